import { at } from '../../../kubernetes/json';
import { valueAt } from '../../../releases/fact';
import { PROVIDER_KEY } from '../../../releases/kueue/facts';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { managersWithoutProvider } from '../../graph/kueue/multikueue-providers';
import { PROVIDER_KEYS } from '../../graph/kueue-managers';

export const multikueueWithoutProvider = defineRule({
  id: 'multikueue-without-provider',
  title: 'Kueue has a provider for the ClusterProfiles that its workers name',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T90'],
  looksAt: `MultiKueueCluster: the profile it names; Kueue's configuration: multiKueue.clusterProfile.${PROVIDER_KEYS.join(' and .')}`,
  messages: {
    'no-provider': {
      problem: 'lists no provider, so Kueue can reach none of the workers that are given by ClusterProfile ({clusters})',
      remedy: 'list the provider of cluster-proxy under {keys}',
      question: 'Which account should Kueue use on its workers, and at which path does its container have the plugin?',
    },
  },
  check: (graph, report) => {
    const references = report.each(graph.profileReferences());
    if (graph.managers.length === 0) {
      references.forEach(({ object }) => report.unknown(object, 'kueue-providers', {}));
    }
    const release = graph.releases.kueue;
    const keys = release === undefined ? PROVIDER_KEYS : [valueAt(PROVIDER_KEY, release)];
    const clusters = [...new Set(graph.profileReferences().map(({ cluster }) => cluster))].sort();
    for (const { object, field, config } of report.each(managersWithoutProvider(graph))) {
      report.violation(object, 'no-provider', {
        field: `${field} multiKueue.clusterProfile`, value: at(config, 'multiKueue', 'clusterProfile'), data: { clusters, keys },
      });
    }
  },
});
