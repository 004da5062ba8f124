/** A Kubernetes object as JSON. */
export type Json = Record<string, unknown>;

/** Text in which equal objects are equal, whatever the order of their keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) => isRecord(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => a < b ? -1 : 1)) : v);
}

/** The same, or nothing where the value refers to itself, as what a YAML reader makes can do. */
export function contentText(value: unknown): string | undefined {
  try {
    return canonical(value);
  } catch {
    return undefined;
  }
}

/** Deeper than any manifest; what a YAML reader makes can hold itself. */
const DEEPEST = 100;

/** Whether two values surely have the same content, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth === DEEPEST) {
    return false;
  }
  return Array.isArray(a) || Array.isArray(b) ? Array.isArray(a) && Array.isArray(b) && isSameList(a, b, depth) : isSameRecord(a as Json, b as Json, depth);
}

function isSameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  return a.length === b.length && a.every((item, i) => isSame(item, b[i], depth + 1));
}

function isSameRecord(a: Json, b: Json, depth: number): boolean {
  let left = Object.keys(b).length;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key], depth + 1)) {
      return false;
    }
    left--;
  }
  return left === 0;
}

/** A copy of mappings and lists, however deep, so that the caller's later changes do not reach ours. */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(item => copyOf<unknown>(item));
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)])) : value;
}

/** The mapping, or an empty one in place of anything else. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** The mappings of a list; none in place of anything else. */
export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping with the keys of everything below its top level in order, as cdk8s writes objects. */
export function tidy(manifest: Json): Json {
  return Object.fromEntries(Object.entries(manifest).map(([key, value]) => [key, sorted(value)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isRecord(value) ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
}

/** The string, or an empty one in place of anything else. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The strings of a list. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The value at a path of keys; nothing where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let node = value;
  for (const key of path) {
    node = isRecord(node) && Object.prototype.hasOwnProperty.call(node, key) ? node[key] : undefined;
  }
  return node;
}

/** Nothing where the text is not JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * JSON as Go's encoding/json reads it into a type: the case of a key counts for nothing, and of keys that are the same then the last one counts
 * (golang/go src/encoding/json/decode.go). Keys of a mapping, such as the variables of a program, stay as they are.
 *
 * @param names the keys that the type has, on all levels
 * @param mappings keys whose own keys are free
 */
export function parseGoJson(source: string, names: readonly string[], mappings: readonly string[] = []): unknown {
  const byFolded = new Map(names.map(name => [folded(name), name]));
  const spelled = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(spelled);
    }
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => {
      const name = byFolded.get(folded(key)) ?? key;
      return [name, mappings.includes(name) && isRecord(inner) ? inner : spelled(inner)];
    })) : value;
  };
  return spelled(parseJson(source));
}

/** As Unicode folds: the long s is an s, and the sign for kelvin a k. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase();
}
