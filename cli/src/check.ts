import { counted } from './analyzer';
import { compare, staleText } from './baseline/apply';
import { BaselineEntry } from './baseline/entry';
import { readBaseline, writeBaseline } from './baseline/file';
import { githubOf } from './findings/github';
import { jsonOf } from './findings/json';
import { junitOf } from './findings/junit';
import { sarifOf } from './findings/sarif';
import { problemsText, textOf } from './findings/text';
import { FailOn, failOnOf, fails } from './findings/threshold';
import { EXIT, Io, UsageError } from './io';
import { judge, Judged, JudgeOptions, Readable } from './judge';
import { Outcome } from './outcome';
import { Colors } from './text/colors';

export interface CheckOptions extends JudgeOptions {
  readonly format: string;
  readonly failOn: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

type Format = (judged: Readable, options: { readonly failOn: FailOn; readonly colors: Colors }) => string;

export const CHECK_FORMATS: Readonly<Record<string, Format>> = {
  text: (judged, { colors }) => textOf(judged, colors),
  json: jsonOf,
  sarif: sarifOf,
  github: githubOf,
  junit: (judged, { failOn }) => junitOf(judged, failOn),
};

export function check(io: Io, paths: readonly string[], options: CheckOptions, colors: Colors): Outcome {
  const failOn = failOnOf(options.failOn);
  // Read before the work is done: a mistake in it need not wait.
  const entries = options.baseline === undefined ? undefined : readBaseline(io, options.baseline);
  const all = judge(io, paths, options);
  io.err(problemsText(all.problems, colors));
  const judged = withBaseline(io, all, options, entries);
  const code = fails(judged.model, failOn) ? EXIT.FINDINGS : EXIT.FINE;
  const output = CHECK_FORMATS[options.format](judged, { failOn, colors });
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : code };
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
