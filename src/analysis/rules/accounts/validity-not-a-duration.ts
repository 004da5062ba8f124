import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

export const validityNotADuration: Rule = {
  id: 'validity-not-a-duration',
  title: 'The life of a token is a duration that Go can read',
  severity: Severity.ERROR,
  traps: ['T17'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity',
  check: (graph, report) => {
    for (const { object, life } of report.each(graph.accounts.all).filter(account => account.seconds === undefined)) {
      report.violation(object, {
        field: 'spec.rotation.validity',
        value: life,
        wrong: 'passes admission and then stops the agent of this cluster and the syncer of the whole hub: no new account of any cluster gets a token',
        remedy: set('use hours, minutes and seconds, such as 24h0m0s', object, ['spec', 'rotation', 'validity'], '24h0m0s'),
      });
    }
  },
};
