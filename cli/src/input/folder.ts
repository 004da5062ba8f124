import * as fs from 'fs';
import * as path from 'path';
import { readFile } from './bytes';
import { unrenderedIn } from './languages';
import { isWithin, spelledName } from './names';
import { Problem } from './problem';
import { Found, MANIFEST, notRead, PASSED_OVER, passedOver, Source } from './source';

interface Folder {
  /** As a person would write it. */
  readonly name: string;
  /** The folders around it and itself, without symbolic links: one that leads back into them is not entered again. */
  readonly real: readonly string[];
}

interface Walk {
  readonly sources: Source[];
  readonly problems: Problem[];
  readonly folders: Folder[];
  /** Files that are no manifests. */
  readonly others: string[];
}

/** Every manifest below a folder. What cannot be listed is a problem, since access may hide in it; links are followed within the folder alone. */
export function manifestsBelow(name: string, folder: string): Found {
  const walk: Walk = { sources: [], problems: [], folders: [{ name, real: [fs.realpathSync(folder)] }], others: [] };
  for (const next of walk.folders) {
    try {
      for (const entry of fs.readdirSync(next.real[next.real.length - 1], { withFileTypes: true })) {
        enter(entry, next, walk);
      }
    } catch (error) {
      walk.problems.push({ severity: 'unreadable', file: next.name, message: `cannot be listed: ${(error as Error).message}` });
    }
  }
  walk.problems.push(...unrenderedIn(walk.others, path.posix.dirname));
  return walk;
}

function enter(entry: fs.Dirent, around: Folder, { sources, problems, folders, others }: Walk): void {
  const name = spelledName(path.join(around.name, entry.name));
  const full = path.join(around.real[around.real.length - 1], entry.name);
  const target = entry.isSymbolicLink() ? targetOf(full) : entry;
  const leadsOut = entry.isSymbolicLink() && target && !isWithin(fs.realpathSync(full), around.real[0]);
  if (leadsOut) {
    problems.push(...target.isDirectory() || MANIFEST.test(entry.name) ? [notRead(name, 'is a link that leads out of the folder')] : []);
  } else if (target?.isDirectory()) {
    enterFolder({ name, real: [...around.real, fs.realpathSync(full)] }, entry.name, { problems, folders });
  } else if (MANIFEST.test(entry.name)) {
    enterFile({ name, full, target }, { sources, problems });
  } else {
    others.push(name);
  }
}

/** A link that leads nowhere is a problem when it is read. */
function enterFile({ name, full, target }: { readonly name: string; readonly full: string; readonly target?: fs.Stats | fs.Dirent },
  { sources, problems }: Pick<Walk, 'sources' | 'problems'>): void {
  if (target && !target.isFile()) {
    problems.push(notRead(name, 'is a pipe, a socket or a device'));
  } else {
    sources.push({ name, read: most => readFile(full, most) });
  }
}

function enterFolder(folder: Folder, ownName: string, { problems, folders }: Pick<Walk, 'problems' | 'folders'>): void {
  if (PASSED_OVER.includes(ownName)) {
    problems.push(...passedOver(folder.name));
  } else if (!folder.real.slice(0, -1).includes(folder.real[folder.real.length - 1])) {
    folders.push(folder);
  }
}

/** Nothing for a link that leads nowhere. */
function targetOf(link: string): fs.Stats | undefined {
  try {
    return fs.statSync(link);
  } catch {
    return undefined;
  }
}
