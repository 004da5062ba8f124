import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';

/** 0.15 and 0.16 against 0.19 were seen to fail; one apart is how Kueue itself is upgraded. */
const APART = 2;

export const kueueReleaseSkew = defineRule({
  id: 'kueue-release-skew',
  title: 'The releases of Kueue on hub and worker are close together',
  severity: Severity.WARNING,
  traps: ['T69'],
  looksAt: 'the release of Kueue on the hub, and on each worker where the fleet has it',
  messages: {
    apart: {
      problem: 'this worker runs Kueue {worker} and the hub {hub}: the worker becomes Active, and every workload ends with OwnerNotFound',
      remedy: 'run the same minor release on both',
      question: 'When will Kueue on \'{cluster}\' be upgraded to the release of the hub?',
    },
  },
  check: (graph, report) => {
    const hub = graph.installed.find(({ component }) => component.key === 'kueue')?.version;
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const worker = graph.fleet.get(cluster)?.kueue;
      if (worker === undefined) {
        continue;
      }
      if (hub === undefined) {
        report.unknown(object, 'kueue-release', {});
      } else if (Math.abs(minor(hub) - minor(worker)) > APART) {
        report.violation(object, 'apart', { field: 'spec.clusterSource.clusterProfileRef.name', value: cluster, data: { worker, hub, cluster } });
      }
    }
  },
});

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
