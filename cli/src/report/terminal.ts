import { Cell, noteOf, releaseNotes, sectionsOf, summaryOf } from './sections';
import { PathState, type AccessReport } from '../analyzer';
import { Colors } from '../text/colors';
import { table } from '../text/table';

export function terminalOf(report: AccessReport, columns: number, colors: Colors): string {
  const { bold, dim } = colors;
  const paints = { [PathState.COMPLETE]: colors.good, [PathState.BROKEN]: colors.bad, [PathState.UNKNOWN]: colors.unsure };
  const paint = ({ text, state }: Cell) => state ? paints[state](text) : text;
  const sections = sectionsOf(report).map(({ title, description, head, rows }) =>
    `${bold(title)}\n${dim(description)}\n\n${table(head, rows.map(row => row.map(paint)), columns)}`);
  const hint = report.findings.length > 0 ? dim('\nocm-access check lists the findings.') : '';
  const note = noteOf(report);
  return [...releaseNotes(report), ...note === undefined ? [] : [note], ...sections, `${bold(summaryOf(report))}${hint}`].join('\n\n') + '\n';
}
