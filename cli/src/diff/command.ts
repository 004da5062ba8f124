import type { AccessDiff } from '../analyzer';
import { diffMarkdown } from './markdown';
import { unreadable } from '../check';
import { problemsText } from '../findings/text';
import { spellProblem } from '../input/problem';
import { EXIT, Io, UsageError } from '../io';
import { judge, JudgeOptions } from '../judge';
import type { Outcome } from '../program';
import { Colours } from '../text/colours';

export interface DiffOptions extends JudgeOptions {
  readonly format: string;
  readonly failOn: string;
}

/** What changed, as far as it could be read. */
export interface FullDiff extends AccessDiff {
  /** What could not be read: a change may hide there. */
  readonly unreadable: readonly string[];
}

const FAILS: Readonly<Record<string, (diff: FullDiff) => boolean>> = {
  'gained': ({ gained }) => gained.length > 0,
  'lost': ({ lost }) => lost.length > 0,
  'new-findings': ({ newFindings }) => newFindings.length > 0,
  'none': () => false,
};

export const DIFF_FAIL_ON = Object.keys(FAILS);
export const DIFF_FORMATS: Readonly<Record<string, (diff: FullDiff) => string>> = {
  markdown: diffMarkdown,
  json: diff => `${JSON.stringify(diff, undefined, 2)}\n`,
};

export function runDiff(io: Io, base: string, head: string, options: DiffOptions, colours: Colours): Outcome {
  const kinds = options.failOn.split(',').map(kind => kind.trim());
  const strange = kinds.find(kind => !DIFF_FAIL_ON.includes(kind));
  if (strange !== undefined) {
    throw new UsageError(`--fail-on ${strange}: is no kind of change; choose from ${DIFF_FAIL_ON.join(', ')}`);
  }
  if (base === '-' && head === '-') {
    throw new UsageError('base and head cannot both come from standard input');
  }
  const sides = [base, head].map(side => judge(io, [side], options));
  sides.forEach(side => io.err(problemsText(side.problems, colours)));
  const found: FullDiff = {
    ...sides[0].model.diff(sides[1].model) as AccessDiff,
    unreadable: sides.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'unreadable').map(spellProblem)),
  };
  return {
    output: DIFF_FORMATS[options.format](found),
    code: sides.some(unreadable) ? EXIT.UNREADABLE : kinds.some(kind => FAILS[kind](found)) ? EXIT.FINDINGS : EXIT.FINE,
  };
}
