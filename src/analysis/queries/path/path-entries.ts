import { Consumer } from '../../graph/consumers';
import { ProviderEntry } from '../../graph/provider-entries';

interface Entries {
  readonly ofAll: readonly ProviderEntry[];
  readonly byCluster: ReadonlyMap<string, readonly ProviderEntry[]>;
}

const memo = new WeakMap<Consumer, Entries>();

/** The provider entries of a consumer that count for a cluster: those for every profile, and those for this one. */
export function entriesFor(consumer: Consumer, cluster: string): readonly ProviderEntry[] {
  const found = memo.get(consumer) ?? gather(consumer);
  memo.set(consumer, found);
  return found.byCluster.get(cluster) ?? found.ofAll;
}

function gather({ entries }: Consumer): Entries {
  const ofAll = entries.filter(entry => entry.cluster === undefined);
  const byCluster = new Map<string, ProviderEntry[]>();
  for (const entry of entries) {
    if (entry.cluster !== undefined) {
      byCluster.set(entry.cluster, [...byCluster.get(entry.cluster) ?? ofAll, entry]);
    }
  }
  return { ofAll, byCluster };
}
