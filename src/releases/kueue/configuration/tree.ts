import { below, shown } from './decode';
import { Node } from './document';
import { isRecord } from '../../../kubernetes/json';

/** Values of a decoded configuration by a path with `[]` and `{}`, and where each is in the text. */

export interface Place {
  readonly value: unknown;
  readonly keys: ReadonlyArray<string | number>;
}

/** What a pattern such as `metrics.customLabels[].name` stands for; nothing where a part of it is not there. */
export function select(root: unknown, pattern: string): Place[] {
  const parts = pattern.match(/[^.[\]{}]+|\[\]|\{\}/g) ?? [];
  return parts.reduce<Place[]>((places, part) => places.flatMap(place => step(place, part)), [{ value: root, keys: [] }]);
}

function step({ value, keys }: Place, part: string): Place[] {
  if (part === '[]') {
    return Array.isArray(value) ? value.map((item: unknown, i) => ({ value: item, keys: [...keys, i] })) : [];
  }
  if (!isRecord(value)) {
    return [];
  }
  const names = part === '{}' ? Object.keys(value) : [part].filter(name => value[name] !== undefined);
  return names.map(name => ({ value: value[name], keys: [...keys, name] }));
}

export function pathOf(keys: ReadonlyArray<string | number>): string {
  return keys.reduce<string>((path, key) => typeof key === 'number' ? `${path}[${key}]` : below(path, key), '');
}

/** Where a value begins in the text, and what is written there; where it is not there, what it would be in. */
export function locate(root: Node, keys: ReadonlyArray<string | number>): { at: number; node?: Node } {
  let [node, at] = [root, root.at];
  for (const key of keys) {
    const entry = node.kind === 'map' ? node.entries.find(one => one.key === key) : undefined;
    const next = entry?.node ?? (node.kind === 'list' ? node.items[Number(key)] : undefined);
    if (next === undefined) {
      return { at: Math.max(at, 0) };
    }
    [node, at] = [next, next.at >= 0 ? next.at : at];
  }
  return { at: Math.max(at, 0), node };
}

/** A broken rule with its place. The value is as it is written: a duration was decoded to seconds. */
export function located<T extends { readonly keys: Place['keys']; readonly value?: unknown }>(found: T, root: Node) {
  const { keys, ...rest } = found;
  const { at, node } = locate(root, keys);
  return { ...rest, path: pathOf(keys), at, value: node ? shown(node) : rest.value };
}
