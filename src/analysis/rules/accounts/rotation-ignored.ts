import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { unset } from '../../engine/fix';
import { defineRule } from '../../engine/rule';

export const rotationIgnored = defineRule({
  id: 'rotation-ignored',
  title: 'An account sets no rotation switch, which the API ignores',
  severity: Severity.NOTICE,
  traps: ['T20'],
  looksAt: 'ManagedServiceAccount: spec.rotation.enabled in manifests; in an object from a cluster the API server fills it in',
  messages: {
    ignored: { problem: 'has no effect in v1beta1: tokens are always rotated', remedy: 'leave it out' },
  },
  check: (graph, report) => {
    for (const { object } of report.each(graph.accounts.all)) {
      const enabled = at(object.manifest, 'spec', 'rotation', 'enabled');
      const filledIn = enabled === true && at(object.manifest, 'metadata', 'uid') !== undefined;
      if (enabled !== undefined && !filledIn) {
        report.violation(object, 'ignored', {
          field: 'spec.rotation.enabled', value: enabled, fix: unset(object, ['spec', 'rotation', 'enabled']),
        });
      }
    }
  },
});
