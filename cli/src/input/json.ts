import { linesIn, Part } from './yaml/read';

/** What a scan tells about JSON, many times faster than a YAML reader would. `JSON.parse` has no positions and accepts a repeated key in silence. */
export interface JsonScan {
  /** Where each element of a top-level `items` starts. */
  readonly items: readonly number[];
  /** Levels of nesting. */
  readonly depth: number;
  /** The first key that one object has twice. */
  readonly duplicate?: { readonly key: string; readonly offset: number };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

export function scanJson(text: string): JsonScan {
  const scanner = new Scanner();
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    scanner.take(token, index);
  }
  const { items, depth, duplicate } = scanner;
  return { items, depth, ...duplicate && { duplicate } };
}

class Scanner implements JsonScan {
  public readonly items: number[] = [];
  public depth = 0;
  public duplicate: JsonScan['duplicate'];
  /** The objects and lists around the present place; an object with its keys so far. */
  private readonly open: (Set<string> | undefined)[] = [];
  private text?: { readonly key: string; readonly offset: number };
  private rootKey = '';

  public take(token: string, offset: number): void {
    switch (token) {
      case '{':
      case '[': return this.opens(token, offset);
      case '}':
      case ']': return void this.open.pop();
      case ':': return this.key();
      default: this.text = { key: token, offset };
    }
  }

  private opens(token: string, offset: number): void {
    if (token === '{' && this.open.length === 2 && this.open[1] === undefined && this.rootKey === '"items"') {
      this.items.push(offset);
    }
    this.open.push(token === '{' ? new Set() : undefined);
    this.depth = Math.max(this.depth, this.open.length);
  }

  /** The text before a colon is a key. */
  private key(): void {
    const keys = this.open[this.open.length - 1];
    if (!this.text || !keys) {
      return;
    }
    const { offset } = this.text;
    // The same key can be spelled with escapes.
    const key = this.text.key.includes('\\') ? JSON.stringify(JSON.parse(this.text.key)) : this.text.key;
    if (keys.has(key)) {
      this.duplicate ??= { key: JSON.parse(key), offset };
    }
    keys.add(key);
    if (this.open.length === 1) {
      this.rootKey = key;
    }
  }
}

/** JSON, if the text is JSON. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Objects of JSON one after the other, without anything between them, and what follows that is none. */
export interface JsonStream {
  readonly parts: readonly Part[];
  /** The line on which the rest begins. */
  readonly rest?: number;
}

const BRACKET = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/**
 * Two objects or more, as a decoder of JSON takes them. One alone, or one with other things after it, is nothing of this kind: kubectl reads it, or what
 * follows it, as YAML then (kubernetes/apimachinery pkg/util/yaml/decoder.go@v0.36.2).
 */
export function jsonStream(text: string): JsonStream | undefined {
  const parts: Part[] = [];
  let [start, startLine] = [0, 1];
  for (const end of endsOf(text)) {
    const part = { text: text.slice(start, end), start, startLine };
    if (!/^\s*\{/.test(part.text) || parseJson(part.text) === undefined) {
      break;
    }
    parts.push(part);
    [start, startLine] = [end, startLine + linesIn(part.text)];
  }
  if (parts.length < 2) {
    return undefined;
  }
  const rest = text.slice(start);
  return { parts, ...rest.trim() !== '' && { rest: startLine + linesIn(/^\s*/.exec(rest)?.[0] ?? '') } };
}

const DEEPER: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Where each value that is not in another ends. */
function* endsOf(text: string): Generator<number> {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(BRACKET)) {
    depth += DEEPER[token] ?? 0;
    if (depth <= 0 && token in DEEPER) {
      yield index + 1;
    }
  }
}
