/** JSON has no positions and takes a key twice in silence; this scan tells both, many times faster than a YAML reader would. */
export interface JsonScan {
  /** Where each element of a top-level `items` starts. */
  readonly items: readonly number[];
  /** Levels of nesting. */
  readonly depth: number;
  /** The first key that stands twice in one object. */
  readonly duplicate?: { readonly key: string; readonly offset: number };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

export function scanJson(text: string): JsonScan {
  const items: number[] = [];
  let depth = 0;
  const open: (Set<string> | undefined)[] = [];
  let pending: { key: string; offset: number } | undefined;
  let rootKey = '';
  let duplicate: JsonScan['duplicate'];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    switch (token) {
      case '{':
      case '[':
        if (token === '{' && open.length === 2 && open[1] === undefined && rootKey === '"items"') {
          items.push(index);
        }
        open.push(token === '{' ? new Set() : undefined);
        depth = Math.max(depth, open.length);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ':': {
        const keys = open[open.length - 1];
        if (pending && keys) {
          if (keys.has(pending.key)) {
            duplicate ??= { key: JSON.parse(pending.key), offset: pending.offset };
          }
          keys.add(pending.key);
          rootKey = open.length === 1 ? pending.key : rootKey;
        }
        break;
      }
      default:
        pending = { key: token, offset: index };
    }
  }
  return { items, depth, duplicate };
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
