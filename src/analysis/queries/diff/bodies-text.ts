import { AccessGraph } from '../../graph/access-graph';

/** Whether a cluster grants the same on both sides. Unchanged text is the common case, and is cheap to recognize. */
export function grantsAlike(first: AccessGraph, second: AccessGraph, cluster: string): boolean {
  const [a, b] = [first.permissions.on(cluster), second.permissions.on(cluster)];
  const text = first.permissions.textOn(cluster);
  return first.permissions.accountNamespace(cluster) === second.permissions.accountNamespace(cluster)
    && ((text !== undefined && text === second.permissions.textOn(cluster))
      || (a.length === b.length && a.every((source, i) => sameBodies(source.bodies, b[i].bodies))));
}

const compared = new WeakMap<object, WeakMap<object, boolean>>();

function sameBodies(a: object, b: object): boolean {
  const known = compared.get(a) ?? new WeakMap<object, boolean>();
  compared.set(a, known);
  const result = known.get(b) ?? bodiesText(a) === bodiesText(b);
  known.set(b, result);
  return result;
}

const written = new WeakMap<object, string>();

/** The rights of a role that Kubernetes ships are one set on thousands of clusters. */
export function bodiesText(bodies: object): string {
  return JSON.stringify(bodies, (_, value: unknown) => {
    if (!(value instanceof Set)) {
      return value;
    }
    const text = written.get(value) ?? [...value].join(', ');
    written.set(value, text);
    return text;
  });
}
