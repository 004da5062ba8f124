import { Document, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments, parseDocument, YAMLError } from 'yaml';
import { readPlain } from './plain';
import { Bounds, ENDLESS, tooDeep, tooMany, wrongShape } from '../shape';
import { readOldForms } from './old-forms';
import { unfolded } from './unfolded';
import { listItems } from '../../analyzer';

/** kubectl takes what is written as binary for text (go-yaml decode.go), wherever it is: a kind too. */
const BINARY = { tag: 'tag:yaml.org,2002:binary', resolve: (written: string) => Buffer.from(written, 'base64').toString('utf8') };

export interface YamlObject {
  readonly value: unknown;
  /** Where it starts, as far as reading has shown it. */
  readonly line?: number;
  /** The document that holds it: where it starts, in characters and as a line, and where it ends. */
  readonly start: number;
  readonly startLine: number;
  readonly end: number;
  /** Its place in a List. */
  readonly item?: number;
}

export interface YamlProblem {
  readonly line: number;
  readonly message: string;
  readonly fatal: boolean;
}

export interface YamlRead {
  readonly objects: readonly YamlObject[];
  readonly problems: readonly YamlProblem[];
}

/** Reads every document as kubectl would: merge keys count, and YAML 1.1's words for yes and no are booleans. */
export function readYaml(text: string, bounds: Bounds): YamlRead {
  const reads = partsOf(text).map(part => {
    const plain = readPlain(part.text);
    return plain ? plainObjects(plain.value, part, bounds) : moved(readStrictly(part.text, bounds), part);
  });
  return { objects: reads.flatMap(({ objects }) => objects), problems: reads.flatMap(({ problems }) => problems) };
}

/** A part of a file that can be read for itself. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly startLine: number;
}

/** What makes the documents of a file depend on each other, or begin on the line of their mark. */
const JOINED = /^(?:%|\.\.\.|---[ \t]+[^#\s])/m;
const MARK = /^---[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/gm;

/** The documents of a file. No text of YAML can hold a line that begins as a mark does. */
function partsOf(text: string): Part[] {
  if (JOINED.test(text)) {
    return [{ text, start: 0, startLine: 1 }];
  }
  const parts: Part[] = [];
  let [start, startLine] = [0, 1];
  for (const mark of text.matchAll(MARK)) {
    const part = { text: text.slice(start, mark.index), start, startLine };
    parts.push(part);
    [start, startLine] = [mark.index + mark[0].length, startLine + linesIn(part.text) + 1];
  }
  return [...parts, { text: text.slice(start), start, startLine }].filter(part => !/^[ \t\r\n]*$/.test(part.text));
}

export function linesIn(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    count++;
  }
  return count;
}

/** The line of an object is found when somebody asks for it. */
function plainObjects(value: unknown, { text, start, startLine }: Part, bounds: Bounds): YamlRead {
  const place = { start, startLine, end: start + text.length };
  const wrong = wrongShape(value, bounds);
  if (wrong !== undefined) {
    return { objects: [], problems: [{ line: startLine, message: wrong, fatal: true }] };
  }
  if (value === null || value === undefined) {
    return { objects: [], problems: [] };
  }
  const items = itemsOf(value);
  return { objects: items?.map((inner, item) => ({ value: inner, item, ...place })) ?? [{ value, ...place }], problems: [] };
}

/** The same where the part is in its file. */
export function moved({ objects, problems }: YamlRead, { start, startLine }: Part): YamlRead {
  const by = startLine - 1;
  return {
    objects: objects.map(object => ({
      ...object,
      start: object.start + start,
      startLine: object.startLine + by,
      end: object.end + start,
      ...object.line !== undefined && { line: object.line + by },
    })),
    problems: problems.map(problem => ({ ...problem, line: problem.line + by })),
  };
}

export function readStrictly(text: string, bounds: Bounds): YamlRead {
  const lines = new LineCounter();
  const line = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const parsed = parseAllDocuments(text, {
    lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'silent', customTags: [BINARY], resolveKnownTags: false,
  });
  const reads = ([...parsed] as Document.Parsed[]).map(document => {
    const broken = document.errors[0] ?? document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    if (broken) {
      return { objects: [], problems: [{ line: line(broken.pos[0]), message: brokenWords(text, broken, bounds), fatal: true }] };
    }
    const problems = readOldForms(text, document, line);
    const read = problems.some(({ fatal }) => fatal) ? { objects: [], problems: [] } : readDocument(document, line, bounds);
    return { objects: read.objects, problems: [...problems, ...read.problems] };
  });
  return { objects: reads.flatMap(({ objects }) => objects), problems: reads.flatMap(({ problems }) => problems) };
}

function readDocument(document: Document.Parsed, line: (offset: number) => number, bounds: Bounds): YamlRead {
  const root = document.contents;
  // A document between two separators, or after the last one, may be empty.
  if (root === null || (isScalar(root) && root.value === null)) {
    return { objects: [], problems: [] };
  }
  const [start, , end] = document.range;
  const first = line(root.range?.[0] ?? start);
  const read = valueOf(document, bounds);
  if ('wrong' in read) {
    return { objects: [], problems: [{ line: first, message: read.wrong, fatal: true }] };
  }
  const place = { start, startLine: line(start), end };
  const { value } = read;
  const nodes = isMap(root) ? root.get('items') : undefined;
  const items = itemsOf(value);
  if (!isSeq(nodes) || !items) {
    return { objects: [{ value, line: first, ...place }], problems: [] };
  }
  const places = nodes.items as Node[];
  return { objects: items.map((inner, item) => ({ value: inner, line: line(places[item].range?.[0] ?? start), item, ...place })), problems: [] };
}

/** The objects of a list, as kubectl takes them. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? listItems(value as Record<string, unknown>) : undefined;
}

/** Read as a whole: an alias finds its anchor by a walk through the document. */
function valueOf(document: Document.Parsed, bounds: Bounds): { readonly value: unknown } | { readonly wrong: string } {
  const { endless, repeated } = unfolded(document.contents, bounds.values);
  if (endless || repeated > bounds.values) {
    return { wrong: endless ? ENDLESS : tooMany(bounds) };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    const wrong = wrongShape(value, bounds);
    return wrong === undefined ? { value } : { wrong };
  } catch (error) {
    return { wrong: `cannot be read: ${(error as Error).message}` };
  }
}

function brokenWords(text: string, { code, message, pos }: YAMLError, bounds: Bounds): string {
  switch (code) {
    case 'DUPLICATE_KEY': return duplicateKey(text, pos[0]);
    case 'TAG_RESOLVE_FAILED': return `has the tag '${tagAt(text, pos[0])}', which Kubernetes does not know; leave it out`;
    default: return message.includes('call stack') ? tooDeep(bounds) : `is not YAML: ${message}`;
  }
}

function tagAt(text: string, offset: number): string {
  return /^\S{0,80}/.exec(text.slice(offset, offset + 80))?.[0] ?? '';
}

const LONGEST_KEY = 80;
const QUOTED = /^(?:"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\n]|''){0,400}')/;

/** As it is meant, not as it is written: a key can be spelled with escapes. */
function duplicateKey(text: string, offset: number): string {
  const written = text.slice(offset, offset + 1_000);
  const quoted = QUOTED.exec(written)?.[0];
  const key = quoted === undefined ? /^[^:\n]*/.exec(written)?.[0].trim() ?? '' : String(parseDocument(quoted).toJS());
  return twice(key);
}

export function twice(key: string): string {
  const shown = key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
  return `has the key '${shown}' twice in one mapping, and only one would count; take one out`;
}
