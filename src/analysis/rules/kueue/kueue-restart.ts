import { createHash } from 'crypto';
import { at, record } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';
import { podField } from '../../graph/workloads';

export const kueueRestart: Rule = {
  id: 'kueue-restart',
  title: 'Kueue restarts when its configuration changes',
  severity: Severity.WARNING,
  traps: ['T45'],
  looksAt: 'annotations of the pod template of Kueue\'s Deployment: a checksum of the configuration, which is mounted with subPath',
  check: (graph, report) => {
    for (const manager of report.each(graph.managers.filter(usesClusterProfiles))) {
      const { workload } = manager;
      if (!workload) {
        report.unknown(manager.object, `the Deployment of Kueue in namespace '${manager.object.namespace}'`);
        continue;
      }
      const annotations = Object.keys(record(at(workload.pod, 'metadata', 'annotations')));
      if (!annotations.some(key => /checksum|hash|restartedAt/i.test(key))) {
        const checksum = createHash('sha256').update(manager.source).digest('hex').slice(0, 16);
        report.violation(workload.object, {
          field: podField(workload, 'metadata.annotations'),
          value: annotations.join(', '),
          wrong: 'hold nothing that changes with the configuration: it is mounted with subPath, and the running manager never sees an edit',
          remedy: set('add a checksum of the configuration', workload.object, [...workload.podPath, 'metadata', 'annotations', 'cdk8s-ocm/config-checksum'], checksum),
        });
      }
    }
  },
};
