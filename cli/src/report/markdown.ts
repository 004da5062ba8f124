import { mermaidOf } from './mermaid';
import { noteOf, sectionsOf, summaryOf } from './sections';
import { counted, type AccessReport } from '../analyzer';
import { PlacedGroup } from '../findings/groups';
import { helpOf } from '../findings/rules';
import { escape } from '../text/markdown';

export function markdownOf(report: AccessReport, groups: readonly PlacedGroup[]): string {
  const sections = sectionsOf(report).map(({ title, description, head, rows }) => [
    `## ${title}`, '', description, '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${row.map(({ text }) => text.split('\n').map(escape).join('<br>')).join(' | ')} |`),
  ].join('\n'));
  const findings = groups.map(({ first, all }) => {
    const others = all.length > 1 ? ` The same holds for ${counted(all.length - 1, 'more object')}.` : '';
    return `- **${first.severity}** [\`${first.rule}\`](${helpOf(first.rule)}): ${escape(first.message)}${others}`;
  });
  return [
    '# Access', [`${summaryOf(report)}.`, noteOf(report)].filter(Boolean).join(' '), mermaidOf(report), ...sections,
    ...findings.length > 0 ? [`## Findings\n\n${findings.join('\n')}`] : [],
  ].join('\n\n') + '\n';
}
