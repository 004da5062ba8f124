import { at, isRecord, list, record, strings } from '../../../kubernetes/json';
import { constantValue } from '../../../releases/fact';
import { CLUSTER_PROFILE_FEATURE } from '../../../releases/kueue/facts';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { managersWithoutProvider } from '../../graph/kueue/multikueue-providers';
import { usesClusterProfiles } from '../../graph/kueue-managers';
import { podField, Workload } from '../../graph/workloads';

const GATE = constantValue(CLUSTER_PROFILE_FEATURE);
/** As Go reads such a flag: pairs of name and value, and true in any of its spellings. */
const SWITCHED_ON = new RegExp(`[=,\\s]${GATE}=(1|t|true)\\s*(,|$)`, 'i');

export const kueueFeatureGates = defineRule({
  id: 'kueue-feature-gates',
  title: 'Kueue\'s feature gates are set in one place, and the one for ClusterProfiles is on',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T44', 'T90'],
  looksAt: 'Kueue\'s configuration: featureGates; arguments of Kueue\'s Deployment: --feature-gates; whether a MultiKueueCluster names a ClusterProfile',
  messages: {
    'two-places': {
      problem: 'sets feature gates that the configuration sets too, and the manager exits',
      remedy: 'keep them only in the configuration',
      question: 'Which gates does the flag set that the configuration does not?',
    },
    'flag-without-gate': {
      problem: 'does not set {gate}=true: the gate is off in every release, and without it Kueue uses no ClusterProfile',
      remedy: 'move the gates into the configuration, with {gate} on',
      question: 'Which gates does the flag set?',
    },
    'gate-off': { problem: 'is off in every release, and without it Kueue uses no ClusterProfile', remedy: 'set it to true' },
  },
  check: (graph, report) => {
    const needed = new Set([...graph.managers.filter(usesClusterProfiles), ...managersWithoutProvider(graph)]);
    for (const manager of report.each([...needed])) {
      const { object, field, config, workload } = manager;
      if (!workload) {
        report.unknown(object, 'kueue-deployment', { namespace: object.namespace });
        continue;
      }
      const gates = at(config, 'featureGates');
      const flag = flagOf(workload);
      const onCommandLine = { field: podField(workload, 'spec.containers args'), value: flag };
      if (flag !== undefined && isRecord(gates)) {
        report.violation(workload.object, 'two-places', onCommandLine);
      } else if (flag !== undefined && !SWITCHED_ON.test(flag)) {
        report.violation(workload.object, 'flag-without-gate', { ...onCommandLine, data: { gate: GATE } });
      } else if (flag === undefined && record(gates)[GATE] !== true && !workload.partial) {
        report.violation(object, 'gate-off', {
          field: `${field} featureGates.${GATE}`, value: record(gates)[GATE], fix: editConfiguration(manager, ['featureGates', GATE], true),
        });
      }
    }
  },
});

/** The flag with its value, which may be the next argument. */
function flagOf(workload: Workload): string | undefined {
  const words = list(record(workload.pod.spec).containers).flatMap(container => [...strings(container.command), ...strings(container.args)]);
  const place = words.findIndex(word => /^--?feature-gates(=|$)/.test(word));
  if (place < 0) {
    return undefined;
  }
  return words[place].includes('=') ? words[place] : words.slice(place, place + 2).join(' ');
}
