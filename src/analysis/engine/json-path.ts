import { PatchAction, PatchOperation } from './findings';
import { at, Json } from '../../kubernetes/json';

export type Path = readonly (string | number)[];

/** Sets one value, with everything that must be above it. */
export function setAt(manifest: Json, path: Path, value: unknown): PatchOperation {
  const missing = path.findIndex((_, i) => typeof (follow(manifest, path.slice(0, i + 1)) ?? undefined) !== 'object');
  const end = missing < 0 ? path.length : missing + 1;
  const nested = path.slice(end).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return { op: PatchAction.ADD, path: pointer(path.slice(0, end)), value: nested };
}

export function pointer(path: Path): string {
  return path.map(key => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** `spec.template.spec.volumes[0].image` as keys. */
export function pathOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => key ?? Number(index));
}

/** The value at a path, through mappings and lists. */
export function follow(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => {
    if (typeof key === 'string') {
      return at(node, key);
    }
    return Array.isArray(node) ? node[key] : undefined;
  }, value);
}
