import * as fs from 'fs';
import * as path from 'path';
import { Problem } from './problem';
import { Found, Source } from './source';

export const IGNORED = ['node_modules', '.git'];
const MANIFEST = /\.(ya?ml|json)$/;

interface Folder {
  /** As a person would write it. */
  readonly name: string;
  /** The folders around it and itself, without symbolic links: one that leads back into them is not entered again. */
  readonly real: readonly string[];
}

/** Every manifest below a folder, symbolic links followed. What cannot be listed is a problem, since access may hide in it. */
export function manifestsBelow(name: string, folder: string): Found {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  const folders: Folder[] = [{ name, real: [fs.realpathSync(folder)] }];
  for (const next of folders) {
    try {
      for (const entry of fs.readdirSync(next.real[next.real.length - 1], { withFileTypes: true })) {
        enter(entry, next, folders, sources);
      }
    } catch (error) {
      problems.push({ severity: 'unreadable', file: next.name, message: `cannot be listed: ${(error as Error).message}` });
    }
  }
  return { sources, problems };
}

function enter(entry: fs.Dirent, around: Folder, folders: Folder[], sources: Source[]): void {
  const name = path.join(around.name, entry.name);
  const full = path.join(around.real[around.real.length - 1], entry.name);
  const real = entry.isSymbolicLink() ? targetOf(full) : full;
  const isFolder = entry.isDirectory() || (real !== full && real !== undefined && fs.statSync(real).isDirectory());
  if (real !== undefined && isFolder) {
    if (!IGNORED.includes(entry.name) && !around.real.includes(real)) {
      folders.push({ name, real: [...around.real, real] });
    }
  } else if (MANIFEST.test(entry.name)) {
    sources.push({ name, read: () => fs.readFileSync(full) });
  }
}

/** Nothing for a link that leads nowhere: the problem is reported when it is read as a manifest. */
function targetOf(link: string): string | undefined {
  try {
    return fs.realpathSync(link);
  } catch {
    return undefined;
  }
}
