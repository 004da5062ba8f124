import * as fs from 'fs';
import * as path from 'path';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'no space is left',
};

/** Whole or not at all: a reader never finds half an answer, and a link that appears meanwhile is replaced, not followed. */
export function writeFile(full: string, text: string): void {
  const there = fs.lstatSync(full, { throwIfNoEntry: false });
  if (there && !there.isFile()) {
    // A device or a pipe: it cannot be replaced.
    fs.writeFileSync(full, text);
    return;
  }
  const partial = path.join(path.dirname(full), `.ocm-access-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    fs.writeFileSync(partial, text, { flag: 'wx', ...there ? { mode: there.mode } : {} });
    fs.renameSync(partial, full);
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw error;
  }
}

/** Without paths of the machine. */
export function whyNotWritten(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return WORDS[code ?? ''] ?? code ?? message;
}
