import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

/** TokenRequest's own bounds: kubernetes pkg/apis/authentication/validation. */
const LEAST = 600;
const MOST = 2 ** 32;

export const validityOutOfBounds = defineRule({
  id: 'validity-out-of-bounds',
  title: 'A cluster can issue a token of this validity',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T18'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity',
  messages: {
    'out-of-bounds': {
      problem: 'is below 10 minutes or above 2^32 seconds, and TokenRequest rejects it',
      remedy: 'use for example 24h0m0s',
    },
  },
  check: (graph, report) => {
    for (const { object, validity, seconds } of report.each(graph.accounts.all)) {
      if (seconds !== undefined && (seconds < LEAST || seconds > MOST)) {
        report.violation(object, 'out-of-bounds', {
          field: 'spec.rotation.validity', value: validity, fix: set(object, ['spec', 'rotation', 'validity'], '24h0m0s'),
        });
      }
    }
  },
});
