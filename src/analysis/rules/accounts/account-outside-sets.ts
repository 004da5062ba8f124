import { any, Truth } from '../../../kubernetes/three-valued';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { Account } from '../../graph/accounts';
import { push } from '../../input/objects';

export const accountOutsideSets: Rule = {
  id: 'account-outside-sets',
  title: 'An account is on a cluster that its application sees',
  severity: Severity.ERROR,
  traps: ['T09'],
  looksAt: 'ManagedServiceAccount: metadata.namespace; the sets bound to the namespace of its application; the labels of the fleet',
  check: (graph, report) => {
    const namespaces = homes(graph);
    for (const account of report.each(graph.accounts.all.filter(a => a.synced))) {
      const home = namespaces.get(account.name) ?? graph.sets.namespaces;
      const seen = isSeen(graph, account, home);
      if (seen === false) {
        report.violation(account.object, {
          field: 'metadata.namespace',
          value: account.cluster,
          wrong: 'is a cluster that no set bound to its application selects: a token is issued, no ClusterProfile appears, and nothing works',
          remedy: ask('label the cluster so that the set selects it, or take the account out', `Shall the application of '${account.name}' reach '${account.cluster}'?`),
        });
      } else if (seen === undefined) {
        report.unknown(account.object, graph.fleet.known ? 'the sets bound to the namespace of its application' : 'the fleet: ManagedClusters with their labels');
      }
    }
  },
};

/** Namespaces of the applications that use an account, by its name. */
function homes(graph: AccessGraph): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { account, namespace } of graph.consumers) {
    push(found, account, namespace);
  }
  return found;
}

function isSeen(graph: AccessGraph, { cluster }: Account, namespaces: readonly string[]): Truth {
  // A set, a binding or an application that is missing selects nothing, if it is really missing.
  const missing = graph.complete ? false : undefined;
  return namespaces.length === 0 ? missing : any(namespaces.map(namespace => {
    const bindings = graph.sets.boundTo(namespace);
    return graph.sets.profile(namespace, cluster) ? true
      : bindings.length === 0 ? missing : any(bindings.map(({ set }) => set ? graph.sets.contains(set, cluster) : missing));
  }));
}
