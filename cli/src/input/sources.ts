import * as fs from 'fs';
import * as path from 'path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { IGNORED, manifestsBelow } from './folder';
import { gitSources } from './git';
import { Problem } from './problem';
import { Found, Source } from './source';
import { Io } from '../io';

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
    const { sources, problems } = manifestsBelow(argument, path.resolve(io.cwd, argument));
    return ordered(argument, sources, 'the folder contains no .yaml, .yml or .json file', problems);
  }
  return stat ? { sources: [fileSource(io, argument)], problems: [] } : matching(io, argument);
}

/** The one place that uses tinyglobby, which loads at its first use: files and folders are read without it. */
function matching(io: Io, pattern: string): Found {
  if (!isDynamicPattern(pattern)) {
    return { sources: [], problems: [{ severity: 'unreadable', file: pattern, message: 'there is no such file or folder' }] };
  }
  const found = globSync(pattern, { cwd: io.cwd, ignore: IGNORED.map(name => `**/${name}/**`), expandDirectories: false });
  return ordered(pattern, found.map(name => fileSource(io, name)), 'the pattern matches no file');
}

function fileSource(io: Io, name: string): Source {
  return { name, read: () => fs.readFileSync(path.resolve(io.cwd, name)) };
}

function ordered(argument: string, found: readonly Source[], empty: string, problems: readonly Problem[] = []): Found {
  return found.length + problems.length === 0
    ? { sources: [], problems: [{ severity: 'unreadable', file: argument, message: empty }] }
    : { sources: [...found].sort((a, b) => a.name < b.name ? -1 : 1), problems };
}
