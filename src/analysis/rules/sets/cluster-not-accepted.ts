import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';

export const clusterNotAccepted = defineRule({
  id: 'cluster-not-accepted',
  title: 'The hub has accepted each cluster that objects are written for',
  severity: Severity.ERROR,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T76'],
  looksAt: 'the namespace of accounts and permissions; hubAcceptsClient of the ManagedCluster',
  messages: {
    'not-accepted': {
      problem: 'the hub has not accepted this cluster, so the namespace does not exist and the whole sync fails',
      remedy: 'accept the cluster, or leave it out',
      question: 'Should the hub accept \'{cluster}\'?',
    },
  },
  check: (graph, report) => {
    for (const { object, cluster } of report.each([...graph.accounts.all, ...graph.permissions.sources])) {
      const known = graph.fleet.get(cluster);
      if (known && !known.accepted) {
        report.violation(object, 'not-accepted', { field: 'metadata.namespace', value: cluster, data: { cluster } });
      } else if (!graph.fleet.known) {
        report.unknown(object, 'accepted-clusters', {});
      }
    }
  },
});
