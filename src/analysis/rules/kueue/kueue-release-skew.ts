import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

/** 0.15 and 0.16 against 0.19 were seen to fail; one apart is how Kueue itself is upgraded. */
const APART = 2;

export const kueueReleaseSkew: Rule = {
  id: 'kueue-release-skew',
  title: 'Kueue on hub and worker are not far apart',
  severity: Severity.WARNING,
  traps: ['T69'],
  looksAt: 'the release of Kueue on the hub, and on each worker where the fleet states it',
  check: (graph, report) => {
    const hub = graph.releases.kueue;
    for (const { object, cluster } of report.each(graph.profileReferences())) {
      const worker = graph.fleet.get(cluster)?.kueue;
      if (worker === undefined) {
        continue;
      }
      if (hub === undefined) {
        report.unknown(object, 'the release of Kueue on the hub');
      } else if (Math.abs(minor(hub) - minor(worker)) > APART) {
        report.violation(object, {
          field: 'spec.clusterSource.clusterProfileRef.name',
          value: cluster,
          wrong: `runs Kueue ${worker}, and the hub ${hub}: the worker turns Active, and every workload ends with OwnerNotFound`,
          remedy: ask('bring both to one minor', `When is Kueue on '${cluster}' brought to the hub's release?`),
        });
      }
    }
  },
};

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
