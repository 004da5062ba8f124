import { some } from '../../../errors/format-error';
import { ACCOUNT } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { Consumer, consumerName } from '../../graph/consumers';
import { push } from '../../input/objects';
import { clustersOf } from '../../queries/access-path';

export const accountShared: Rule = {
  id: 'account-shared',
  title: 'An account belongs to one application',
  severity: Severity.ERROR,
  traps: ['T79'],
  looksAt: 'ManagedServiceAccounts of one name on one cluster, and the provider entries of several namespaces that name one account',
  check: (graph, report) => {
    report.each(graph.accounts.all);
    for (const objects of graph.objects.repeated().filter(([first]) => first.type === ACCOUNT)) {
      const [own] = objects.filter(object => !object.background);
      if (own) {
        report.violation(own, {
          field: 'metadata.name',
          value: own.name,
          wrong: `is there ${objects.length} times for cluster '${own.namespace}': two apps own one account, and the one applied last wins`,
          remedy: ask('give each application an account of its own', 'Which application keeps the name, and what is the other\'s account called?'),
        });
      }
    }
    const byAccount = new Map<string, Consumer[]>();
    graph.consumers.forEach(consumer => push(byAccount, consumer.account, consumer));
    for (const [account, consumers] of byAccount) {
      const [first, ...others] = consumers.map(consumer => ({ consumer, clusters: new Set(clustersOf(graph, consumer)) }));
      const other = others.find(({ clusters }) => [...clusters].some(cluster => first.clusters.has(cluster)));
      const pair = other ? [other.consumer, first.consumer] : [];
      const entry = pair.flatMap(({ entries }) => entries).find(({ object }) => !object.background);
      if (other && entry) {
        const shared = [...other.clusters].filter(cluster => first.clusters.has(cluster));
        report.violation(entry.object, {
          field: `${entry.field} --managed-serviceaccount`,
          value: account,
          wrong: `is the account of ${pair.filter(({ entries }) => !entries.includes(entry)).map(consumerName).join()} too, on ${some(shared)}: whatever one of them is granted, both have`,
          remedy: ask('give each application an account of its own', 'What is the account of this application called?'),
        });
      }
    }
  },
};
