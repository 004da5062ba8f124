import { markdownOf } from './markdown';
import { terminalOf } from './terminal';
import { unreadable } from '../check';
import { EXIT } from '../exit';
import { groupsOf } from '../findings/groups';
import { problemsText } from '../findings/text';
import { Io } from '../io';
import { json, ReportAnswer } from '../json-answers';
import { judge, JudgeOptions, Readable, shownJudged } from '../judge';
import { Formats, Outcome, outcomeOf } from '../outcome';
import { pageOf } from '../page/page';
import { Colors } from '../text/colors';

interface Reported {
  readonly judged: Readable;
  readonly columns: number;
}

export const REPORT_FORMATS: Formats<Reported> = {
  text: { reader: 'person', write: ({ judged, columns }, colors) => terminalOf(judged.model.toJson(), columns, colors) },
  markdown: { reader: 'person', write: ({ judged: { model, lines } }) => markdownOf(model.toJson(), groupsOf(model.findings, lines)) },
  html: { reader: 'browser', write: ({ judged }) => pageOf(judged.model.toJson(), judged) },
  json: { reader: 'program', write: ({ judged: { settings, model } }) => json<ReportAnswer>({ settings, ...model.toJson() }) },
};

export function runReport(io: Io, paths: readonly string[], options: JudgeOptions, colors: Colors): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const { columns } = io;
  const answer = { plain: { judged, columns }, shown: () => ({ judged: shownJudged(judged), columns }) };
  return outcomeOf(REPORT_FORMATS, answer, unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE);
}
