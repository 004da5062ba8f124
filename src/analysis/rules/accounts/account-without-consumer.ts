import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { gitOpsClusters } from '../../graph/gitops/gitops-clusters';
import { accountsForMultiKueue, managersWithoutProvider } from '../../graph/kueue/multikueue-providers';

export const accountWithoutConsumer = defineRule({
  id: 'account-without-consumer',
  title: 'An application uses each token that is copied to the hub',
  severity: Severity.NOTICE,
  traps: ['T15'],
  looksAt: 'ManagedServiceAccount: metadata.name; the argument --managed-serviceaccount of all provider entries; GitOpsClusters; '
    + 'MultiKueueClusters whose Kueue lists none',
  messages: {
    unused: {
      problem: 'no provider entry, plugin argument or GitOpsCluster names this account, so nobody uses the token that is copied',
      remedy: 'name it in the provider entry of its application, or remove it',
      question: 'Which application uses the account \'{account}\'?',
    },
  },
  check: (graph, report) => {
    const used = new Set([...graph.consumers, ...gitOpsClusters(graph.objects)].map(consumer => consumer.account));
    const [missing, hidden] = meantForMultiKueue(graph);
    for (const { object, name } of report.each(graph.accounts.all.filter(account => account.synced)).filter(account => !used.has(account.name))) {
      if (missing.has(name)) {
        continue;
      }
      if (graph.complete && !hidden.has(name)) {
        report.violation(object, 'unused', { field: 'metadata.name', value: name, data: { account: name } });
      } else {
        report.unknown(object, 'provider-entry', { account: name });
      }
    }
  },
});

/**
 * Accounts whose provider entry is what Kueue's configuration lacks, which is a finding of its own, and those that it may name where it is not in
 * the input or cannot be read.
 */
function meantForMultiKueue(graph: AccessGraph): [missing: ReadonlySet<string>, hidden: ReadonlySet<string>] {
  const meant = accountsForMultiKueue(graph);
  const none = new Set<string>();
  if (graph.managers.every(({ config }) => config === undefined)) {
    return [none, meant];
  }
  return managersWithoutProvider(graph).some(({ object }) => !object.background) ? [meant, none] : [none, none];
}
