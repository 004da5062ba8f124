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

/** The text as the manager's reader takes it: the first document, strictly. */
export function readDocument(text: string): ConfigurationDocument {
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
  if (broken !== undefined || error) {
    const [at, reason] = broken === undefined ? [error.pos[0], error.message.split('\n')[0]] : [0, broken];
    return { errors: [{ at, id: broken === undefined ? 'unreadable' : 'not-json', reason }], json, position };
  }
  const reader = new Reader(alias => alias.resolve(first));
  const root = first?.contents ? reader.node(first.contents) : undefined;
  return { root, errors: reader.errors, json, position, ...second && { second: second.range[0] } };
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
    this.open.add(from);
    const made = this.made(from, at);
    this.open.delete(from);
    return made;
  }

  private made(from: unknown, at: number): Node {
    if (isAlias(from)) {
      return this.node(this.target(from));
    }
    if (isMap(from)) {
      return { kind: 'map', at, entries: this.entries(from) };
    }
    if (isSeq(from)) {
      return { kind: 'list', at, items: from.items.map(item => this.node(item)) };
    }
    return isScalar(from) ? this.scalar(from, at) : nothing(at);
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
