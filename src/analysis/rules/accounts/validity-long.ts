import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

const MONTH = 30 * 24 * 3600;
/** Beyond this the API refuses the life altogether, which another rule says. */
const MOST = 2 ** 32;

export const validityLong: Rule = {
  id: 'validity-long',
  title: 'A token that is copied to the hub does not live for months',
  severity: Severity.WARNING,
  traps: ['T19'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity, 8640h0m0s where it is left out',
  check: (graph, report) => {
    for (const { object, life, seconds } of report.each(graph.accounts.all)) {
      if (seconds !== undefined && seconds > MONTH && seconds <= MOST) {
        report.violation(object, {
          field: 'spec.rotation.validity',
          value: life,
          wrong: `is the life of a bearer token that is copied to the hub: ${Math.floor(seconds / 86400)} days; some clusters allow no more than 24 hours`,
          remedy: set('use 24h0m0s', object, ['spec', 'rotation', 'validity'], '24h0m0s'),
        });
      }
    }
  },
};
