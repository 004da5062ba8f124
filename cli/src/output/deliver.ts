import * as path from 'path';
import { whyNotTo } from './allowed';
import { removeAnswer } from './failure';
import { streamOf } from './streams';
import { Target } from './targets';
import { whyNotWritten, writeFile } from './write-file';
import { EXIT } from '../exit';
import { Io, UsageError } from '../io';
import { Outcome } from '../outcome';
import { Colors, NO_COLORS } from '../text/colors';
import { line } from '../text/safe';

/** Refuses, before anything is read or written, what must not be written. */
export function refuseTargets(io: Io, targets: readonly Target[], inputs: readonly string[]): void {
  const files = targets.flatMap(({ file }) => file ?? []);
  const wrong = files.flatMap((file, i) => {
    const twice = files.findIndex(other => path.resolve(io.cwd, other) === path.resolve(io.cwd, file)) < i;
    const why = twice ? 'is named for two outputs; name another file for one of them' : whyNotTo(io, file, inputs);
    return why === undefined ? [] : [`${file}: ${why}`];
  });
  if (wrong.length > 0) {
    throw new UsageError(...wrong);
  }
}

/** Writes every output, the files first. All are made before one is written: a mistake in one leaves none. */
export function deliver(io: Io, targets: readonly Target[], outcome: Outcome, colors: Colors): number {
  const texts = targets.map(({ format, file }) => ({ file, text: outcome.output(format, file === undefined ? colors : NO_COLORS) }));
  const failed = texts.flatMap(({ file, text }) => file === undefined ? [] : problemOf(io, file, text));
  texts.filter(({ file }) => file === undefined).forEach(({ text }) => io.out(text));
  failed.forEach(problem => io.err(`${line(problem)}\n`));
  return failed.length > 0 ? EXIT.UNREADABLE : outcome.code;
}

function problemOf(io: Io, file: string, text: string): string[] {
  const full = path.resolve(io.cwd, file);
  const stream = streamOf(io, full);
  if (stream) {
    stream(text);
    return [];
  }
  try {
    writeFile(full, text);
    return [];
  } catch (error) {
    removeAnswer(full);
    return [`${file}: cannot be written: ${whyNotWritten(error)}`];
  }
}
