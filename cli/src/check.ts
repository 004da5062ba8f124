import { githubOf } from './findings/github';
import { jsonOf } from './findings/json';
import { junitOf } from './findings/junit';
import { sarifOf } from './findings/sarif';
import { problemsText, textOf } from './findings/text';
import { FailOn, failOnOf, fails } from './findings/threshold';
import { EXIT, Io } from './io';
import { judge, Judged, JudgeOptions } from './judge';
import { Outcome } from './outcome';
import { Colors } from './text/colors';

export interface CheckOptions extends JudgeOptions {
  readonly format: string;
  readonly failOn: string;
}

type Format = (judged: Judged, options: { readonly failOn: FailOn; readonly colors: Colors }) => string;

export const CHECK_FORMATS: Readonly<Record<string, Format>> = {
  text: (judged, { colors }) => textOf(judged, colors),
  json: jsonOf,
  sarif: sarifOf,
  github: githubOf,
  junit: (judged, { failOn }) => junitOf(judged, failOn),
};

export function check(io: Io, paths: readonly string[], options: CheckOptions, colors: Colors): Outcome {
  const failOn = failOnOf(options.failOn);
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const code = fails(judged.model, failOn) ? EXIT.FINDINGS : EXIT.FINE;
  const output = CHECK_FORMATS[options.format](judged, { failOn, colors });
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : code };
}

export function unreadable({ problems }: Pick<Judged, 'problems'>): boolean {
  return problems.some(problem => problem.severity === 'unreadable');
}
