import { firstBroken } from './path-step';
import { CellReport, CopyReport } from './report';

/** Clusters on which a consumer's access is the same in every respect: one line for thousands. */
export interface AccessGroup {
  readonly state: CellReport['state'];
  readonly tokenLife?: string;
  readonly rights: readonly string[];
  /** What is broken or unknown, with `*` for the cluster. */
  readonly broken?: { readonly hop: string; readonly words: string };
  /** Who receives and can read the token: `my-app: ServiceAccount my-app/controller`. */
  readonly copies: readonly string[];
  readonly clusters: readonly string[];
}

const ORDER: readonly CellReport['state'][] = ['violation', 'unknown', 'ok'];

/** Exceptions first: what is broken, then what is unknown, and the few before the many; else in the order of the cells. */
export function groupsOf(cells: readonly CellReport[], copies: ReadonlyMap<string, readonly CopyReport[]>): AccessGroup[] {
  const found = new Map<string, Omit<AccessGroup, 'clusters'> & { clusters: string[] }>();
  for (const cell of cells) {
    const group = alike(cell, copies.get(cell.cluster) ?? []);
    const key = JSON.stringify(group);
    const known = found.get(key) ?? { ...group, clusters: [] };
    found.set(key, known);
    known.clusters.push(cell.cluster);
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.clusters.length - b.clusters.length);
}

function alike({ cluster, state, tokenLife, rights, chain }: CellReport, copies: readonly CopyReport[]): Omit<AccessGroup, 'clusters'> {
  const broken = firstBroken(chain);
  return {
    state,
    ...(tokenLife === undefined ? {} : { tokenLife }),
    rights,
    ...(broken ? { broken: { hop: broken.hop, words: broken.words.split(cluster).join('*') } } : {}),
    copies: copies.map(copy => `${copy.namespace}: ${copy.readers.join(', ') || 'nobody in the input'}`),
  };
}
