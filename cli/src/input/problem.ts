/** Something about the input that a person should know. */
export interface Problem {
  /**
   * `unreadable`: access may hide in it, so the analysis is not complete. `skipped`: not a Kubernetes object. `remark`: read, but not as it may
   * look.
   */
  readonly severity: 'unreadable' | 'skipped' | 'remark';
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

export function placeOf({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  return line === undefined ? file : `${file}:${line}`;
}

export function spellProblem(problem: Problem): string {
  return `${placeOf(problem)}: ${problem.message}`;
}
