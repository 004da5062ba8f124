import { type Program } from './processes.js';

export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
  /** Ends the wait at once, with its last words, when it exits. */
  readonly program?: Program;
}

export const sleep = (ms: number) => new Promise<void>(done => setTimeout(done, ms));

/** Polls until `probe` gives something truthy; the error names what was waited for and what was seen last. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  options: WaitOptions = {},
): Promise<T> {
  const { timeoutMs = 30_000, intervalMs = 100 } = options;
  const until = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const seen = await probe();
      if (seen) {
        return seen;
      }
    } catch (error) {
      last = error;
    }
    requireRunning(what, options.program);
    if (Date.now() > until) {
      throw new Error(`${what}: not seen in ${timeoutMs / 1000} s${last ? `; last: ${String((last as Error).message ?? last)}` : ''}`);
    }
    await sleep(intervalMs);
  }
}

function requireRunning(what: string, program: Program | undefined): void {
  if (program?.exitCode !== undefined) {
    throw new Error(`${what}: ${program.spec.name} ended with ${program.exitCode}:\n${program.log().slice(-3000)}`);
  }
}
