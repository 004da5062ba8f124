import { AccessReport } from './gather';
import { mermaidOf } from './mermaid';
import { sectionsOf, summaryWords } from './sections';
import { FindingGroup, count } from '../findings/groups';
import { escape } from '../text/markdown';

export function markdownOf(report: AccessReport, groups: readonly FindingGroup[]): string {
  const sections = sectionsOf(report).map(({ title, words, head, rows }) => [
    `## ${title}`, '', words, '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${row.map(cell => cell.split('\n').map(escape).join('<br>')).join(' | ')} |`),
  ].join('\n'));
  const findings = groups.map(({ first, all }) => `- **${first.severity}** \`${first.rule}\`: ${escape(first.message)}${all.length > 1 ? ` The same holds for ${count(all.length - 1, 'more object')}.` : ''}`);
  return [
    '# Access', `${summaryWords(report)}.`, mermaidOf(report), ...sections,
    ...findings.length > 0 ? [`## Findings\n\n${findings.join('\n')}`] : [],
  ].join('\n\n') + '\n';
}
