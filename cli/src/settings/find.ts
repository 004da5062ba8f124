import * as fs from 'fs';
import * as path from 'path';
import { gitFile, prefixOf, rootedPath } from '../input/git';
import { spelledName } from '../input/names';
import { Io, UsageError } from '../io';

export const DEFAULT_FILE = 'ocm-access.yaml';
/** In one folder is one of them. */
const DEFAULT_FILES = [DEFAULT_FILE, 'ocm-access.yml'];

/** A file with settings, as a person names it. */
export interface SettingsFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The folder to which its paths are relative. */
  readonly folder: string;
}

/** The file nearest to manifests: in their folder, or above it up to the root of the repository or of the file system. */
export function nearestFile(io: Io, manifests: string): SettingsFile | undefined {
  const [, commit, below = ''] = /^(git:[^:]+)(?::(.*))?$/s.exec(manifests) ?? [];
  return commit === undefined ? localFile(io, nearestName(io, manifests)) : nearestInCommit(io, commit, below);
}

/** The file that `--config` names: one of the working folder, or `git:REF:path`. */
export function namedFile(io: Io, name: string): SettingsFile {
  if (!name.startsWith('git:')) {
    return localFile(io, fs.existsSync(path.resolve(io.cwd, name)) ? name : undefined) ?? refuseMissing(name);
  }
  const [, reference = '', file = ''] = /^(git:[^:]+:)(.+)$/s.exec(name) ?? [];
  const bytes = file === '' ? undefined : gitFile(io, reference, file);
  return bytes ? { name, bytes, folder: path.dirname(name) } : refuseMissing(name);
}

function refuseMissing(name: string): never {
  throw new UsageError(`${name}: there is no such file`);
}

/** The nearest file that is there, read or not: where one cannot be read, no other is taken. */
export function nearestName(io: Io, manifests: string): string | undefined {
  const shown = (file: string) => path.relative(io.cwd, file).split(path.sep).join('/');
  for (const folder of foldersAbove(folderOf(io, manifests))) {
    const there = DEFAULT_FILES.map(name => path.join(folder, name)).filter(file => fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined);
    if (there.length > 0) {
      return onlyOne(there.map(shown));
    }
  }
  return undefined;
}

function onlyOne(names: readonly string[]): string {
  if (names.length > 1) {
    throw new UsageError(`${names.join(' and ')}: are both there, and one of them must count; remove one, or name one with --config`);
  }
  return names[0];
}

function localFile(io: Io, name: string | undefined): SettingsFile | undefined {
  if (name === undefined) {
    return undefined;
  }
  try {
    return { name, bytes: fs.readFileSync(path.resolve(io.cwd, name)), folder: path.dirname(name) };
  } catch (error) {
    throw new UsageError(`${name}: cannot be read: ${(error as Error).message}; make it a file that can be read, or name another with --config`);
  }
}

/** The folder of a file, a folder itself, or what a pattern has before its first dynamic part. A pipe has none: the working folder counts for it. */
export function folderOf(io: Io, manifests: string): string {
  const full = path.resolve(io.cwd, manifests);
  const stat = manifests === '-' ? undefined : fs.statSync(full, { throwIfNoEntry: false });
  if (manifests === '-' || (stat && !stat.isFile() && !stat.isDirectory())) {
    return io.cwd;
  }
  if (stat) {
    return stat.isDirectory() ? full : path.dirname(full);
  }
  const parts = spelledName(manifests).split('/');
  const fixed = parts.findIndex(part => /[*?[{]/.test(part));
  return path.resolve(io.cwd, (fixed < 0 ? parts.slice(0, -1) : parts.slice(0, fixed)).join('/') || (parts[0] === '' ? '/' : '.'));
}

function foldersAbove(folder: string): string[] {
  const isLast = fs.existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder;
  return [folder, ...isLast ? [] : foldersAbove(path.dirname(folder))];
}

/** In a commit, from the folder of the path up to the root of the repository, which may be above the working folder. */
function nearestInCommit(io: Io, commit: string, below: string): SettingsFile | undefined {
  const parts = rootedPath(io, below)?.split('/').filter(part => part !== '') ?? [];
  for (const folder of [...parts.map((_, i) => parts.slice(0, parts.length - i).join('/')), '']) {
    const there = DEFAULT_FILES.flatMap(file => {
      const name = path.posix.join(folder, file);
      const bytes = gitFile(io, commit, name);
      return bytes ? [{ name: `${commit}:${name}`, bytes, folder: path.posix.relative(prefixOf(io), folder) || '.' }] : [];
    });
    if (there.length > 0) {
      onlyOne(there.map(({ name }) => name));
      return there[0];
    }
  }
  return undefined;
}
