import { Severity } from '../../engine/findings';
import { remove, Rule } from '../../engine/rule';

export const hubAsWorker: Rule = {
  id: 'hub-as-worker',
  title: 'The hub is not its own worker',
  severity: Severity.ERROR,
  traps: ['T50'],
  looksAt: 'MultiKueueCluster: the profile it names; which cluster is the hub itself',
  check: (graph, report) => {
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const own = graph.fleet.get(cluster)?.own ?? (cluster === 'local-cluster' || cluster === graph.options.ownCluster);
      if (own) {
        report.violation(object, {
          field: 'spec.clusterSource.clusterProfileRef.name',
          value: cluster,
          wrong: 'is the hub itself, and a Kueue manager cannot be its own worker',
          remedy: remove('take it out, here and in every MultiKueueConfig'),
        });
      } else if (!graph.fleet.known && graph.options.ownCluster === undefined) {
        report.unknown(object, 'the fleet: which cluster is the hub itself');
      }
    }
  },
};
