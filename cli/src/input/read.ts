import { LineCounter } from 'yaml';
import { TooLarge } from './bytes';
import { decode } from './decode';
import { DocumentPlace, startOf } from './document-lines';
import { parseJson, scanJson } from './json';
import { Limits, size } from './limits';
import { Problem } from './problem';
import { longName, tooDeep, tooLong, wrongShape } from './shape';
import { PASSED_OVER, Source } from './source';
import { sourcesOf } from './sources';
import { itemsOf, readYaml, twice, YamlObject, YamlRead } from './yaml';
import { Io } from '../io';

export type Json = Record<string, unknown>;

/** Where an object was read. */
export interface Place {
  readonly file: string;
  /** The line on which it starts, where reading has shown it. */
  readonly line?: number;
  /** The document that holds it, for finding the line of a field. */
  readonly document: DocumentPlace;
}

export interface Input {
  readonly manifests: readonly Json[];
  /** For each manifest, where it was read. */
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
  /** What is there in place of an object: the model counts it as not judged. */
  readonly skipped: readonly unknown[];
}

/** Files that other tools keep in the same folders: where they hold no Kubernetes object, they belong to that tool. */
const OTHERS = /(^|\/)(package(-lock)?|tsconfig[^/]*)\.json$/;
/** Read for itself. */
const SETTINGS = /(^|\/)ocm-access\.ya?ml$/;

/** Reads everything that is named on the command line. What cannot be read is reported, and the rest is read. */
export function readInput(io: Io, paths: readonly string[], limits: Limits): Input {
  const gathered: Gathered = { manifests: [], places: [], problems: [], skipped: [] };
  const { manifests, problems } = gathered;
  const seen = new Set<string>();
  const sources = paths.flatMap(argument => {
    const found = sourcesOf(io, argument);
    problems.push(...found.problems);
    gathered.skipped.push(...found.problems.filter(isHidden).map(({ file, message }) => `${file} ${message}`));
    return found.sources;
  }).filter(source => !seen.has(source.name) && seen.add(source.name));
  const progress = progressOf(io, sources.length);
  let left = limits.input;
  for (const [i, source] of sources.entries()) {
    const bytes = bytesOf(source, left, limits, problems);
    if (bytes === 'too large') {
      break;
    }
    left -= bytes?.length ?? 0;
    progress.at(i, source.name, bytes?.length ?? 0);
    take(source.name, bytes ? textOf(source.name, bytes, problems) : undefined, limits, gathered);
  }
  progress.done();
  if (manifests.length === 0 && problems.every(problem => problem.severity !== 'unreadable')) {
    problems.push({ severity: 'unreadable', file: paths.join(' '), message: 'contains no Kubernetes object' });
  }
  return gathered;
}

/** A folder of another tool is what its package brings; all else that is not read may be applied. */
function isHidden({ severity, file }: Problem): boolean {
  return severity === 'skipped' && !PASSED_OVER.includes(file.slice(file.lastIndexOf('/') + 1));
}

interface Gathered extends Input {
  readonly manifests: Json[];
  readonly places: Place[];
  readonly problems: Problem[];
  readonly skipped: unknown[];
}

function bytesOf(source: Source, left: number, { input }: Limits, problems: Problem[]): Buffer | 'too large' | undefined {
  try {
    return source.read(left);
  } catch (error) {
    const large = error instanceof TooLarge;
    const message = large ? `is more than is left of ${size(input)} for all input; read less, or raise it with --limit input=NUMBER`
      : `cannot be read: ${(error as Error).message}`;
    problems.push({ severity: 'unreadable', file: source.name, message });
    return large ? 'too large' : undefined;
  }
}

function textOf(file: string, bytes: Buffer, problems: Problem[]): string | undefined {
  const decoded = decode(bytes);
  if ('wrong' in decoded) {
    problems.push({ severity: 'unreadable', file, line: decoded.line, message: decoded.wrong });
    return undefined;
  }
  return decoded.text;
}

