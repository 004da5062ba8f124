import { EXEC_CLUSTER_INFO } from '../../../releases/argo-cd/facts';
import { valueAt } from '../../../releases/fact';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const [SINCE] = EXEC_CLUSTER_INFO.filter(({ value }) => value).map(({ since }) => since);

export const argoCdClusterInfo = defineRule({
  id: 'argo-cd-cluster-info',
  title: 'Argo CD can tell the plugin which cluster is meant',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T66'],
  looksAt: 'cluster Secrets of Argo CD whose entry runs the plugin, and the release of Argo CD where it is stated',
  messages: {
    'no-cluster-info': {
      problem: 'Argo CD {release} does not know this field, so the plugin does not learn which cluster is meant',
      remedy: 'run Argo CD {since} or later',
      question: 'When will Argo CD be upgraded?',
    },
  },
  check: (graph, report) => {
    const release = graph.releases.argoCd;
    for (const entry of report.each(pluginEntries(graph).filter(({ origin }) => origin === 'Argo CD'))) {
      if (release !== undefined && !valueAt(EXEC_CLUSTER_INFO, release)) {
        report.violation(entry.object, 'no-cluster-info', {
          field: execField(entry, 'provideClusterInfo'), value: entry.exec.provideClusterInfo, data: { release, since: SINCE },
        });
      }
    }
  },
});
