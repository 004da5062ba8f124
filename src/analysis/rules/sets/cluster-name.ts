import { isDnsLabel, LABEL_LENGTH } from '../../../kubernetes/names';
import { MANAGED_CLUSTER } from '../../../ocm/kinds';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';

const PROBLEM = 'must be a DNS label of at most {longest} characters: the cluster\'s namespace on the hub has this name';

export const clusterName = defineRule({
  id: 'cluster-name',
  title: 'The name of a cluster can be the name of its namespace',
  severity: Severity.ERROR,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T07'],
  looksAt: 'ManagedCluster: metadata.name; the namespace of accounts and permissions',
  messages: {
    cluster: { problem: PROBLEM, remedy: 'rename the cluster', question: 'Under which name should the cluster be imported again?' },
    namespace: { problem: PROBLEM, remedy: 'use the name of a managed cluster', question: 'Which managed cluster is this for?' },
  },
  check: (graph, report) => {
    const data = { longest: LABEL_LENGTH };
    for (const object of report.each(graph.objects.of(MANAGED_CLUSTER)).filter(o => !isDnsLabel(o.name))) {
      report.violation(object, 'cluster', { field: 'metadata.name', value: object.name, data });
    }
    for (const { object, cluster } of report.each([...graph.accounts.all, ...graph.permissions.sources]).filter(item => !isDnsLabel(item.cluster))) {
      // What applies it may fill it in: kubectl with -n, Argo CD, Flux.
      if (cluster === '') {
        report.unknown(object, 'own-namespace', { kind: object.kind, name: object.name });
      } else {
        report.violation(object, 'namespace', { field: 'metadata.namespace', value: object.namespace, data });
      }
    }
  },
});
