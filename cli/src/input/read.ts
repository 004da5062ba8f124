import { LineCounter } from 'yaml';
import { decode } from './decode';
import { DocumentPlace, startOf } from './document-lines';
import { parseJson, scanJson } from './json';
import { Problem } from './problem';
import { Source } from './source';
import { sourcesOf } from './sources';
import { itemsOf, readYaml, TOO_DEEP, YamlObject, YamlRead } from './yaml';
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

/** Files that other tools keep in the same folders: where they hold no Kubernetes object, that surprises nobody. */
const OTHERS = /(^|\/)(ocm-access\.ya?ml|package(-lock)?\.json|tsconfig[^/]*\.json)$/;

/** Reads everything that is named on the command line. What cannot be read is reported, and the rest is read. */
export function readInput(io: Io, paths: readonly string[]): Input {
  const manifests: Json[] = [];
  const places: Place[] = [];
  const problems: Problem[] = [];
  const skipped: unknown[] = [];
  const seen = new Set<string>();
  const sources = paths.flatMap(argument => {
    const found = sourcesOf(io, argument);
    problems.push(...found.problems);
    return found.sources;
  }).filter(source => !seen.has(source.name) && seen.add(source.name));
  const progress = progressOf(io, sources.length);
  sources.forEach((source, i) => {
    const aside = OTHERS.test(source.name) ? { problems: [], skipped: [] } : { problems, skipped };
    for (const { value, ...place } of readSource(source, aside, bytes => progress.at(i, source.name, bytes))) {
      manifests.push(value);
      places.push(place);
    }
  });
  progress.done();
  if (manifests.length === 0 && problems.every(problem => problem.severity !== 'unreadable')) {
    problems.push({ severity: 'unreadable', file: paths.join(' '), message: 'contains no Kubernetes object' });
  }
  return { manifests, places, problems, skipped };
}

/** What reading leaves aside. */
interface Aside {
  readonly problems: Problem[];
  readonly skipped: unknown[];
}

function readSource(source: Source, { problems, skipped }: Aside, tell: (bytes: number) => void): (Place & { value: Json })[] {
  const file = source.name;
  let bytes: Buffer;
  try {
    bytes = source.read();
  } catch (error) {
    problems.push({ severity: 'unreadable', file, message: `cannot be read: ${(error as Error).message}` });
    return [];
  }
  tell(bytes.length);
  const decoded = decode(bytes);
  if ('wrong' in decoded) {
    problems.push({ severity: 'unreadable', file, line: decoded.line, message: decoded.wrong });
    return [];
  }
  const { text } = decoded;
  return documents(file, text, problems).flatMap(({ value, line, item, ...whole }) => {
    const document = { text, ...whole, ...(item === undefined ? {} : { item }) };
    const wrong = notKubernetes(value);
    if (wrong !== undefined) {
      problems.push({ severity: 'skipped', file, line: line ?? startOf(document), message: `is not a Kubernetes object: ${wrong}` });
      skipped.push(value);
      return [];
    }
    return [{ value: value as Json, file, line, document }];
  });
}

function documents(file: string, text: string, problems: Problem[]): readonly YamlObject[] {
  const json = parseJson(text);
  if (!json) {
    const { objects, problems: found } = readable(text);
    problems.push(...found.map(({ line, message, fatal }): Problem => ({ severity: fatal ? 'unreadable' : 'remark', file, line, message })));
    return objects;
  }
  const scan = scanJson(text);
  if (scan.depth > DEEPEST) {
    problems.push({ severity: 'unreadable', file, message: TOO_DEEP });
    return [];
  }
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    lines.addNewLine(i + 1);
  }
  const line = (offset: number) => lines.linePos(offset).line;
  if (scan.duplicate) {
    problems.push({
      severity: 'unreadable',
      file,
      line: line(scan.duplicate.offset),
      message: `has the key '${scan.duplicate.key}' twice in one object, and only one would count; take one out`,
    });
    return [];
  }
  const whole = { start: 0, startLine: 1, end: text.length };
  const items = itemsOf(json.value);
  return items?.map((value, item) => ({ value, line: line(scan.items[item] ?? 0), item, ...whole })) ?? [{ value: json.value, line: 1, ...whole }];
}

/** Deeper than any schema, and shallow enough for everything that walks through an object. */
const DEEPEST = 500;

/** The YAML reader calls itself for every level. */
function readable(text: string): YamlRead {
  try {
    return readYaml(text, DEEPEST);
  } catch (error) {
    if (error instanceof RangeError) {
      return { objects: [], problems: [{ line: 1, message: TOO_DEEP, fatal: true }] };
    }
    throw error;
  }
}

function notKubernetes(value: unknown): string | undefined {
  if (!isRecord(value)) {
    return `${Array.isArray(value) ? 'a list' : `the text ${JSON.stringify(String(value).slice(0, 40))}`} is in the place of an object`;
  }
  const missing = ['apiVersion', 'kind'].filter(key => typeof value[key] !== 'string' || value[key] === '');
  return missing.length === 0 ? undefined : `it has no ${missing.join(' and no ')}`;
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
