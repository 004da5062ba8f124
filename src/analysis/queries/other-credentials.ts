import { StoredCredential, TokenHandover } from './access-report';
import { placedRights } from './placed-rights';
import { groupBy } from '../engine/grouping';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, describe } from '../graph/cluster-rights';
import { tokenHandovers } from '../graph/gitops/token-handovers';
import { referenceTo } from '../input/objects';

/** What GitOpsClusters hand on, with the rights that go with it. */
export function handoverReport(graph: AccessGraph): TokenHandover[] {
  return tokenHandovers(graph).flatMap(({ object, namespace, account, clusters, others }) => {
    const known = clusters.map(cluster => ({ cluster, rights: describe(accountRights(graph, cluster, account)) }));
    const groups = known.length === 0 && others ? [{ clusters: [], rights: [], placedRights: [] }]
      : groupBy(known, ({ rights }) => rights).map(all => ({
        clusters: all.map(({ cluster }) => cluster).sort(),
        rights: [...all[0].rights],
        placedRights: placedRights(graph.permissions.bodiesFor(all[0].cluster, account)),
      }));
    return groups.map(group => ({ givenBy: referenceTo(object), namespace, account, mayBeMore: others, ...group }));
  });
}

export function credentialReport(graph: AccessGraph): StoredCredential[] {
  return graph.credentials.map(({ object, field, form, server, method }) => ({ object: referenceTo(object), field, form, server, method }));
}
