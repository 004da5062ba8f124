import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';

const MONTH = 30 * 24 * 3600;
/** Beyond this the API refuses the validity altogether, which another rule reports. */
const MOST = 2 ** 32;

export const validityLong = defineRule({
  id: 'validity-long',
  title: 'A token that is copied to the hub is not valid for months',
  severity: Severity.WARNING,
  traps: ['T19'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity, 8640h0m0s where it is left out',
  messages: {
    months: {
      problem: 'a bearer token that is copied to the hub would be valid for {days} days; some clusters allow at most 24 hours',
      remedy: 'use 24h0m0s',
    },
  },
  check: (graph, report) => {
    for (const { object, validity, seconds } of report.each(graph.accounts.all)) {
      if (seconds !== undefined && seconds > MONTH && seconds <= MOST) {
        report.violation(object, 'months', {
          field: 'spec.rotation.validity',
          value: validity,
          data: { days: Math.floor(seconds / 86400) },
          fix: set(object, ['spec', 'rotation', 'validity'], '24h0m0s'),
        });
      }
    }
  },
});
