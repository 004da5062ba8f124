import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const validityNotADuration = defineRule({
  id: 'validity-not-a-duration',
  title: 'The validity of a token is a duration that Go can read',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T17'],
  looksAt: 'ManagedServiceAccount: spec.rotation.validity',
  messages: {
    unreadable: {
      problem: 'passes admission, then stops the agent of this cluster and the token sync of the whole hub: no new account gets a token',
      remedy: 'use hours, minutes and seconds, such as 24h0m0s',
    },
  },
  check: (graph, report) => {
    for (const { object, validity } of report.each(graph.accounts.all).filter(account => account.seconds === undefined)) {
      report.violation(object, 'unreadable', {
        field: 'spec.rotation.validity', value: validity, fix: set(object, ['spec', 'rotation', 'validity'], '24h0m0s'),
      });
    }
  },
});
