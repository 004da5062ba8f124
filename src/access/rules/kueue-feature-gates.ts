import { list, record } from '../../manifests/json';
import { CLUSTER_PROFILE_FEATURE } from '../../releases/kueue-facts';
import { Severity } from '../findings';
import { Manager, usesClusterProfiles } from '../kueue';
import { at, strings } from '../objects';
import { editConfiguration } from '../provider-edit';
import { ask, Rule } from '../rule';

const GATE = CLUSTER_PROFILE_FEATURE[0].value;

export const kueueFeatureGates: Rule = {
  id: 'kueue-feature-gates',
  title: 'Feature gates of Kueue are set in one place, with the one for ClusterProfiles on',
  severity: Severity.ERROR,
  traps: ['T44'],
  looksAt: 'Kueue\'s configuration: featureGates; arguments of Kueue\'s Deployment: --feature-gates',
  check: (picture, report) => {
    const managers = picture.managers.filter(usesClusterProfiles);
    for (const manager of report.each(managers)) {
      const gates = at(manager.config, 'featureGates');
      const flag = flagOf(manager);
      const whole = manager.workload !== undefined && !manager.workload.partial;
      if (gates !== undefined && gates !== null && flag !== undefined && manager.workload) {
        report.violation(manager.workload.object, {
          field: `${manager.workload.podField}.spec.containers args`,
          value: flag,
          wrong: 'sets feature gates while the configuration does too, and the manager exits',
          remedy: ask('keep them in the configuration alone', 'Which gates does the flag set that the configuration does not?'),
        });
      } else if (record(gates)[GATE] !== true && flag === undefined && whole) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] featureGates.${GATE}`,
          value: record(gates)[GATE],
          wrong: 'is off in every release, and without it Kueue uses no ClusterProfile',
          remedy: editConfiguration('switch it on', manager, ['featureGates', GATE], true),
        });
      } else if (!manager.workload) {
        report.unknown(manager.object, `the Deployment of Kueue in namespace '${manager.object.namespace}': its --feature-gates`);
      }
    }
  },
};

function flagOf(manager: Manager): string | undefined {
  const containers = list(record(manager.workload?.pod.spec).containers);
  return containers.flatMap(container => [...strings(container.command), ...strings(container.args)]).find(word => /^--?feature-gates(=|$)/.test(word));
}
