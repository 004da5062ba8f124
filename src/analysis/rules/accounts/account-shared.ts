import { ACCOUNT } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer, consumerName } from '../../graph/consumers';
import { ProviderEntry } from '../../graph/provider-entries';
import { push } from '../../input/objects';
import { clustersOf } from '../../queries/access-path';

const REMEDY = 'give each application its own account';

export const accountShared = defineRule({
  id: 'account-shared',
  title: 'An account belongs to one application',
  severity: Severity.ERROR,
  breaks: StepName.ACCOUNT,
  traps: ['T79'],
  looksAt: 'ManagedServiceAccounts of one name on one cluster, and the provider entries of several namespaces that name one account',
  messages: {
    'two-objects': {
      problem: 'the input has {count} accounts of this name for cluster \'{cluster}\': two apps own one account, and the last one applied wins',
      remedy: REMEDY,
      question: 'Which application keeps the name, and what should the account of the other be called?',
    },
    'two-consumers': {
      // Both reach the cluster, with the rights of both.
      breaks: false,
      problem: 'is also the account of {others} on {clusters}: each of them has the rights of the other',
      remedy: REMEDY,
      question: 'What should the account of this application be called?',
    },
  },
  check: (graph, report) => {
    report.each(graph.accounts.all);
    for (const objects of graph.objects.repeated().filter(([{ type, name }]) => type === ACCOUNT && name !== '')) {
      const [own] = objects.filter(object => !object.background);
      if (own) {
        report.violation(own, 'two-objects', { field: 'metadata.name', value: own.name, data: { count: objects.length, cluster: own.namespace } });
      }
    }
    for (const { entry, others, clusters } of sharedEntries(graph)) {
      report.violation(entry.object, 'two-consumers', {
        field: `${entry.field} --managed-serviceaccount`, value: entry.account, data: { others, clusters },
      });
    }
  },
});

interface SharedEntry {
  readonly entry: ProviderEntry;
  readonly others: readonly string[];
  readonly clusters: readonly string[];
}

function sharedEntries(graph: AccessGraph): SharedEntry[] {
  const byAccount = new Map<string, Consumer[]>();
  graph.consumers.forEach(consumer => push(byAccount, consumer.account, consumer));
  return [...byAccount.values()].flatMap(consumers => {
    const [first, ...rest] = consumers.map(consumer => ({ consumer, clusters: new Set(clustersOf(graph, consumer)) }));
    const second = rest.find(({ clusters }) => [...clusters].some(cluster => first.clusters.has(cluster)));
    const pair = second ? [second.consumer, first.consumer] : [];
    const entry = pair.flatMap(({ entries }) => entries).find(({ object }) => !object.background);
    return second && entry ? [{
      entry,
      others: pair.filter(({ entries }) => !entries.includes(entry)).map(consumerName),
      clusters: [...second.clusters].filter(cluster => first.clusters.has(cluster)),
    }] : [];
  });
}
