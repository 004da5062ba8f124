import { Document, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments, Scalar, visit, YAMLParseError } from 'yaml';
import { readPlain } from './plain-yaml';
import { listItems } from '../analyzer';

/** Far above what people write, far below what would exhaust a machine: an alias bomb passes it after six levels. */
const MOST_ALIASES = 100_000;
/** What YAML 1.1, and so kubectl, takes for booleans, and YAML 1.2 for text (yaml/go-yaml resolve.go). */
const BOOLEAN_11 = /^(?:(y|Y|yes|Yes|YES|on|On|ON)|n|N|no|No|NO|off|Off|OFF)$/;
const MAYBE_BOOLEAN_11 = /(?:^|[\s:,[-])(?:y|yes|on|n|no|off)\s*(?:[,\]}#\r\n]|$)/im;

/** kubectl takes what is written as binary for text (go-yaml decode.go), wherever it is: a kind too. */
const BINARY = { tag: 'tag:yaml.org,2002:binary', resolve: (written: string) => Buffer.from(written, 'base64').toString('utf8') };

export const TOO_DEEP = 'is nested more deeply than any Kubernetes object';

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
export function readYaml(text: string, deepest: number): YamlRead {
  const reads = partsOf(text).map(part => {
    const plain = readPlain(part.text);
    return plain && !isTooDeep(plain.value, deepest) ? plainObjects(plain.value, part) : moved(readStrictly(part.text, deepest), part);
  });
  return { objects: reads.flatMap(({ objects }) => objects), problems: reads.flatMap(({ problems }) => problems) };
}

/** A part of a file that can be read for itself. */
interface Part {
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

function linesIn(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    count++;
  }
  return count;
}

/** The line of an object is found when somebody asks for it. */
function plainObjects(value: unknown, { text, start, startLine }: Part): YamlRead {
  const place = { start, startLine, end: start + text.length };
  if (value === null || value === undefined) {
    return { objects: [], problems: [] };
  }
  const items = itemsOf(value);
  return { objects: items?.map((inner, item) => ({ value: inner, item, ...place })) ?? [{ value, ...place }], problems: [] };
}

function moved({ objects, problems }: YamlRead, { start, startLine }: Part): YamlRead {
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

export function readStrictly(text: string, deepest: number): YamlRead {
  const lines = new LineCounter();
  const line = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'silent', customTags: [BINARY] });
  const booleans = MAYBE_BOOLEAN_11.test(text);
  const reads = ([...parsed] as Document.Parsed[]).map(document => {
    const [broken] = document.errors;
    if (broken) {
      return { objects: [], problems: [{ line: line(broken.pos[0]), message: brokenWords(text, broken), fatal: true }] };
    }
    const problems = booleans ? oldBooleans(document, line) : [];
    const read = readDocument(document, line, deepest);
    return { objects: read.objects, problems: [...problems, ...read.problems] };
  });
  return { objects: reads.flatMap(({ objects }) => objects), problems: reads.flatMap(({ problems }) => problems) };
}

function readDocument(document: Document.Parsed, line: (offset: number) => number, deepest: number): YamlRead {
  const root = document.contents;
  // A document between two separators, or after the last one, may be empty.
  if (root === null || (isScalar(root) && root.value === null)) {
    return { objects: [], problems: [] };
  }
  const [start, , end] = document.range;
  const first = line(root.range?.[0] ?? start);
  const read = valueOf(document, deepest);
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
function valueOf(document: Document.Parsed, deepest: number): { readonly value: unknown } | { readonly wrong: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    const wrong = wrongShape(value, deepest);
    return wrong === undefined ? { value } : { wrong };
  } catch (error) {
    const { message } = error as Error;
    const bomb = message.startsWith('Excessive alias count');
    return { wrong: bomb ? 'has aliases of aliases that unfold to more than 100,000 values; write the values out' : `cannot be read: ${message}` };
  }
}

function brokenWords(text: string, { code, message, pos }: YAMLParseError): string {
  if (code === 'DUPLICATE_KEY') {
    return duplicateKey(text, pos[0]);
  }
  return message.includes('call stack') ? TOO_DEEP : `is not YAML: ${message}`;
}

function isTooDeep(value: unknown, left: number): boolean {
  return typeof value === 'object' && value !== null && (left === 0 || Object.values(value).some(inner => isTooDeep(inner, left - 1)));
}

/** Walks as deep as is allowed and no deeper, so that a cycle is found as one. */
function wrongShape(value: unknown, left: number, above: readonly unknown[] = []): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (above.includes(value)) {
    return 'has an anchor that refers to itself, and Kubernetes cannot take that; write the value out';
  }
  if (left === 0) {
    return TOO_DEEP;
  }
  const path = [...above, value];
  for (const inner of Object.values(value)) {
    const wrong = wrongShape(inner, left - 1, path);
    if (wrong !== undefined) {
      return wrong;
    }
  }
  return undefined;
}

function duplicateKey(text: string, offset: number): string {
  const key = /^[^:\n]{0,80}/.exec(text.slice(offset))?.[0].trim() ?? '';
  return `has the key '${key}' twice in one mapping, and only one would count; take one out`;
}

function oldBooleans(document: Document.Parsed, line: (offset: number) => number): YamlProblem[] {
  const found: YamlProblem[] = [];
  visit(document, {
    Scalar: (key, node) => {
      const match = key !== 'key' && node.type === Scalar.PLAIN && typeof node.value === 'string' ? BOOLEAN_11.exec(node.value) : null;
      if (match) {
        const yes = match[1] !== undefined;
        const message = `'${node.source ?? match[0]}' without quotes is the boolean ${yes} to Kubernetes, and is taken as that; write ${yes} or put it `
          + 'in quotes';
        found.push({ line: line(node.range?.[0] ?? 0), message, fatal: false });
        (node as Scalar).value = yes;
      }
    },
  });
  return found;
}
