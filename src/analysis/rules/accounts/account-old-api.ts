import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

const CURRENT = 'authentication.open-cluster-management.io/v1beta1';

export const accountOldApi: Rule = {
  id: 'account-old-api',
  title: 'Accounts are written in the current API version',
  severity: Severity.WARNING,
  traps: ['T21'],
  looksAt: 'ManagedServiceAccount: apiVersion',
  check: (graph, report) => {
    for (const { object } of report.each(graph.accounts.all).filter(account => account.object.apiVersion !== CURRENT)) {
      report.violation(object, {
        field: 'apiVersion',
        value: object.apiVersion,
        wrong: 'is deprecated, and the next release no longer serves it',
        remedy: set(`use ${CURRENT}, which has the same fields`, object, ['apiVersion'], CURRENT),
      });
    }
  },
};
