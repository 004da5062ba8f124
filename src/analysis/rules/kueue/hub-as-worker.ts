import { Severity } from '../../engine/findings';
import { REMOVE } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const hubAsWorker = defineRule({
  id: 'hub-as-worker',
  title: 'The hub is not its own worker',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T50'],
  looksAt: 'MultiKueueCluster: the profile it names; which cluster is the hub itself',
  messages: {
    hub: { problem: 'is the hub itself, and a Kueue manager cannot be its own worker', remedy: 'remove it, here and in every MultiKueueConfig' },
  },
  check: (graph, report) => {
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const own = graph.fleet.get(cluster)?.own ?? (cluster === 'local-cluster' || cluster === graph.options.ownCluster);
      if (own) {
        report.violation(object, 'hub', { field: 'spec.clusterSource.clusterProfileRef.name', value: cluster, fix: REMOVE });
      } else if (!graph.fleet.known && graph.options.ownCluster === undefined) {
        report.unknown(object, 'hub-cluster', {});
      }
    }
  },
});
