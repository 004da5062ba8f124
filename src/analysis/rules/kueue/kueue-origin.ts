import { at, text } from '../../../kubernetes/json';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';

/** What the code uses where none is given (kubernetes-sigs/kueue apis/config/v1beta2/defaults.go). */
const DEFAULT = 'multikueue';

export const kueueOrigin: Rule = {
  id: 'kueue-origin',
  title: 'Two Kueue managers that share workers have two origins',
  severity: Severity.ERROR,
  traps: ['T74'],
  looksAt: 'Kueue configurations: multiKueue.origin, multikueue where it is left out',
  check: (graph, report) => {
    const seen = new Map<string, string>();
    for (const manager of graph.managers.filter(usesClusterProfiles)) {
      report.looked++;
      const origin = text(at(manager.config, 'multiKueue', 'origin')) || DEFAULT;
      const other = seen.get(origin);
      if (other === undefined) {
        seen.set(origin, manager.object.namespace);
      } else if (!manager.object.background) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] multiKueue.origin`,
          value: origin,
          wrong: `is that of Kueue in namespace '${other}' too: each collects the other's workloads on a shared worker as garbage`,
          remedy: editConfiguration('give it its own', manager, ['multiKueue', 'origin'], `${DEFAULT}-${manager.object.namespace}`),
        });
      }
    }
  },
};
