import { RESERVED_ACCOUNTS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const accountReservedName: Rule = {
  id: 'account-reserved-name',
  title: 'An account is not named like a service account of an agent',
  severity: Severity.ERROR,
  traps: ['T16'],
  looksAt: 'ManagedServiceAccount: metadata.name',
  check: (graph, report) => {
    for (const { object, name } of report.each(graph.accounts.all).filter(account => RESERVED_ACCOUNTS.includes(account.name))) {
      report.violation(object, {
        field: 'metadata.name',
        value: name,
        wrong: 'is the service account of an agent on the managed cluster: it is adopted, and its token is exported',
        remedy: ask('choose a name of the application\'s own', 'What should the account be called, here, in its permission and in the provider entry?'),
      });
    }
  },
};
