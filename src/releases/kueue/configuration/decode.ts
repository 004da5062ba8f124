import { Entry, Node, ScalarNode } from './document';
import { Found } from './problem';
import { ConfigurationVersion, hasKey, Key, keysOf } from './schema';
import { nearest } from '../../../errors/nearest';

/** The values of a configuration as Kueue decodes them: durations in seconds, quantities as text, null left out. */
export interface Decoded {
  readonly value: Record<string, unknown>;
  readonly problems: readonly Found[];
}

export interface DecodeContext {
  readonly version: ConfigurationVersion;
  readonly release: string;
  /** JSON keeps numbers as they are written: `5.0` is not a whole number. */
  readonly json: boolean;
}

const SECONDS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
/** Between a unit and the next number. */
const BETWEEN = /(?<=[a-zµμ])(?=[\d.])/;
/** Go counts a duration in nanoseconds of 64 bits. */
const LONGEST_SECONDS = 9_223_372_036;
const QUANTITY = /^[-+]?(\d+(\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/;

const WHOLE: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };
const LARGEST_FLOAT: Readonly<Record<string, number>> = { float32: 3.4028235677973366e38, float64: Number.MAX_VALUE };

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text', boolean: 'true or false', int32: 'a whole number', int64: 'a whole number', float32: 'a number', float64: 'a number',
};

/** In seconds; nothing where Go does not read it. */
export function secondsOf(text: string): number | undefined {
  if (!DURATION.test(text)) {
    return undefined;
  }
  const parts = text.replace(/^[-+]/, '').split(BETWEEN);
  const sum = parts.reduce((total, part) => total + parseFloat(part) * (SECONDS[part.replace(/^[\d.]+/, '')] ?? 1), 0);
  return sum > LONGEST_SECONDS ? undefined : sum * (text.startsWith('-') ? -1 : 1);
}

/** The root of a configuration, checked key by key and value by value. */
export function decode(root: Node, context: DecodeContext): Decoded {
  const decoder = new Decoder(context);
  const value = decoder.value(root, 'Configuration', '');
  return { value: (value ?? {}) as Record<string, unknown>, problems: decoder.problems };
}

class Decoder {
  public readonly problems: Found[] = [];

  public constructor(private readonly context: DecodeContext) {}

  public value(node: Node, form: string, path: string): unknown {
    if (form.endsWith('?')) {
      return isNull(node) ? undefined : this.value(node, form.slice(0, -1), path);
    }
    if (form.startsWith('[]')) {
      return this.list(node, form.slice(2), path);
    }
    if (form.startsWith('map:')) {
      return this.map(node, form.slice(4), path);
    }
    const keys = keysOf(this.context.version, form);
    return keys ? this.struct(node, keys, path) : this.scalar(node, form, path);
  }

  private list(node: Node, form: string, path: string): unknown {
    if (node.kind !== 'list') {
      return this.wrongType(node, path, 'a list');
    }
    return node.items.map((item, i) => this.value(item, form, `${path}[${i}]`) ?? zero(form));
  }

  private map(node: Node, form: string, path: string): unknown {
    if (node.kind !== 'map') {
      return this.wrongType(node, path, 'a mapping');
    }
    return Object.fromEntries(node.entries.map(entry => [entry.key, this.value(entry.node, form, below(path, entry.key)) ?? zero(form)]));
  }

  private struct(node: Node, keys: ReadonlyMap<string, Key>, path: string): unknown {
    if (node.kind !== 'map') {
      return this.wrongType(node, path, 'a mapping');
    }
    const found = node.entries.flatMap(entry => {
      const key = keys.get(entry.key);
      if (!key || !hasKey(key, this.context.release)) {
        this.unknown(entry, keys, path);
        return [];
      }
      const value = this.value(entry.node, key.form, below(path, entry.key));
      return value === undefined ? [] : [[entry.key, value] as const];
    });
    return Object.fromEntries(found);
  }

  private unknown({ key, at, node }: Entry, keys: ReadonlyMap<string, Key>, path: string): void {
    const place = { path: below(path, key), at, value: shown(node) };
    const since = keys.get(key)?.since;
    const known = [...keys].filter(([, other]) => hasKey(other, this.context.release)).map(([name]) => name);
    const [closest] = nearest(key, known);
    if (since !== undefined) {
      this.problems.push({ id: 'later-key', ...place, data: { since } });
    } else if (closest === undefined) {
      this.problems.push({ id: 'unknown-key', ...place });
    } else {
      this.problems.push({ id: 'misspelled-key', ...place, data: { nearest: closest } });
    }
  }

  private scalar(node: Node, form: string, path: string): unknown {
    const value = node.kind === 'scalar' ? node.value : {};
    if (form === 'duration') {
      return (typeof value === 'string' ? secondsOf(value) : undefined) ?? this.fail('duration', node, path);
    }
    if (value === null) {
      return undefined;
    }
    if (form === 'quantity') {
      return isQuantity(value) ? String(value) : this.fail('quantity', node, path);
    }
    return node.kind === 'scalar' && this.isOf(node, form) ? value : this.wrongType(node, path, WANTED[form]);
  }

  private isOf({ value, text }: ScalarNode, form: string): boolean {
    if (typeof value !== 'number') {
      return typeof value === form;
    }
    if (form in WHOLE) {
      const written = !this.context.json || /^-?\d+$/.test(text);
      return written && Number.isInteger(value) && value < WHOLE[form] && value >= -WHOLE[form];
    }
    return form in LARGEST_FLOAT && Math.abs(value) <= LARGEST_FLOAT[form];
  }

  private wrongType(node: Node, path: string, wanted: string): undefined {
    if (!isNull(node)) {
      this.problems.push({ id: 'type', path, at: node.at, value: shown(node), data: { wanted } });
    }
  }

  private fail(id: 'duration' | 'quantity', node: Node, path: string): undefined {
    this.problems.push({ id, path, at: node.at, value: shown(node) });
  }
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function isQuantity(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : QUANTITY.test(String(value));
}

/** What Go makes of null in a list or a mapping. */
function zero(form: string): unknown {
  const scalars: Readonly<Record<string, unknown>> = { string: '', boolean: false, int32: 0, int64: 0, float32: 0, float64: 0, quantity: '0' };
  return form in scalars ? scalars[form] : {};
}

export function below(path: string, key: string): string {
  const name = /^[\w-]+$/.test(key) ? key : `['${key}']`;
  return path === '' || name.startsWith('[') ? `${path}${name}` : `${path}.${name}`;
}

/** A value short enough for a message. */
export function shown(node: Node): unknown {
  if (node.kind === 'scalar') {
    return node.value;
  }
  return node.kind === 'list' ? node.items.map(shown) : Object.fromEntries(node.entries.map(({ key, node: inner }) => [key, shown(inner)]));
}
