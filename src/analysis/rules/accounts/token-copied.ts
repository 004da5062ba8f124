import { some } from '../../../errors/format-error';
import { acknowledgement } from '../../engine/acknowledgements';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject } from '../../input/objects';
import { ForeignCopies, foreignCopies } from '../../queries/foreign-copies';

export const tokenCopied: Rule = {
  id: 'token-copied',
  title: 'No token is copied to where another application can read it',
  severity: Severity.ERROR,
  traps: ['T11'],
  looksAt: 'the sets that select each cluster, the namespaces they are bound to, and who may read Secrets there',
  check: (graph, report) => {
    const copies = foreignCopies(graph);
    report.looked += graph.accounts.all.length;
    for (const copy of copies) {
      if (acknowledgement(graph, copy.account, copy.namespace) !== undefined) {
        continue;
      }
      const { object, ...at } = receiving(graph, copy);
      if (object.background && copy.clusters.every(cluster => graph.accounts.get(cluster, copy.account)?.object.background)) {
        continue;
      }
      const missing = unknownBecause(graph, copy);
      if (missing !== undefined) {
        report.unknown(object, missing);
        continue;
      }
      const read = copy.readers.length > 0;
      report.violation(object, {
        ...at,
        severity: read ? Severity.ERROR : Severity.WARNING,
        wrong: `brings the tokens of account '${copy.account}' for ${copy.clusters.length === 1 ? 'cluster' : `${copy.clusters.length} clusters:`} ${some(copy.clusters)} into namespace `
          + `'${copy.namespace}', because OCM copies every token of a cluster to wherever its ClusterProfile is`
          + (read ? `; ${some(copy.readers)} can read them there` : '; nobody in the input can read them there'),
        remedy: ask('let the applications share no cluster and no namespace: only that keeps their tokens apart where one of them reads every Secret of its namespace, as Kueue and Argo CD do; or acknowledge the copy',
          `Which clusters shall namespace '${copy.namespace}' not see, or why may whoever reads Secrets there have the tokens of '${copy.account}'?`),
      });
    }
  },
};

function unknownBecause(graph: AccessGraph, copy: ForeignCopies): string | undefined {
  if (!copy.ownerKnown) {
    return `the provider entry that names account '${copy.account}', which tells whose it is`;
  }
  if (copy.readers.length > 0) {
    return undefined;
  }
  const unresolved = graph.rbac.unresolved(copy.namespace);
  if (unresolved.length > 0) {
    return `${some(unresolved)}, bound in namespace '${copy.namespace}'`;
  }
  return graph.complete || graph.rbac.describes(copy.namespace) ? undefined : `RBAC of namespace '${copy.namespace}'`;
}

/** Whatever brings a cluster into the namespace: a binding, or in a hub's export its ClusterProfile. */
function receiving(graph: AccessGraph, copy: ForeignCopies): { object: KubeObject; field: string; value: string } {
  const binding = graph.sets.boundTo(copy.namespace).find(b => copy.clusters.some(cluster => graph.sets.contains(b.set, cluster) === true));
  return binding ? { object: binding.object, field: 'spec.clusterSet', value: binding.setName }
    : { object: graph.sets.profile(copy.namespace, copy.clusters[0]) as KubeObject, field: 'metadata.namespace', value: copy.namespace };
}
