import { mermaidOf } from './mermaid';
import { noteOf, sectionsOf, summaryOf } from './sections';
import { counted, type AccessReport } from '../analyzer';
import { PlacedGroup } from '../findings/groups';
import { findingLines } from '../findings/markdown';
import { escape } from '../text/markdown';

export function markdownOf(report: AccessReport, groups: readonly PlacedGroup[]): string {
  const sections = sectionsOf(report).map(({ title, description, head, rows }) => [
    `## ${title}`, '', description, '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${row.map(({ text }) => text.split('\n').map(escape).join('<br>')).join(' | ')} |`),
  ].join('\n'));
  const findings = findingLines(groups.map(({ first: { rule, severity, message, remedy }, all }) => ({
    rule, severity, message, remedy, count: all.length, after: all.length > 1 ? `. The same holds for ${counted(all.length - 1, 'more object')}` : '',
  })));
  return [
    '# Access', [`${summaryOf(report)}.`, noteOf(report)].filter(Boolean).join(' '), mermaidOf(report), ...sections,
    ...findings.length > 0 ? [`## Findings\n\n${findings.join('\n')}`] : [],
  ].join('\n\n') + '\n';
}
