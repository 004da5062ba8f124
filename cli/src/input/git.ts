import { execFileSync } from 'child_process';
import { Found } from './source';
import { Io } from '../io';

const MOST = 1024 * 1024 * 1024;

interface Address {
  readonly reference: string;
  readonly path: string;
}

/** `git:REF:path`, the path as seen from the working folder. */
function addressOf(argument: string): Address | undefined {
  const [, reference, path] = /^git:([^:]+):?(.*)$/s.exec(argument) ?? [];
  return reference === undefined ? undefined : { reference, path: path === '' ? '.' : path };
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
  const names = git(io, ['ls-tree', '-r', '-z', '--name-only', commit, '--', address.path]).toString().split('\0')
    .filter(name => /\.(ya?ml|json)$/.test(name) && !name.includes('\n'));
  if (names.length === 0) {
    return bad(`the commit has no .yaml, .yml or .json file at '${address.path}'`);
  }
  const contents = contentsOf(io, commit, names);
  return { sources: names.map((name, i) => ({ name: `git:${address.reference}:${name}`, read: () => contents[i] })), problems: [] };
}

/** One file of a commit, if it is there. */
export function gitFile(io: Io, argument: string, file: string): Buffer | undefined {
  const address = addressOf(argument);
  const commit = address && commitOf(io, address.reference);
  try {
    return commit === undefined ? undefined : git(io, ['show', `${commit}:./${file}`]);
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

/** One process for all files. */
function contentsOf(io: Io, commit: string, names: readonly string[]): Buffer[] {
  const output = git(io, ['cat-file', '--batch'], names.map(name => `${commit}:./${name}\n`).join(''));
  let offset = 0;
  return names.map(() => {
    const end = output.indexOf('\n', offset);
    const size = Number(output.toString('utf8', offset, end).split(' ')[2]);
    const content = output.subarray(end + 1, end + 1 + size);
    offset = end + 1 + size + 1;
    return content;
  });
}
