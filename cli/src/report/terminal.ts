import { AccessReport } from './gather';
import { sectionsOf, summaryWords } from './sections';
import { Colours } from '../text/colours';
import { table } from '../text/table';

export function terminalOf(report: AccessReport, columns: number, colours: Colours): string {
  const { bold, dim } = colours;
  const paint = (cell: string) => cell.startsWith('broken') ? colours.bad(cell) : cell.startsWith('unknown at') ? colours.unsure(cell) : cell === 'works' ? colours.good(cell) : cell;
  const sections = sectionsOf(report).map(({ title, words, head, rows }) => `${bold(title)}\n${dim(words)}\n\n${table(head, rows.map(row => row.map(paint)), columns)}`);
  return [...sections, `${bold(summaryWords(report))}${report.findings.length > 0 ? dim('\nocm-access check says what is wrong.') : ''}`].join('\n\n') + '\n';
}
