import * as fs from 'fs';

/** More than the limit for all input. */
export class TooLarge extends Error {}

const CHUNK = 2 ** 20;

/** The content of a file, whatever it is: what a shell substitutes for a command is a FIFO, and a device has no end. */
export function readFile(path: string, most: number): Buffer {
  const file = fs.openSync(path, 'r');
  try {
    return readOpen(file, most);
  } finally {
    fs.closeSync(file);
  }
}

/** The same of an open file, such as standard input. */
export function readOpen(file: number, most: number): Buffer {
  const stat = fs.fstatSync(file);
  if (stat.isFile()) {
    if (stat.size > most) {
      throw new TooLarge();
    }
    return fs.readFileSync(file);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(file, chunk);
    if (count === 0) {
      return Buffer.concat(chunks, length);
    }
    length += count;
    if (length > most) {
      throw new TooLarge();
    }
    chunks.push(chunk.subarray(0, count));
  }
}

/** Nothing at the end. A terminal or a pipe that has nothing yet is asked again. */
function readSome(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(file, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') {
        return 0;
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
