import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const clusterNotAccepted: Rule = {
  id: 'cluster-not-accepted',
  title: 'The hub has accepted a cluster before anything is made for it',
  severity: Severity.ERROR,
  traps: ['T76'],
  looksAt: 'the namespace of accounts and permissions; hubAcceptsClient of the ManagedCluster',
  check: (graph, report) => {
    for (const { object, cluster } of report.each([...graph.accounts.all, ...graph.permissions.sources])) {
      const known = graph.fleet.get(cluster);
      if (known && !known.accepted) {
        report.violation(object, {
          field: 'metadata.namespace',
          value: cluster,
          wrong: 'is a cluster that the hub has not accepted: its namespace does not exist, and one such object fails the whole sync',
          remedy: ask('accept the cluster, or leave it out', `Shall the hub accept '${cluster}'?`),
        });
      } else if (!graph.fleet.known) {
        report.unknown(object, 'the fleet: which clusters the hub has accepted');
      }
    }
  },
};
