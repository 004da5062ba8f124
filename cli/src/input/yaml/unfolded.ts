import { isAlias, isCollection, isPair, Node } from 'yaml';

/** How aliases repeat the values of a document. */
export interface Unfolded {
  /** Whether it has any. */
  readonly aliases: boolean;
  /** Values that they repeat, without unfolding them; counting ends above the limit. */
  readonly repeated: number;
  /** Whether an anchor holds an alias to itself. */
  readonly endless: boolean;
}

const OPEN = -1;

export function unfolded(root: Node | null, limit: number): Unfolded {
  const sizes = new Map<string, number>();
  let [aliases, repeated, endless] = [false, 0, false];
  const sizeOf = (node: unknown): number => {
    if (isPair(node)) {
      return sizeOf(node.key) + sizeOf(node.value);
    }
    if (isAlias(node)) {
      aliases = true;
      const target = sizes.get(node.source) ?? 1;
      endless ||= target === OPEN;
      repeated += Math.max(target, 1);
      return Math.max(target, 1);
    }
    const anchor = (node as Node | null)?.anchor;
    if (anchor !== undefined) {
      sizes.set(anchor, OPEN);
    }
    const size = 1 + (isCollection(node) ? node.items.reduce((sum: number, item) => repeated > limit ? sum : sum + sizeOf(item), 0) : 0);
    if (anchor !== undefined) {
      sizes.set(anchor, size);
    }
    return size;
  };
  sizeOf(root);
  return { aliases, repeated, endless };
}
