import { AccessGraph } from '../access-graph';
import { Manager, providerLists } from '../kueue-managers';

/**
 * Managers that MultiKueueClusters by ClusterProfile need, and whose configuration lists no provider: `no access provider configured`
 * (kubernetes-sigs/kueue pkg/controller/admissionchecks/multikueue/multikueuecluster.go@v0.19.2). The configuration of another Kueue may be in
 * the input too, a worker's for example: where one lists a provider, the others are not held to it.
 */
export function managersWithoutProvider(graph: AccessGraph): readonly Manager[] {
  const isNeeded = graph.profileReferences().length > 0 && graph.managers.every(manager => providerLists(manager).every(({ entries }) => entries.length === 0));
  return isNeeded ? graph.managers.filter(({ config }) => config !== undefined) : [];
}

/** Names of the accounts that MultiKueue may be meant to use: one entry serves every worker, so those that every worker has come first. */
export function accountsForMultiKueue(graph: AccessGraph): ReadonlySet<string> {
  const workers = [...new Set(graph.profileReferences().map(({ cluster }) => cluster))];
  const names = workers.map(cluster => new Set(graph.accounts.on(cluster).filter(({ synced }) => synced).map(({ name }) => name)));
  const any = new Set(names.flatMap(some => [...some]));
  const everywhere = [...any].filter(name => names.every(some => some.has(name)));
  return everywhere.length > 0 ? new Set(everywhere) : any;
}
