import { any, Truth } from '../../../kubernetes/three-valued';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';

export const multikueueProfile = defineRule({
  id: 'multikueue-profile',
  title: 'A worker\'s ClusterProfile is in Kueue\'s own namespace',
  severity: Severity.ERROR,
  breaks: StepName.PROFILE,
  traps: ['T55'],
  looksAt: 'MultiKueueCluster: the profile it names; the sets bound to the namespace of Kueue',
  messages: {
    'not-there': {
      problem: 'no ClusterProfile of this name is in namespace \'{namespace}\', the only one in which Kueue looks',
      remedy: 'bind a set that selects the cluster to that namespace',
      question: 'Which set of cluster \'{cluster}\' should be bound to namespace \'{namespace}\'?',
    },
  },
  check: (graph, report) => {
    const namespaces = graph.managers.map(manager => manager.namespace);
    const [namespace] = namespaces;
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const seen = any(namespaces.map(one => isSeen(graph, one, cluster)));
      if (namespace === undefined) {
        report.unknown(object, 'kueue-configuration', {});
      } else if (seen === false) {
        report.violation(object, 'not-there', { field: 'spec.clusterSource.clusterProfileRef.name', value: cluster, data: { namespace, cluster } });
      } else if (seen === undefined && graph.fleet.known) {
        report.unknown(object, 'namespace-sets', { namespace });
      } else if (seen === undefined) {
        report.unknown(object, 'fleet', {});
      }
    }
  },
});

/** Where nothing is bound, the binding may be in another file. */
function isSeen(graph: AccessGraph, namespace: string, cluster: string): Truth {
  const described = graph.complete || graph.sets.boundTo(namespace).length > 0 || graph.sets.profile(namespace, cluster) !== undefined;
  return described ? graph.sets.sees(namespace, cluster) : undefined;
}
