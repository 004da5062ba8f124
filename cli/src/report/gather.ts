import type { AccessReport, CellReport } from '../analyzer';

/** Stands where the name of the cluster stood. */
export const CLUSTER = '\u0001';

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

export type { AccessReport, CellReport };
