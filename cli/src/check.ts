import { githubOf } from './findings/github';
import { jsonOf } from './findings/json';
import { junitOf } from './findings/junit';
import { sarifOf } from './findings/sarif';
import { problemsText, textOf } from './findings/text';
import { counts, FailOn } from './findings/threshold';
import { EXIT, Io } from './io';
import { judge, Judged, JudgeOptions } from './judge';
import { Colours } from './text/colours';

export interface CheckOptions extends JudgeOptions {
  readonly format: string;
  readonly failOn: FailOn;
}

type Format = (judged: Judged, options: { readonly failOn: FailOn; readonly colours: Colours }) => string;

export const CHECK_FORMATS: Readonly<Record<string, Format>> = {
  text: (judged, { colours }) => textOf(judged, colours),
  json: jsonOf,
  sarif: sarifOf,
  github: githubOf,
  junit: (judged, { failOn }) => junitOf(judged, failOn),
};

export function check(io: Io, paths: readonly string[], options: CheckOptions, colours: Colours): { readonly output: string; readonly code: number } {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colours));
  const code = unreadable(judged) ? EXIT.UNREADABLE
    : judged.model.findings.some(finding => counts(finding.severity, options.failOn)) ? EXIT.FINDINGS : EXIT.FINE;
  return { output: CHECK_FORMATS[options.format](judged, { failOn: options.failOn, colours }), code };
}

export function unreadable({ problems }: Pick<Judged, 'problems'>): boolean {
  return problems.some(problem => problem.severity === 'unreadable');
}
