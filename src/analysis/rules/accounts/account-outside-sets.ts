import { any, Truth } from '../../../kubernetes/three-valued';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { Account } from '../../graph/accounts';
import { push } from '../../input/objects';

export const accountOutsideSets = defineRule({
  id: 'account-outside-sets',
  title: 'An account is on a cluster that its application sees',
  severity: Severity.ERROR,
  breaks: StepName.SECRET,
  traps: ['T09'],
  looksAt: 'ManagedServiceAccount: metadata.namespace; the sets bound to the namespace of its application; the labels of the fleet',
  messages: {
    'not-selected': {
      problem: 'no set bound to the namespace of the application selects this cluster: OCM issues a token but creates no ClusterProfile',
      remedy: 'label the cluster so that the set selects it, or remove the account',
      question: 'Should the application of \'{account}\' reach cluster \'{cluster}\'?',
    },
  },
  check: (graph, report) => {
    const namespaces = applicationNamespaces(graph);
    for (const account of report.each(graph.accounts.all.filter(a => a.synced))) {
      const { object, name, cluster } = account;
      const seen = isSeen(graph, account, namespaces.get(name) ?? graph.sets.namespaces);
      if (seen === false) {
        report.violation(object, 'not-selected', { field: 'metadata.namespace', value: cluster, data: { account: name, cluster } });
      } else if (seen === undefined) {
        report.unknown(object, graph.fleet.known ? 'application-sets' : 'fleet', {});
      }
    }
  },
});

/** Namespaces of the applications that use an account, by its name. */
function applicationNamespaces(graph: AccessGraph): Map<string, string[]> {
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
    if (graph.sets.profile(namespace, cluster)) {
      return true;
    }
    const bindings = graph.sets.boundTo(namespace);
    return bindings.length === 0 ? missing : any(bindings.map(({ set }) => set ? graph.sets.contains(set, cluster) : missing));
  }));
}
