import * as fs from 'fs';
import * as path from 'path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { readFile } from './bytes';
import { manifestsBelow } from './folder';
import { gitSources } from './git';
import { languageOf } from './languages';
import { isWithin, spelledName } from './names';
import { Problem } from './problem';
import { Found, notRead, PASSED_OVER, Source } from './source';
import { Io } from '../io';

/** The files behind what was written on the command line: `-`, `git:REF:path`, a file, a folder with everything below it, or a glob. */
export function sourcesOf(io: Io, argument: string): Found {
  if (argument === '') {
    return nothing(argument, 'is empty: a variable may not be set; name a file or a folder, or . for this one');
  }
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
  const language = stat?.isFile() ? languageOf(argument) : undefined;
  if (language !== undefined) {
    return nothing(argument, language);
  }
  return stat ? { sources: [fileSource(io, argument)], problems: [] } : matching(io, argument);
}

/** The one place that uses tinyglobby, which loads at its first use: files and folders are read without it. */
function matching(io: Io, pattern: string): Found {
  if (!isDynamicPattern(pattern)) {
    return nothing(pattern, 'there is no such file or folder');
  }
  const fixed = pattern.split('/').slice(0, pattern.split('/').findIndex(part => isDynamicPattern(part))).join('/');
  const root = realOf(path.resolve(io.cwd, fixed));
  const found = root === undefined ? [] : globSync(pattern, { cwd: io.cwd, ignore: PASSED_OVER.map(name => `**/${name}/**`), expandDirectories: false });
  const leadsOut = (name: string) => !isWithin(realOf(path.resolve(io.cwd, name)) ?? root ?? '', root ?? '');
  return ordered(
    pattern,
    found.filter(name => !leadsOut(name)).map(name => fileSource(io, name)),
    'the pattern matches no file',
    found.filter(leadsOut).map(name => notRead(name, 'is a link that leads out of the folder')),
  );
}

/** Nothing where there is no such file, or a link leads nowhere: that is a problem when it is read. */
function realOf(full: string): string | undefined {
  try {
    return fs.realpathSync(full);
  } catch {
    return undefined;
  }
}

function nothing(file: string, message: string): Found {
  return { sources: [], problems: [{ severity: 'unreadable', file, message }] };
}

function fileSource(io: Io, name: string): Source {
  return { name: spelledName(name), read: most => readFile(path.resolve(io.cwd, name), most) };
}

function ordered(argument: string, found: readonly Source[], empty: string, problems: readonly Problem[] = []): Found {
  return found.length + problems.length === 0 ? nothing(argument, empty) : { sources: [...found].sort((a, b) => a.name < b.name ? -1 : 1), problems };
}
