import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

/** TokenRequest's own bounds: kubernetes pkg/apis/authentication/validation. */
const LEAST = 600;
const MOST = 2 ** 32;

export const validityOutOfBounds: Rule = {
  id: 'validity-out-of-bounds',
  title: 'A token of that life can be asked for',
  severity: Severity.ERROR,
  traps: ['T18'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity',
  check: (graph, report) => {
    for (const { object, life, seconds } of report.each(graph.accounts.all)) {
      if (seconds !== undefined && (seconds < LEAST || seconds > MOST)) {
        report.violation(object, {
          field: 'spec.rotation.validity',
          value: life,
          wrong: 'is below 10 minutes or above 2^32 seconds, and TokenRequest refuses it when it runs',
          remedy: set('use for example 24h0m0s', object, ['spec', 'rotation', 'validity'], '24h0m0s'),
        });
      }
    }
  },
};
