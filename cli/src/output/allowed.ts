import * as fs from 'fs';
import * as path from 'path';
import { streamOf } from './streams';
import { spelledName } from '../input/names';
import { Io } from '../io';

/** What is read from a folder, and the settings wherever they are: an output there would be input of the next run. */
const READ_BELOW = /\.(ya?ml|json)$/i;
const SETTINGS = /^ocm-access\.ya?ml$/i;
const PATTERN = /[*?[{!(]/;

/** Why an output must not go to a file, if it must not: a stranger's link leads elsewhere, and an input would be lost. */
export function whyNotTo(io: Io, file: string, inputs: readonly string[]): string | undefined {
  const full = path.resolve(io.cwd, file);
  if (streamOf(io, full)) {
    return undefined;
  }
  const link = linkOnTheWay(io.cwd, full);
  if (link !== undefined) {
    return `${link} is a symbolic link, and outputs are not written through one; remove it, or name another file`;
  }
  const there = fs.lstatSync(full, { throwIfNoEntry: false });
  if (there?.isDirectory()) {
    return 'is a folder; name a file';
  }
  if (SETTINGS.test(path.basename(full)) || inputs.some(input => isReadAs(io, full, input))) {
    return 'is an input of this command, which an output must not replace; name another file';
  }
  return undefined;
}

/** The file itself, and folders below the working folder: what lies above it, or elsewhere, no pull request can change. */
function linkOnTheWay(cwd: string, full: string): string | undefined {
  const below = path.relative(cwd, full).split(path.sep);
  const steps = below[0] === '..' || path.isAbsolute(below[0]) ? [full] : below.map((_, i) => path.join(cwd, ...below.slice(0, i + 1)));
  const link = steps.find(step => fs.lstatSync(step, { throwIfNoEntry: false })?.isSymbolicLink());
  return link === undefined ? undefined : path.relative(cwd, link);
}

function isReadAs(io: Io, full: string, input: string): boolean {
  if (input === '-' || input === '' || input.startsWith('git:')) {
    return false;
  }
  const named = path.resolve(io.cwd, input);
  const stat = fs.statSync(named, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) {
    return real(full) === real(named);
  }
  if (!stat && !PATTERN.test(input)) {
    return false;
  }
  const folder = real(stat ? named : path.resolve(io.cwd, fixedPart(input)));
  const below = path.relative(folder, real(full));
  return READ_BELOW.test(full) && !below.startsWith('..') && !path.isAbsolute(below);
}

/** Of a pattern, the folders before the first part that is one. */
function fixedPart(pattern: string): string {
  const parts = spelledName(pattern).split('/');
  const first = parts.findIndex(part => PATTERN.test(part));
  return parts.slice(0, first).join('/') || (parts[0] === '' ? '/' : '.');
}

/** Without symbolic links, also of what is not there yet. */
function real(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    const around = path.dirname(file);
    return around === file ? file : path.join(real(around), path.basename(file));
  }
}
