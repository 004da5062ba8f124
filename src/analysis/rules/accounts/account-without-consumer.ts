import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';

export const accountWithoutConsumer = defineRule({
  id: 'account-without-consumer',
  title: 'An application uses each token that is copied to the hub',
  severity: Severity.NOTICE,
  traps: ['T15'],
  looksAt: 'ManagedServiceAccount: metadata.name; the argument --managed-serviceaccount of all provider entries',
  messages: {
    unused: {
      problem: 'no provider entry and no plugin argument names this account, so nobody uses the token that is copied',
      remedy: 'name it in the provider entry of its application, or remove it',
      question: 'Which application uses the account \'{account}\'?',
    },
  },
  check: (graph, report) => {
    const used = new Set(graph.consumers.map(consumer => consumer.account));
    for (const { object, name } of report.each(graph.accounts.all.filter(account => account.synced)).filter(account => !used.has(account.name))) {
      if (graph.complete) {
        report.violation(object, 'unused', { field: 'metadata.name', value: name, data: { account: name } });
      } else {
        report.unknown(object, 'provider-entry', { account: name });
      }
    }
  },
});
