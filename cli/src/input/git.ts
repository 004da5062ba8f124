import { execFileSync } from 'child_process';
import * as path from 'path';
import { TooLarge } from './bytes';
import { filesOf, LINK, Tree, TreeEntry } from './git-tree';
import { Found } from './source';
import { Io } from '../io';

const MOST = 2 * 1024 * 1024 * 1024;

interface Address {
  readonly reference: string;
  readonly path: string;
}

/** `git:REF:path`, the path as `git show` takes it: from the root of the repository, or with `./` from the working folder. */
function addressOf(argument: string): Address | undefined {
  const [, reference, below = ''] = /^git:([^:]+)(?::(.*))?$/s.exec(argument) ?? [];
  return reference === undefined ? undefined : { reference, path: below };
}

function git(io: Io, args: string[], input?: string): Buffer {
  return execFileSync('git', args, { cwd: io.cwd, input, maxBuffer: MOST, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
}

/** Manifests as a commit has them; the working tree is not touched. */
export function gitSources(io: Io, argument: string): Found {
  const bad = (message: string): Found => ({ sources: [], problems: [{ severity: 'unreadable', file: argument, message }] });
  const address = addressOf(argument);
  if (!address) {
    return bad('is not of the form git:REF:path, such as git:origin/main:manifests');
  }
  const commit = commitOf(io, address.reference);
  if (commit === undefined) {
    return bad(`git knows no commit '${address.reference}' here; in a pipeline, fetch it first`);
  }
  const root = rootedPath(io, address.path);
  if (root === undefined) {
    return bad(`'${address.path}' leads out of the repository`);
  }
  const tree = treeOf(io, commit, root);
  const { files, problems } = filesOf(tree, root, name => `git:${address.reference}:${name}`);
  if (files.length + problems.length === 0) {
    return bad(`the commit has no .yaml, .yml or .json file at '${address.path || '.'}'`);
  }
  const contents = contentsOf(io, [...new Set(files.map(({ object }) => object))]);
  const read = (object: string) => (most: number) => {
    const { length } = contents.get(object) as Buffer;
    if (length > most) {
      throw new TooLarge();
    }
    return contents.get(object) as Buffer;
  };
  return { sources: files.map(({ name, object }) => ({ name: `git:${address.reference}:${name}`, read: read(object) })), problems: [...problems] };
}

/** The working folder from the root of its repository, such as `a/b/`; empty where it is the root, or in none. */
export function prefixOf(io: Io): string {
  try {
    return git(io, ['rev-parse', '--show-prefix']).toString().replace(/\n$/, '');
  } catch {
    return '';
  }
}

/**
 * Whether a commit that is there has nothing at the path. What a link or a submodule on the way to it would bring is not known, and a path
 * that leads out is a mistake: both are left to `gitSources`, which refuses them.
 */
export function lacksPath(io: Io, argument: string): boolean {
  const address = argument.startsWith('git:') ? addressOf(argument) : undefined;
  const commit = address && commitOf(io, address.reference);
  const root = commit === undefined ? undefined : rootedPath(io, address?.path ?? '');
  if (commit === undefined || root === undefined || root === '') {
    return false;
  }
  const parts = root.split('/');
  const entries = parts.map((_, i) => git(io, ['ls-tree', '-z', '--full-tree', commit, '--', `:(literal)${parts.slice(0, i + 1).join('/')}`]).toString());
  const isFolder = (entry: string) => entry.split(' ', 2)[1] === 'tree';
  return entries.find(entry => !isFolder(entry)) === '';
}

/** The path from the root of the repository; nothing where it leads out of it. */
export function rootedPath(io: Io, below: string): string | undefined {
  const prefix = /^\.\.?(\/|$)/.test(below) ? prefixOf(io) : '';
  const rooted = path.posix.normalize(path.posix.join(prefix, below)).replace(/\/$/, '');
  return rooted === '..' || rooted.startsWith('../') ? undefined : rooted.replace(/^\.$/, '');
}

/** Everything at a path of a commit, with the content of its links. */
function treeOf(io: Io, commit: string, root: string): Tree {
  const lines = git(io, ['ls-tree', '-r', '-z', '--full-tree', commit, ...root === '' ? [] : ['--', `:(literal)${root}`]])
    .toString().split('\0').filter(line => line !== '');
  const entries = lines.map((line): TreeEntry => {
    const [mode, , object] = line.split('\t', 1)[0].split(' ');
    return { mode, object, name: line.slice(line.indexOf('\t') + 1) };
  });
  const links = entries.filter(({ mode }) => mode === LINK);
  const targets = contentsOf(io, links.map(({ object }) => object));
  return { entries, targets: new Map(links.map(({ name, object }) => [name, (targets.get(object) as Buffer).toString()])) };
}

/** One file of a commit, if it is there. */
export function gitFile(io: Io, argument: string, file: string): Buffer | undefined {
  const address = addressOf(argument);
  const commit = address && commitOf(io, address.reference);
  if (commit === undefined) {
    return undefined;
  }
  try {
    return git(io, ['cat-file', 'blob', `${commit}:${rootedPath(io, file) ?? ''}`]);
  } catch {
    return undefined;
  }
}

function commitOf(io: Io, reference: string): string | undefined {
  try {
    return git(io, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`]).toString().trim();
  } catch {
    return undefined;
  }
}

/** One process for all objects. A name of a file can hold anything, that of an object cannot. */
function contentsOf(io: Io, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const output = objects.length === 0 ? Buffer.alloc(0) : git(io, ['cat-file', '--batch'], objects.map(object => `${object}\n`).join(''));
  let offset = 0;
  return new Map(objects.map(object => {
    const end = output.indexOf('\n', offset);
    const [, , count] = output.toString('utf8', offset, end).split(' ');
    if (!/^\d+$/.test(count ?? '')) {
      throw new Error(`git has no object ${object} here; in a pipeline, fetch it first`);
    }
    const content = output.subarray(end + 1, end + 1 + Number(count));
    offset = end + 1 + Number(count) + 1;
    return [object, content];
  }));
}

