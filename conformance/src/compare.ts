const SUFFIX: Readonly<Record<string, number>> = {
  '': 1,
  'n': 1e-9,
  'u': 1e-6,
  'm': 1e-3,
  'k': 1e3,
  'M': 1e6,
  'G': 1e9,
  'T': 1e12,
  'P': 1e15,
  'E': 1e18,
  'Ki': 2 ** 10,
  'Mi': 2 ** 20,
  'Gi': 2 ** 30,
  'Ti': 2 ** 40,
  'Pi': 2 ** 50,
  'Ei': 2 ** 60,
};

/** The value of a Kubernetes quantity, undefined when it is none. */
function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  const parts = typeof value === 'string' ? /^([+-]?\d+(?:\.\d*)?)([numkMGTPE]|[KMGTPE]i)?(?:[eE]([+-]?\d+))?$/.exec(value) : null;
  return parts ? Number(parts[1]) * SUFFIX[parts[2] ?? ''] * 10 ** Number(parts[3] ?? 0) : undefined;
}

/** Keys by which the API server tells list items apart, where it merges lists. */
const ITEM_KEYS = ['mountPath', 'name', 'containerPort', 'key'];

function counterpart(item: unknown, stored: unknown[], index: number): unknown {
  if (item !== null && typeof item === 'object') {
    for (const key of ITEM_KEYS) {
      const value = (item as Record<string, unknown>)[key];
      if (value !== undefined) {
        const found = stored.find((candidate: any) => candidate?.[key] === value);
        if (found) {
          return found;
        }
      }
    }
  }
  return stored[index];
}

/**
 * Every emitted value that a server did not keep, as `path: emitted -> stored`. Values the server added do not count.
 * `partial`: the stored lists may hold more items than the emitted ones (objects shared with another owner).
 */
export function lost(emitted: unknown, stored: unknown, partial = false, path = ''): string[] {
  if (Array.isArray(emitted)) {
    return Array.isArray(stored) ? lostItems(emitted, stored, partial, path) : [`${path}: list -> ${JSON.stringify(stored)}`];
  }
  if (emitted !== null && typeof emitted === 'object') {
    if (stored === null || typeof stored !== 'object') {
      return [`${path}: ${JSON.stringify(emitted)} -> ${JSON.stringify(stored)}`];
    }
    return Object.entries(emitted).flatMap(([key, child]) => lost(child, (stored as Record<string, unknown>)[key], partial, `${path}.${key}`));
  }
  return sameValue(emitted, stored) ? [] : [`${path}: ${JSON.stringify(emitted)} -> ${JSON.stringify(stored)}`];
}

function lostItems(emitted: readonly unknown[], stored: unknown[], partial: boolean, path: string): string[] {
  const length = !partial && emitted.length !== stored.length ? [`${path}: ${emitted.length} items -> ${stored.length}`] : [];
  const items = emitted.flatMap((item, i) => lost(item, partial ? counterpart(item, stored, i) : stored[i], partial, `${path}[${i}]`));
  return [...length, ...items];
}

function sameValue(emitted: unknown, stored: unknown): boolean {
  // The server leaves zero values out of its answers: an absent field is 0, false or ''.
  if (emitted === stored || (stored === undefined && [0, false, ''].includes(emitted as never))) {
    return true;
  }
  const [left, right] = [quantity(emitted), quantity(stored)];
  return left !== undefined && left === right;
}