function take(file: string, text: string | undefined, limits: Limits, { manifests, places, problems, skipped }: Gathered): void {
  const before = manifests.length;
  const own: Problem[] = [];
  for (const { value, line, item, ...whole } of text === undefined ? [] : documents(file, text, { own, problems }, limits)) {
    const document = { text: text as string, ...whole, ...(item === undefined ? {} : { item }) };
    const place = { file, line: line ?? startOf(document) };
    const wrong = isRecord(value) ? longName(value, limits) : undefined;
    const problem = wrong === undefined ? notKubernetes(value) : { severity: 'unreadable' as const, message: wrong };
    if (problem) {
      own.push({ ...problem, ...place });
      skipped.push(...problem.severity === 'skipped' && !OTHERS.test(file) && !SETTINGS.test(file) ? [value] : []);
    } else {
      manifests.push(value as Json);
      places.push({ file, line, document });
    }
  }
  problems.push(...manifests.length === before ? asOneFile(file, own) : own);
}

/** A file of another tool is named once, however many documents it has. */
function asOneFile(file: string, own: readonly Problem[]): readonly Problem[] {
  if (SETTINGS.test(file)) {
    return [];
  }
  return OTHERS.test(file) && own.length > 0 ? [{ severity: 'skipped', file, message: 'is a file of another tool and holds no Kubernetes object' }] : own;
}

function documents(file: string, text: string, problems: { readonly own: Problem[]; readonly problems: Problem[] }, limits: Limits): readonly YamlObject[] {
  const json = parseJson(text);
  const { objects, problems: found } = json ? readJson(text, json.value, limits) : readable(text, limits);
  const spelled = found.map(({ line, message, fatal }): Problem => ({ severity: fatal ? 'unreadable' : 'remark', file, line, message }));
  (OTHERS.test(file) ? problems.own : problems.problems).push(...spelled);
  return objects;
}

function readJson(text: string, value: unknown, limits: Limits): YamlRead {
  const scan = scanJson(text);
  const wrong = scan.depth > limits.depth ? tooDeep(limits) : wrongShape(value, limits);
  if (wrong !== undefined) {
    return { objects: [], problems: [{ line: 1, message: wrong, fatal: true }] };
  }
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    lines.addNewLine(i + 1);
  }
  const line = (offset: number) => lines.linePos(offset).line;
  if (scan.duplicate) {
    return { objects: [], problems: [{ line: line(scan.duplicate.offset), message: twice(scan.duplicate.key), fatal: true }] };
  }
  const whole = { start: 0, startLine: 1, end: text.length };
  const items = itemsOf(value);
  return {
    objects: items?.map((inner, item) => ({ value: inner, line: line(scan.items[item] ?? 0), item, ...whole })) ?? [{ value, line: 1, ...whole }],
    problems: [],
  };
}

/** The YAML reader calls itself for every level. A text in one line is refused before it takes a second for each 30 MB. */
function readable(text: string, limits: Limits): YamlRead {
  const long = longLine(text, limits.value);
  if (long !== undefined) {
    return { objects: [], problems: [{ line: long, message: tooLong(limits), fatal: true }] };
  }
  try {
    return readYaml(text, limits);
  } catch (error) {
    if (error instanceof RangeError) {
      return { objects: [], problems: [{ line: 1, message: tooDeep(limits), fatal: true }] };
    }
    throw error;
  }
}

function longLine(text: string, most: number): number | undefined {
  let line = 1;
  for (let start = 0; text.length - start > most; line++) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start > most) {
      return line;
    }
    start = end + 1;
  }
  return undefined;
}

/** What only Kubernetes objects have: without a kind, it is one that somebody has spoilt, or whose kind another reader finds. */
const OF_OBJECTS = ['metadata', 'spec', 'rules', 'subjects', 'roleRef', 'items'];

/** Nothing of what is not a manifest is printed: it can be any file. */
function notKubernetes(value: unknown): Pick<Problem, 'severity' | 'message'> | undefined {
  if (!isRecord(value)) {
    return { severity: 'skipped', message: `is not a Kubernetes object: ${Array.isArray(value) ? 'a list' : 'a text'} is in the place of an object` };
  }
  const missing = ['apiVersion', 'kind'].filter(key => typeof value[key] !== 'string' || value[key] === '');
  if (missing.length === 0) {
    return undefined;
  }
  const telling = missing.includes('kind') ? OF_OBJECTS.filter(key => Object.hasOwn(value, key)) : [];
  return telling.length > 0
    ? { severity: 'unreadable', message: `has ${telling.join(' and ')} and no ${missing.join(' and no ')}; complete it, or leave the file out` }
    : { severity: 'skipped', message: `is not a Kubernetes object: it has no ${missing.join(' and no ')}` };
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
