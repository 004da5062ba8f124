import { syncedSecretName } from '../../../ocm/synced-secret';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { Account } from '../../graph/accounts';
import { push, spell } from '../../input/objects';

export const secretNameCollision: Rule = {
  id: 'secret-name-collision',
  title: 'Two tokens do not arrive under one Secret name',
  severity: Severity.ERROR,
  traps: ['T13'],
  looksAt: 'ManagedServiceAccount: metadata.namespace and metadata.name joined, in each namespace that sees both clusters',
  check: (graph, report) => {
    const bySecret = new Map<string, Account[]>();
    for (const account of report.each(graph.accounts.all.filter(a => a.synced))) {
      push(bySecret, syncedSecretName(account.cluster, account.name), account);
    }
    for (const [secret, accounts] of bySecret) {
      const first = accounts[0];
      const other = accounts.find(account => account.cluster !== first.cluster);
      if (!other) {
        continue;
      }
      const shared = graph.sets.receivers(first.cluster).find(namespace => graph.sets.receivers(other.cluster).includes(namespace));
      if (shared !== undefined) {
        report.violation(other.object, {
          field: 'metadata.name',
          value: other.name,
          wrong: `arrives in namespace '${shared}' as Secret '${secret}', as that of ${spell(first.object)} does, and the one copied last wins`,
          remedy: ask('rename one of the accounts', 'What should one of the two accounts be called?'),
        });
      } else if (!graph.fleet.known) {
        report.unknown(other.object, 'the fleet: whether a namespace sees both clusters');
      }
    }
  },
};
