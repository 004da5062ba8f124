import { CommanderError } from 'commander';
import { EXIT } from './exit';
import { readOpen } from './input/bytes';
import { Io, UsageError } from './io';
import { leaveReason } from './output/failure';
import { whyNotWritten } from './output/write-file';
import { programFor } from './program';
import { line, safeError } from './text/safe';

/** Runs one command line. Every problem is printed and shows in the exit code. */
export async function run(argv: readonly string[], plain: Io): Promise<number> {
  const io = withSafeErrors(plain);
  let code: number = EXIT.FINE;
  const program = programFor(io, exit => {
    code = exit;
  });
  for (const command of [program, ...program.commands]) {
    const width = () => io.columns;
    command.exitOverride().configureOutput({
      writeOut: io.out, writeErr: io.err, getOutHelpWidth: width, getErrHelpWidth: width, outputError: (text, write) => write(oneLine(text)),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      return EXIT.FINE;
    }
    leaveReason(io, argv, (error as Error).message);
    if (error instanceof CommanderError) {
      return EXIT.UNREADABLE;
    }
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return EXIT.UNREADABLE;
    }
    throw error;
  }
}

/** Everything that goes to standard error passes one function, also what a command writes while it works. */
function withSafeErrors(io: Io): Io {
  return Object.assign(Object.create(io) as Io, { err: (text: string) => text === '' || io.err(safeError(text)) });
}

/** A message of commander about an argument, with the one line of its own that it may add. */
function oneLine(text: string): string {
  const [, message = text, hint = ''] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(text) ?? [];
  return `${line(message)}${hint}\n`;
}

/** The process: its streams, its folder, its exit code. */
export async function main(): Promise<number> {
  // A reader such as `head` that closes the pipe is not a failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit(EXIT.FINE);
    }
    errors().write(`ocm-access: cannot write to standard output: ${whyNotWritten(error)}\n`);
    process.exit(EXIT.UNREADABLE);
  });
  try {
    return await run(process.argv.slice(2), {
      cwd: process.cwd(),
      env: process.env,
      terminal: process.stdout.isTTY ?? false,
      // Asked for slow input alone: Node.js makes the stream when it is first asked for.
      get progress() {
        return errors().isTTY ?? false;
      },
      columns: process.stdout.columns ?? 160,
      stdin: most => readOpen(0, most),
      out: text => process.stdout.write(text),
      err: text => errors().write(text),
    });
  } catch (error) {
    const { message, stack } = error as Error;
    errors().write(safeError(`ocm-access: ${process.env.DEBUG ? stack : line(message)}\n`));
    return EXIT.UNREADABLE;
  }
}

let listening = false;

/** Standard error, whose failure ends the process: what could not be read would go unnoticed. */
function errors(): NodeJS.WriteStream {
  if (!listening) {
    listening = true;
    process.stderr.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        process.exit(EXIT.UNREADABLE);
      }
    });
  }
  return process.stderr;
}
