import { Alias, isAlias, isMap, isScalar, isSeq, LineCounter, Pair, parseAllDocuments, Scalar, YAMLMap } from 'yaml';
import { keyText, plainValue, ScalarValue, taggedValue } from './scalar';

/** One value of the text, with the place where it begins. */
export type Node = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: number;
  readonly value: ScalarValue;
  readonly text: string;
}

export interface MapNode {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: readonly Entry[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly Node[];
}

export interface Entry {
  readonly key: string;
  /** Where the key is. */
  readonly at: number;
  readonly node: Node;
}

/** What makes the manager end before it looks at any key. */
export interface Unreadable {
  readonly at: number;
  readonly id: 'unreadable' | 'doubled-key' | 'not-json';
  readonly reason: string;
}

export interface ConfigurationDocument {
  readonly root?: Node;
  readonly errors: readonly Unreadable[];
  /** JSON begins with a brace, and is read more strictly. */
  readonly json: boolean;
  /** Where a second document begins, which the manager does not read. */
  readonly second?: number;
  readonly position: (at: number) => { line: number; column: number };
}

/** More than any configuration has: aliases of aliases. */
const MOST_NODES = 100_000;
const MERGE = '<<';
const ANCHOR = /^[\w-]+$/;
/** Each ends a line for YAML 1.1, and as many characters as what takes its place. */
const LINE_BREAKS = /\r(?!\n)|[\u0085\u2028\u2029]/g;
/** Of kubernetes-sigs/yaml goyaml.v2, its reader. */
const CONTROL = /[^\t\n\r -~\u0085\u00A0-\uFFFD]|(?!^)\uFEFF/;

/** The text as the manager's reader takes it: the first document, strictly. */
export function readDocument(source: string): ConfigurationDocument {
  const text = source.replace(LINE_BREAKS, '\n');
  const lineCounter = new LineCounter();
  const position = (at: number) => {
    const { line, col } = lineCounter.linePos(at);
    return { line, column: Math.max(col, 1) };
  };
  const documents = parseAllDocuments(text, { version: '1.1', schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', lineCounter });
  const [first, second] = 'empty' in documents ? [] : documents;
  const json = /^\s*\{/.test(text);
  const broken = json ? brokenJson(text) : undefined;
  const error = first?.errors[0];
  const foreign = notRead(text);
  if (foreign !== undefined) {
    return { errors: [{ at: foreign.at, id: 'unreadable', reason: foreign.reason }], json, position };
  }
  if (broken !== undefined || error) {
    const [at, reason] = broken === undefined ? [error.pos[0], error.message.split('\n')[0]] : [0, broken];
    return { errors: [{ at, id: broken === undefined ? 'unreadable' : 'not-json', reason }], json, position };
  }
  const reader = new Reader(alias => alias.resolve(first));
  const root = first?.contents ? reader.node(first.contents) : undefined;
  return { root, errors: reader.errors, json, position, ...second && { second: second.range[0] } };
}

/** What the manager's reader takes nowhere in a text. */
function notRead(text: string): { at: number; reason: string } | undefined {
  const at = text.search(CONTROL);
  if (at >= 0) {
    return { at, reason: 'control characters are not allowed' };
  }
  const directive = foreignDirective(text);
  return directive === undefined ? undefined : { at: 0, reason: `'${directive}' is not a directive of YAML 1.1` };
}

/** A directive before the first document that the manager's reader does not know. */
function foreignDirective(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const head = lines.slice(0, Math.max(lines.findIndex(line => !/^\s*(#|$)|^%/.test(line)), 0));
  return head.find(line => line.startsWith('%') && !/^%(YAML\s+1\.1\s*(#|$)|TAG\s)/.test(line));
}

function brokenJson(text: string): string | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

class Reader {
  public readonly errors: Unreadable[] = [];
  private seen = 0;
  private readonly open = new Set<unknown>();

  public constructor(private readonly target: (alias: Alias) => unknown) {}

  public node(from: unknown): Node {
    const at = placeOf(from);
    if (++this.seen > MOST_NODES || this.open.has(from)) {
      this.fail(at, 'its aliases make it too large');
      return nothing(at);
    }
    const name = isAlias(from) ? from.source : (from as { anchor?: string } | undefined)?.anchor;
    if (name !== undefined && !ANCHOR.test(name)) {
      this.fail(at, `'${name}' is not a name of an anchor`);
    }
    this.open.add(from);
    const made = this.made(from, at);
    this.open.delete(from);
    return made;
  }

  private made(from: unknown, at: number): Node {
    if (isAlias(from)) {
      const target = this.target(from);
      return target === undefined ? this.lost(from, at) : this.node(target);
    }
    if (isMap(from)) {
      return { kind: 'map', at, entries: this.entries(from) };
    }
    if (isSeq(from)) {
      return { kind: 'list', at, items: from.items.map(item => this.node(item)) };
    }
    return isScalar(from) ? this.scalar(from, at) : nothing(at);
  }

  private lost({ source }: Alias, at: number): Node {
    this.fail(at, `the anchor '${source}' is not there`);
    return nothing(at);
  }

  private scalar(from: Scalar, at: number): ScalarNode {
    const text = String(from.value ?? '');
    const plain = from.type === undefined || from.type === Scalar.PLAIN;
    const value = from.tag === undefined ? untagged(plain, text) : taggedValue(from.tag, text);
    if (value === undefined) {
      this.fail(at, `'${text}' does not fit its tag`);
    }
    return { kind: 'scalar', at, value: value ?? null, text };
  }

  private entries(map: YAMLMap): Entry[] {
    const found: Entry[] = [];
    const keys = new Set<string>();
    for (const entry of map.items.flatMap(pair => this.pair(pair))) {
      if (keys.has(entry.key)) {
        this.errors.push({ at: entry.at, id: 'doubled-key', reason: entry.key });
      }
      keys.add(entry.key);
      found.push(entry);
    }
    return found;
  }

  private pair({ key, value }: Pair): Entry[] {
    const name = this.node(key);
    const node = this.node(value ?? undefined);
    if (isScalar(key) && key.value === MERGE && key.type === Scalar.PLAIN) {
      return merged(node);
    }
    const text = name.kind === 'scalar' ? keyText(name.value) : undefined;
    if (text === undefined) {
      this.fail(name.at, 'a key is not a text');
      return [];
    }
    return [{ key: text, at: name.at, node: node.at < 0 ? { ...node, at: name.at } : node }];
  }

  private fail(at: number, reason: string): void {
    // Said once: what is too large would fail at every node from there on.
    if (this.errors.every(error => error.reason !== reason)) {
      this.errors.push({ at: Math.max(at, 0), id: 'unreadable', reason });
    }
  }
}

function untagged(plain: boolean, text: string): ScalarValue {
  return plain ? plainValue(text) : text;
}

/** The entries that `<<` brings in. */
function merged(node: Node): Entry[] {
  if (node.kind === 'list') {
    return node.items.flatMap(merged);
  }
  return node.kind === 'map' ? [...node.entries] : [];
}

function nothing(at: number): ScalarNode {
  return { kind: 'scalar', at, value: null, text: '' };
}

function placeOf(from: unknown): number {
  const range = (from as { range?: readonly number[] } | undefined)?.range;
  return range?.[0] ?? -1;
}
