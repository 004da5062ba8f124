import { line } from './text/safe';

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

/** A mistake in the command line or the settings: printed without a stack. Each message is one line, whatever is in it. */
export class UsageError extends Error {
  public constructor(...messages: readonly string[]) {
    super(messages.map(line).join('\n'));
  }
}
