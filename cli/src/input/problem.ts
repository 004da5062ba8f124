/** Something about the input that a person should know. */
export interface Problem {
  /**
   * `unreadable`: access may hide in it, so the whole judgement counts as not made. `skipped`: no Kubernetes object. `remark`: read, but otherwise than
   * it looks.
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
