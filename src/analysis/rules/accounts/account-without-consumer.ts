import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const accountWithoutConsumer: Rule = {
  id: 'account-without-consumer',
  title: 'A token that is copied is used by an application',
  severity: Severity.NOTICE,
  traps: ['T15'],
  looksAt: 'ManagedServiceAccount: metadata.name; the argument --managed-serviceaccount of all provider entries',
  check: (graph, report) => {
    const used = new Set(graph.consumers.map(consumer => consumer.account));
    for (const { object, name } of report.each(graph.accounts.all.filter(account => account.synced)).filter(account => !used.has(account.name))) {
      if (graph.complete) {
        report.violation(object, {
          field: 'metadata.name',
          value: name,
          wrong: 'is named by no provider entry and no plugin argument, so its token is copied and used by nobody',
          remedy: ask('name it in the provider entry of its application, or take it out', `Which application uses the account '${name}'?`),
        });
      } else {
        report.unknown(object, `the provider entry that names account '${name}'`);
      }
    }
  },
};
