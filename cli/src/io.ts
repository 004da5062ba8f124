/** Everything a command touches outside itself, so that tests can replace a terminal. */
export interface Io {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  /** Whether standard error is one: only then is progress shown. */
  readonly progress: boolean;
  readonly columns: number;
  /** All of standard input; fails with `TooLarge` where there is more. */
  readonly stdin: (most: number) => Buffer;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What the process exits with. */
export const EXIT = { FINE: 0, FINDINGS: 1, UNREADABLE: 2 } as const;

/** A mistake in the command line: printed as one line, without a stack. */
export class UsageError extends Error {}
