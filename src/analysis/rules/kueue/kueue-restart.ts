import { createHash } from 'crypto';
import { at, record } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';
import { podField } from '../../graph/workloads';

export const kueueRestart = defineRule({
  id: 'kueue-restart',
  title: 'Kueue restarts when its configuration changes',
  severity: Severity.WARNING,
  traps: ['T45'],
  looksAt: 'annotations of the pod template of Kueue\'s Deployment: a checksum of the configuration, which is mounted with subPath',
  messages: {
    'no-checksum': {
      problem: 'no annotation changes with the configuration: it is mounted with subPath, so the running manager never sees an edit',
      remedy: 'add a checksum of the configuration',
    },
  },
  check: (graph, report) => {
    for (const { object, source, workload } of report.each(graph.managers.filter(usesClusterProfiles))) {
      if (!workload) {
        report.unknown(object, 'kueue-deployment', { namespace: object.namespace });
        continue;
      }
      const annotations = Object.keys(record(at(workload.pod, 'metadata', 'annotations')));
      if (!annotations.some(key => /checksum|hash|restartedAt/i.test(key))) {
        const checksum = createHash('sha256').update(source).digest('hex').slice(0, 16);
        report.violation(workload.object, 'no-checksum', {
          field: podField(workload, 'metadata.annotations'),
          value: annotations.join(', '),
          fix: set(workload.object, [...workload.podPath, 'metadata', 'annotations', 'cdk8s-ocm/config-checksum'], checksum),
        });
      }
    }
  },
});
