import * as fs from 'fs';
import * as path from 'path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { gitSources } from './git';
import { Found } from './source';
import { Io } from '../io';

const MANIFESTS = '**/*.{yaml,yml,json}';
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** The files behind what was written on the command line: `-`, `git:REF:path`, a file, a folder with everything below it, or a glob. */
export function sourcesOf(io: Io, argument: string): Found {
  if (argument === '-') {
    return { sources: [{ name: '<stdin>', read: io.stdin }], problems: [] };
  }
  if (argument.startsWith('git:')) {
    return gitSources(io, argument);
  }
  const stat = fs.statSync(path.resolve(io.cwd, argument), { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const folder = path.resolve(io.cwd, argument);
    return files(argument, globSync(MANIFESTS, { cwd: folder, dot: true, ignore: IGNORED, expandDirectories: false })
      .map(name => ({ name: path.join(argument, name), full: path.join(folder, name) })), 'the folder contains no .yaml, .yml or .json file');
  }
  if (stat) {
    return files(argument, [{ name: argument, full: path.resolve(io.cwd, argument) }], '');
  }
  return isDynamicPattern(argument)
    ? files(argument, globSync(argument, { cwd: io.cwd, ignore: IGNORED, expandDirectories: false })
      .map(name => ({ name, full: path.resolve(io.cwd, name) })), 'the pattern matches no file')
    : { sources: [], problems: [{ severity: 'unreadable', file: argument, message: 'there is no such file or folder' }] };
}

function files(argument: string, found: { name: string; full: string }[], empty: string): Found {
  const sources = found.sort((a, b) => a.name < b.name ? -1 : 1).map(({ name, full }) => ({ name, read: () => fs.readFileSync(full) }));
  return { sources, problems: sources.length === 0 ? [{ severity: 'unreadable', file: argument, message: empty }] : [] };
}
