import { TooLarge } from './bytes';
import { decode } from './decode';
import { Limits, size } from './limits';
import { Gathered, Json, Place, take } from './objects';
import { Problem } from './problem';
import { PASSED_OVER, Source } from './source';
import { sourcesOf } from './sources';
import { sortOut } from './unrendered';
import { setOfSource, Unread } from '../analyzer';
import { Io } from '../io';

export interface Input {
  readonly manifests: readonly Json[];
  /** For each manifest, where it was read. */
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
  /** What is there in place of an object: the model counts it as not judged. */
  readonly skipped: readonly unknown[];
}

/** Reads everything that is named on the command line. What cannot be read is reported, and the rest is read. */
export function readInput(io: Io, paths: readonly string[], limits: Limits): Input {
  const gathered: Gathered = { manifests: [], places: [], problems: [], skipped: [] };
  const { manifests, problems, skipped } = gathered;
  const budget = { left: limits.input };
  const { manifests: sources, fragments, templates, unrendered } = sortOut(found(io, paths, gathered), source => textOf(source, budget, limits, []));
  const progress = progressOf(io, sources.length);
  sources.forEach((source, i) => {
    const before = budget.left;
    const text = textOf(source, budget, limits, problems);
    progress.at(i, source.name, before - budget.left);
    take({ name: source.name, text: text ?? '', fragment: fragments.has(source) }, limits, gathered);
  });
  progress.done();
  if (unrendered.length > 0) {
    manifests.forEach(setOfSource);
  }
  problems.push(...unrendered.map(({ folder, message }): Problem => ({ severity: 'skipped', file: folder, message })));
  skipped.push(...templates.map(source => new Unread('it is a template', textOf(source, budget, limits, problems) ?? '')));
  if (manifests.length === 0 && problems.every(problem => problem.severity !== 'unreadable')) {
    problems.push({ severity: 'unreadable', file: paths.join(' '), message: 'contains no Kubernetes object' });
  }
  return gathered;
}

/** The files behind the arguments, each once. */
function found(io: Io, paths: readonly string[], { problems, skipped }: Gathered): Source[] {
  const seen = new Set<string>();
  return paths.flatMap(argument => {
    const { sources, problems: own } = sourcesOf(io, argument);
    problems.push(...own);
    skipped.push(...own.filter(isHidden).map(({ message }) => new Unread('it is not read', message)));
    return sources;
  }).filter(source => !seen.has(source.name) && seen.add(source.name));
}

/** A folder of another tool is what its package brings; all else that is not read may be applied. */
function isHidden({ severity, file }: Problem): boolean {
  return severity === 'skipped' && !PASSED_OVER.includes(file.slice(file.lastIndexOf('/') + 1));
}

/** Bytes that may still be read; below 0 once a source had more. */
interface Budget {
  left: number;
}

function textOf(source: Source, budget: Budget, { input }: Limits, problems: Problem[]): string | undefined {
  const { name: file } = source;
  try {
    if (budget.left < 0) {
      return undefined;
    }
    const bytes = source.read(budget.left);
    budget.left -= bytes.length;
    const decoded = decode(bytes);
    if ('text' in decoded) {
      return decoded.text;
    }
    problems.push({ severity: 'unreadable', file, line: decoded.line, message: decoded.wrong });
  } catch (error) {
    const large = error instanceof TooLarge;
    budget.left = large ? -1 : budget.left;
    const message = large ? `is more than is left of ${size(input)} for all input, and is not read, nor is what follows; read less, or raise it `
      + 'with --limit input=NUMBER'
      : `cannot be read: ${(error as Error).message}`;
    problems.push({ severity: 'unreadable', file, message });
  }
  return undefined;
}

/** Of this many bytes a file takes a second or so. */
const LARGE = 2_000_000;

/** A line that is written over, on a terminal, and only for work that takes a while. */
function progressOf(io: Io, total: number) {
  const started = Date.now();
  let shown = 0;
  return {
    at: (i: number, name: string, bytes: number) => {
      const now = Date.now();
      if ((bytes > LARGE || (now - started > 500 && now - shown > 100)) && io.progress) {
        shown = now;
        io.err(`\r\u001b[Kreading ${i + 1} of ${total}: ${name.slice(-Math.max(20, io.columns - 30))}`);
      }
    },
    done: () => {
      if (shown > 0) {
        io.err('\r\u001b[K');
      }
    },
  };
}
