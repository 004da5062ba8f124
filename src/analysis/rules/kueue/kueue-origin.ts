import { at, text } from '../../../kubernetes/json';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { Manager, usesClusterProfiles } from '../../graph/kueue-managers';

/** What the code uses where none is given (kubernetes-sigs/kueue apis/config/v1beta2/defaults.go). */
const DEFAULT = 'multikueue';

export const kueueOrigin = defineRule({
  id: 'kueue-origin',
  title: 'Kueue managers that share workers have different origins',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T74'],
  looksAt: 'Kueue configurations: multiKueue.origin, multikueue where it is left out',
  messages: {
    'same-origin': {
      problem: 'Kueue in namespace \'{namespace}\' has the same origin: on a shared worker, each deletes the workloads of the other as garbage',
      remedy: 'use another origin',
    },
  },
  check: (graph, report) => {
    const seen = new Map<string, Manager>();
    for (const manager of graph.managers.filter(usesClusterProfiles)) {
      report.looked++;
      const origin = text(at(manager.config, 'multiKueue', 'origin')) || DEFAULT;
      const other = seen.get(origin);
      if (other === undefined) {
        seen.set(origin, manager);
      } else if (!manager.object.background) {
        report.violation(manager.object, 'same-origin', {
          field: `${manager.field} multiKueue.origin`,
          value: origin,
          data: { namespace: other.object.namespace },
          also: [other.object],
          fix: editConfiguration(manager, ['multiKueue', 'origin'], `${DEFAULT}-${manager.object.namespace}`),
        });
      }
    }
  },
});
