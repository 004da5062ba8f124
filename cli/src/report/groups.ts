import type { AccessReport, CellReport, ConsumerReport } from 'cdk8s-ocm/lib/src/access/report';

/** Clusters to which an application stands alike: one line with a count. */
export interface CellGroup {
  readonly clusters: readonly string[];
  /** How it stands to the first of them; the others differ in the name alone. */
  readonly cell: CellReport;
}

const STATES = ['violation', 'unknown', 'ok'];
/** Stands where the name of the cluster stood. */
export const CLUSTER = '\u0001';

/** The exceptions first: what is broken, then what is not to be told, then what is rare. */
export function cellGroups({ cells }: ConsumerReport): CellGroup[] {
  const groups = new Map<string, { clusters: string[]; cell: CellReport }>();
  for (const cell of cells) {
    const key = cellKey(cell);
    const group = groups.get(key);
    if (group) {
      group.clusters.push(cell.cluster);
    } else {
      groups.set(key, { clusters: [cell.cluster], cell });
    }
  }
  return [...groups.values()].sort((a, b) => STATES.indexOf(a.cell.state) - STATES.indexOf(b.cell.state)
    || a.clusters.length - b.clusters.length || (a.clusters[0] < b.clusters[0] ? -1 : 1));
}

/** Everything that a cell says, without the name of its cluster. */
export function cellKey({ cluster, state, tokenLife, rights, chain }: CellReport): string {
  return withoutCluster(JSON.stringify([state, tokenLife, rights, chain]), cluster);
}

/** A name may be followed by a hyphen: the Secret of account `a` on cluster `c` is called `c-a`. */
export function withoutCluster(text: string, cluster: string): string {
  return text.includes(cluster) ? text.replace(new RegExp(`(?<![\\w-])${cluster.replace(/[^\w-]/g, '\\$&')}(?![\\w])`, 'g'), CLUSTER) : text;
}

export interface Gathered<T> {
  readonly first: T;
  readonly clusters: readonly string[];
}

/** Rows that are equal but for their cluster, with the clusters gathered. */
export function gather<T extends { readonly cluster: string }>(items: readonly T[], keyOf: (item: T) => unknown): Gathered<T>[] {
  const rows = new Map<string, { first: T; clusters: string[] }>();
  for (const item of items) {
    const key = withoutCluster(JSON.stringify(keyOf(item)), item.cluster);
    const row = rows.get(key);
    if (row) {
      row.clusters.push(item.cluster);
    } else {
      rows.set(key, { first: item, clusters: [item.cluster] });
    }
  }
  return [...rows.values()].map(({ first, clusters }) => ({ first, clusters: [...new Set(clusters)].sort() }));
}

export type { AccessReport, CellReport, ConsumerReport };
