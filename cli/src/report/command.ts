import { markdownOf } from './markdown';
import { terminalOf } from './terminal';
import { type AccessReport } from '../analyzer';
import { unreadable } from '../check';
import { groupsOf } from '../findings/groups';
import { problemsText } from '../findings/text';
import { EXIT, Io } from '../io';
import { judge, Judged, JudgeOptions } from '../judge';
import { Outcome } from '../outcome';
import { pageOf } from '../page/page';
import { Colors } from '../text/colors';

export interface ReportOptions extends JudgeOptions {
  readonly format: string;
}

type Format = (report: AccessReport, judged: Judged, io: Io, colors: Colors) => string;

export const REPORT_FORMATS: Readonly<Record<string, Format>> = {
  text: (report, _, io, colors) => terminalOf(report, io.columns, colors),
  markdown: (report, { model, lines }) => markdownOf(report, groupsOf(model.findings, lines)),
  html: (report, judged) => pageOf(report, judged),
  json: (report, { settings }) => `${JSON.stringify({ settings, ...report }, undefined, 2)}\n`,
};

export function runReport(io: Io, paths: readonly string[], options: ReportOptions, colors: Colors): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const output = REPORT_FORMATS[options.format](judged.model.toJson(), judged, io, colors);
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE };
}
