import { at, isRecord, list, record, strings } from '../../../kubernetes/json';
import { CLUSTER_PROFILE_FEATURE } from '../../../releases/kueue/facts';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';
import { podField, Workload } from '../../graph/workloads';

const GATE = CLUSTER_PROFILE_FEATURE[0].value;
/** As Go reads a flag of that kind: pairs, and a truth in any of its spellings. */
const SWITCHED_ON = new RegExp(`[=,\\s]${GATE}=(1|t|true)\\s*(,|$)`, 'i');

export const kueueFeatureGates: Rule = {
  id: 'kueue-feature-gates',
  title: 'Feature gates of Kueue are set in one place, with the one for ClusterProfiles on',
  severity: Severity.ERROR,
  traps: ['T44'],
  looksAt: 'Kueue\'s configuration: featureGates; arguments of Kueue\'s Deployment: --feature-gates',
  check: (graph, report) => {
    for (const manager of report.each(graph.managers.filter(usesClusterProfiles))) {
      const { config, workload } = manager;
      if (!workload) {
        report.unknown(manager.object, `the Deployment of Kueue in namespace '${manager.object.namespace}': its --feature-gates`);
        continue;
      }
      const gates = at(config, 'featureGates');
      const flag = flagOf(workload);
      const onCommandLine = { field: podField(workload, 'spec.containers args'), value: flag };
      if (flag !== undefined && isRecord(gates)) {
        report.violation(workload.object, {
          ...onCommandLine,
          wrong: 'sets feature gates while the configuration does too, and the manager exits',
          remedy: ask('keep them in the configuration alone', 'Which gates does the flag set that the configuration does not?'),
        });
      } else if (flag !== undefined && !SWITCHED_ON.test(flag)) {
        report.violation(workload.object, {
          ...onCommandLine,
          wrong: `sets feature gates and not ${GATE}=true, which is off in every release, and without it Kueue uses no ClusterProfile`,
          remedy: ask(`move them into the configuration, with ${GATE} on`, 'Which gates does the flag set?'),
        });
      } else if (flag === undefined && record(gates)[GATE] !== true && !workload.partial) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] featureGates.${GATE}`,
          value: record(gates)[GATE],
          wrong: 'is off in every release, and without it Kueue uses no ClusterProfile',
          remedy: editConfiguration('switch it on', manager, ['featureGates', GATE], true),
        });
      }
    }
  },
};

/** The flag with its value, which may be the next word. */
function flagOf(workload: Workload): string | undefined {
  const words = list(record(workload.pod.spec).containers).flatMap(container => [...strings(container.command), ...strings(container.args)]);
  const place = words.findIndex(word => /^--?feature-gates(=|$)/.test(word));
  return place < 0 ? undefined : words[place].includes('=') ? words[place] : words.slice(place, place + 2).join(' ');
}
