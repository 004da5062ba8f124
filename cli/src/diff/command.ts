import { FullDiff } from './full-diff';
import { diffMarkdown } from './markdown';
import { unreadable } from '../check';
import { EXIT } from '../exit';
import { problemsText } from '../findings/text';
import { lacksPath } from '../input/git';
import { Problem, spellProblem } from '../input/problem';
import { Io, UsageError } from '../io';
import { DiffAnswer, json } from '../json-answers';
import { judge, JudgeOptions } from '../judge';
import { Formats, Outcome, outcomeOf } from '../outcome';
import { Colors } from '../text/colors';
import { line, shown } from '../text/safe';

export interface DiffOptions extends JudgeOptions {
  readonly failOn: string;
}

const FAILS: Readonly<Record<string, (diff: FullDiff) => boolean>> = {
  'gained': ({ gained }) => gained.length > 0,
  'lost': ({ lost }) => lost.length > 0,
  'new-findings': ({ newFindings }) => newFindings.length > 0,
  // What the head decides beyond the base hides nothing today, and may hide the next change.
  'suppressed': ({ newlySuppressed, changedDecisions }) => newlySuppressed.length > 0 || changedDecisions.some(({ after }) => after !== undefined),
  'unjudged': ({ notJudged, newUnknowns }) => notJudged.length + newUnknowns.length > 0,
  'none': () => false,
};

export const DIFF_FAIL_ON = Object.keys(FAILS);
export const DIFF_FORMATS: Formats<FullDiff> = {
  markdown: { reader: 'person', write: diffMarkdown },
  json: { reader: 'program', write: diff => json<DiffAnswer>(diff) },
};

/** The states before and after the change. */
export interface Sides {
  readonly base: string;
  readonly head: string;
}

export function runDiff(io: Io, { base, head }: Sides, options: DiffOptions, colors: Colors): Outcome {
  const kinds = options.failOn.split(',').map(kind => kind.trim());
  const strange = kinds.find(kind => !DIFF_FAIL_ON.includes(kind));
  if (strange !== undefined) {
    throw new UsageError(`--fail-on ${strange}: not a kind of change; use ${DIFF_FAIL_ON.join(', ')}`);
  }
  if (base === '-' && head === '-') {
    throw new UsageError('base and head cannot both come from standard input');
  }
  const baseIsMissing = lacksPath(io, base);
  io.err(baseIsMissing ? `base: the commit of ${line(base)} has no such path; the base counts as empty\n` : '');
  const sides = [judge(io, [base], { ...options, isEmpty: baseIsMissing }), judge(io, [head], options)];
  sides.forEach(side => io.err(problemsText(side.problems, colors)));
  const found: FullDiff = {
    ...sides[0].model.diff(sides[1].model),
    baseIsMissing,
    unreadable: sides.flatMap(({ problems }) => spelled(problems, 'unreadable')),
    passedOver: spelled(sides[1].problems, 'skipped'),
  };
  const code = kinds.some(kind => FAILS[kind](found)) ? EXIT.FINDINGS : EXIT.FINE;
  return outcomeOf(DIFF_FORMATS, { plain: found, shown: () => shown(found) }, sides.some(unreadable) ? EXIT.UNREADABLE : code);
}

function spelled(problems: readonly Problem[], severity: Problem['severity']): string[] {
  return problems.filter(problem => problem.severity === severity).map(spellProblem);
}
