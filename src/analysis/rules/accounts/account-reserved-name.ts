import { RESERVED_ACCOUNTS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const accountReservedName = defineRule({
  id: 'account-reserved-name',
  title: 'An account does not have the name of an agent\'s service account',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T16'],
  looksAt: 'ManagedServiceAccount: metadata.name',
  messages: {
    reserved: {
      problem: 'is the service account of an agent on the managed cluster: the add-on adopts it and exports its token',
      remedy: 'use a name of the application\'s own',
      question: 'What should the account be called, here, in its permission and in the provider entry?',
    },
  },
  check: (graph, report) => {
    for (const { object, name } of report.each(graph.accounts.all).filter(account => RESERVED_ACCOUNTS.includes(account.name))) {
      report.violation(object, 'reserved', { field: 'metadata.name', value: name });
    }
  },
});
