import { clusterOfChange, ClustersOfSide, statementsOf } from './statements';
import { push } from '../../input/objects';

/** A cluster that has another name after the change, while all else that the input has about it is the same. */
export interface RenamedCluster {
  /** Its name before the change. */
  readonly before: string;
  /** Its name after the change. */
  readonly after: string;
}

/**
 * Clusters that are gone and have come under another name. Where two could be one that is gone, none is: the manifests do not say which. Each cluster is
 * written down once, and only equal texts meet, so that thousands cost no more than their own texts.
 */
export function renamedClusters(base: ClustersOfSide, head: ClustersOfSide): RenamedCluster[] {
  const sides = [withAccess(base), withAccess(head)];
  if (sides.some(({ clusters }) => clusters.size === 0)) {
    return [];
  }
  const numbers = new Map<string, number>();
  const [before, after] = sides.map(side => byStatements(side, numbers));
  return [...before].flatMap(([key, gone]) => {
    const come = after.get(key) ?? [];
    return gone.length === 1 && come.length === 1 ? [{ before: gone[0], after: come[0] }] : [];
  }).sort((a, b) => a.before < b.before ? -1 : 1);
}

/** Of clusters without access too little is said to tell one from another, and their names alone are in the lists of clusters. */
function withAccess(side: ClustersOfSide): ClustersOfSide {
  const changed = new Set(side.changes.map(clusterOfChange));
  return { ...side, clusters: new Set([...side.clusters].filter(cluster => changed.has(cluster))) };
}

/** Clusters by all that is said about them; a number stands for each text, since a fleet repeats them. */
function byStatements(side: ClustersOfSide, numbers: Map<string, number>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [cluster, texts] of statementsOf(side)) {
    const key = texts.map(text => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    }).join(' ');
    push(found, key, cluster);
  }
  return found;
}
