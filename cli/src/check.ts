import { counted } from './analyzer';
import { compare, staleText } from './baseline/apply';
import { BaselineEntry } from './baseline/entry';
import { readBaseline, writeBaseline } from './baseline/file';
import { EXIT } from './exit';
import { githubOf } from './findings/github';
import { jsonOf } from './findings/json';
import { junitOf } from './findings/junit';
import { sarifOf } from './findings/sarif';
import { problemsText, textOf } from './findings/text';
import { FailOn, failOnOf, fails } from './findings/threshold';
import { Io, UsageError } from './io';
import { judge, Judged, JudgeOptions, Readable, shownJudged } from './judge';
import { Formats, Outcome, outcomeOf } from './outcome';
import { Colors } from './text/colors';

export interface CheckOptions extends JudgeOptions {
  readonly failOn: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

interface Checked {
  readonly judged: Readable;
  readonly failOn: FailOn;
}

export const CHECK_FORMATS: Formats<Checked> = {
  text: { reader: 'person', write: ({ judged }, colors) => textOf(judged, colors) },
  json: { reader: 'program', write: ({ judged }) => jsonOf(judged) },
  sarif: { reader: 'program', write: ({ judged }) => sarifOf(judged) },
  github: { reader: 'runner', write: ({ judged }) => githubOf(judged) },
  junit: { reader: 'person', write: ({ judged, failOn }) => junitOf(judged, failOn) },
};

export function check(io: Io, paths: readonly string[], options: CheckOptions, colors: Colors): Outcome {
  const failOn = failOnOf(options.failOn);
  // Read before the work is done: a mistake in it need not wait.
  const entries = options.baseline === undefined ? undefined : readBaseline(io, options.baseline);
  const all = judge(io, paths, options);
  io.err(problemsText(all.problems, colors));
  const judged = withBaseline(io, all, options, entries);
  const code = fails(judged.model, failOn) ? EXIT.FINDINGS : EXIT.FINE;
  const answer = { plain: { judged, failOn }, shown: () => ({ judged: shownJudged(judged), failOn }) };
  return outcomeOf(CHECK_FORMATS, answer, unreadable(judged) ? EXIT.UNREADABLE : code);
}

/** The answer without what is known. A baseline that is written counts at once. */
function withBaseline(io: Io, judged: Judged, { baseline, writeBaseline: target }: CheckOptions, entries?: readonly BaselineEntry[]): Readable {
  const { findings } = judged.model;
  const file = target ?? baseline;
  if (file === undefined) {
    return judged;
  }
  if (target !== undefined && unreadable(judged)) {
    throw new UsageError(`--write-baseline ${target}: is not written, because some of the input could not be read`);
  }
  const held = target === undefined ? entries ?? [] : writeBaseline(io, target, findings);
  const compared = compare(file, held, findings);
  io.err(target === undefined ? staleText(compared.baseline) : `baseline: ${counted(held.length, 'finding')} written to ${target}\n`);
  const { suppressed, unknowns, coverage, outcomes } = judged.model;
  const model = { findings: [...compared.fresh], suppressed, unknowns, coverage, outcomes, toJson: () => judged.model.toJson() };
  return { ...judged, model, baseline: compared.baseline };
}

export function unreadable({ problems }: Pick<Judged, 'problems'>): boolean {
  return problems.some(problem => problem.severity === 'unreadable');
}
