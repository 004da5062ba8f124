import { CommanderError } from 'commander';
import { readOpen } from './input/bytes';
import { EXIT, Io, UsageError } from './io';
import { programFor } from './program';

/** Runs one command line. Every problem is printed and shows in the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.FINE;
  const program = programFor(io, exit => {
    code = exit;
  });
  for (const command of [program, ...program.commands]) {
    const width = () => io.columns;
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: width, getErrHelpWidth: width });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.FINE : EXIT.UNREADABLE;
    }
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return EXIT.UNREADABLE;
    }
    throw error;
  }
}

/** The process: its streams, its folder, its exit code. */
export async function main(): Promise<number> {
  // A reader such as `head` that closes the pipe is not a failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.FINE : EXIT.UNREADABLE));
  try {
    return await run(process.argv.slice(2), {
      cwd: process.cwd(),
      env: process.env,
      terminal: process.stdout.isTTY ?? false,
      // Asked for slow input alone: Node.js makes the stream when it is first asked for.
      get progress() {
        return process.stderr.isTTY ?? false;
      },
      columns: process.stdout.columns ?? 160,
      stdin: most => readOpen(0, most),
      out: text => process.stdout.write(text),
      err: text => process.stderr.write(text),
    });
  } catch (error) {
    const { message, stack } = error as Error;
    process.stderr.write(`ocm-access: ${process.env.DEBUG ? stack : message}\n`);
    return EXIT.UNREADABLE;
  }
}
