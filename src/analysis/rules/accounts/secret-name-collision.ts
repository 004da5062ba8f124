import { syncedSecretName } from '../../../ocm/synced-secret';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { Account } from '../../graph/accounts';
import { push } from '../../input/objects';

export const secretNameCollision = defineRule({
  id: 'secret-name-collision',
  title: 'The synced Secrets of two accounts have different names',
  severity: Severity.ERROR,
  breaks: StepName.SECRET,
  traps: ['T13'],
  looksAt: 'ManagedServiceAccount: metadata.namespace and metadata.name joined, in each namespace that sees both clusters',
  messages: {
    'same-secret': {
      problem: 'its token and that of account {other} are both copied to Secret \'{secret}\' in namespace \'{namespace}\', and the last one copied wins',
      remedy: 'rename one of the accounts',
      question: 'Which of the two accounts should be renamed, and to what?',
    },
  },
  check: (graph, report) => {
    const bySecret = new Map<string, Account[]>();
    for (const account of report.each(graph.accounts.all.filter(a => a.synced))) {
      push(bySecret, syncedSecretName(account.cluster, account.name), account);
    }
    for (const [secret, accounts] of bySecret) {
      const first = accounts[0];
      const second = accounts.find(account => account.cluster !== first.cluster);
      if (!second) {
        continue;
      }
      const namespace = graph.sets.receivers(first.cluster).find(receiver => graph.sets.receivers(second.cluster).includes(receiver));
      if (namespace !== undefined) {
        report.violation(second.object, 'same-secret', {
          field: 'metadata.name', value: second.name, data: { namespace, secret, other: `${first.cluster}/${first.name}` }, also: [first.object],
        });
      } else if (!graph.fleet.known) {
        report.unknown(second.object, 'shared-view', {});
      }
    }
  },
});
