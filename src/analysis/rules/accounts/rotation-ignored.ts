import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { Rule, unset } from '../../engine/rule';

export const rotationIgnored: Rule = {
  id: 'rotation-ignored',
  title: 'Nothing is set that the API ignores',
  severity: Severity.NOTICE,
  traps: ['T20'],
  looksAt: 'ManagedServiceAccount: spec.rotation.enabled, as somebody wrote it; an object from a cluster has it filled in',
  check: (graph, report) => {
    for (const { object } of report.each(graph.accounts.all)) {
      const enabled = at(object.manifest, 'spec', 'rotation', 'enabled');
      const filledIn = enabled === true && at(object.manifest, 'metadata', 'uid') !== undefined;
      if (enabled !== undefined && !filledIn) {
        report.violation(object, {
          field: 'spec.rotation.enabled',
          value: enabled,
          wrong: 'does nothing in v1beta1: tokens are always renewed',
          remedy: unset('leave it out', object, ['spec', 'rotation', 'enabled']),
        });
      }
    }
  },
};
