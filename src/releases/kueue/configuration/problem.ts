import { PROBLEM_TEXTS } from './problem-texts';

export type ProblemId = keyof typeof PROBLEM_TEXTS;

/** Names, numbers and lists of names that the text of a problem needs. */
export type ProblemData = Readonly<Record<string, string | number | readonly string[]>>;

/** Something in a configuration for which Kueue's manager ends. */
export interface ConfigurationProblem {
  readonly id: ProblemId;
  /** `multiKueue.externalFrameworks[0].name`; empty for the text as a whole. */
  readonly path: string;
  readonly value?: unknown;
  readonly line: number;
  readonly column: number;
  readonly data: ProblemData;
}

/** A problem before its place in the text is known in lines. */
export interface Found {
  readonly id: ProblemId;
  readonly path: string;
  readonly value?: unknown;
  readonly at: number;
  readonly data?: ProblemData;
}

/** The text of a problem, with its data in place. */
export function problemText({ id, data }: Pick<ConfigurationProblem, 'id' | 'data'>): { wrong: string; remedy: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => [data[name] ?? ''].flat().join(', '));
  const { problem, remedy } = PROBLEM_TEXTS[id];
  return { wrong: fill(problem), remedy: fill(remedy) };
}
