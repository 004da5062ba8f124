import { any, Truth } from '../../../kubernetes/three-valued';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';

export const multikueueProfile: Rule = {
  id: 'multikueue-profile',
  title: 'A worker\'s ClusterProfile is in Kueue\'s own namespace',
  severity: Severity.ERROR,
  traps: ['T55'],
  looksAt: 'MultiKueueCluster: the profile it names; the sets bound to the namespace of Kueue',
  check: (graph, report) => {
    const namespaces = graph.managers.map(manager => manager.namespace);
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const seen = any(namespaces.map(namespace => isSeen(graph, namespace, cluster)));
      if (namespaces.length === 0) {
        report.unknown(object, 'Kueue\'s configuration: the namespace in which it looks for ClusterProfiles');
      } else if (seen === undefined) {
        report.unknown(object, graph.fleet.known ? `the sets bound to namespace '${namespaces[0]}'` : 'the fleet: ManagedClusters with their labels');
      } else if (!seen) {
        report.violation(object, {
          field: 'spec.clusterSource.clusterProfileRef.name',
          value: cluster,
          wrong: `names a ClusterProfile that is not in namespace '${namespaces[0]}', the only one in which Kueue looks`,
          remedy: ask('bind a set that selects the cluster there', `Which set of cluster '${cluster}' shall be bound to namespace '${namespaces[0]}'?`),
        });
      }
    }
  },
};

/** Where nothing is bound, the binding may be in another file. */
function isSeen(graph: AccessGraph, namespace: string, cluster: string): Truth {
  const described = graph.complete || graph.sets.boundTo(namespace).length > 0 || graph.sets.profile(namespace, cluster) !== undefined;
  return described ? graph.sets.sees(namespace, cluster) : undefined;
}
