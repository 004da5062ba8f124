import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';

const CURRENT = 'authentication.open-cluster-management.io/v1beta1';

export const accountOldApi = defineRule({
  id: 'account-old-api',
  title: 'Accounts use the current API version',
  severity: Severity.WARNING,
  traps: ['T21'],
  looksAt: 'ManagedServiceAccount: apiVersion',
  messages: {
    deprecated: {
      problem: 'is deprecated, and the next release no longer serves it',
      remedy: 'use {current}, which has the same fields',
    },
  },
  check: (graph, report) => {
    for (const { object } of report.each(graph.accounts.all).filter(account => account.object.apiVersion !== CURRENT)) {
      report.violation(object, 'deprecated', {
        field: 'apiVersion', value: object.apiVersion, data: { current: CURRENT }, fix: set(object, ['apiVersion'], CURRENT),
      });
    }
  },
});
