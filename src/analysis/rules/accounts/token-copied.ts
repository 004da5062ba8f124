import { acknowledgement } from '../../engine/acknowledgements';
import { Severity } from '../../engine/findings';
import { Missing, missing } from '../../engine/missing-input';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject } from '../../input/objects';
import { ForeignCopies, foreignCopies } from '../../queries/foreign-copies';

const COPIES = 'OCM copies the tokens of account \'{account}\' for {clusters} into namespace \'{namespace}\'';
const REMEDY = 'let the applications share no cluster and no namespace, or acknowledge the copy';
const QUESTION = 'Which clusters should namespace \'{namespace}\' not see, or why may its readers of Secrets have the tokens of \'{account}\'?';

export const tokenCopied = defineRule({
  id: 'token-copied',
  title: 'No token is copied to where another application can read it',
  severity: Severity.ERROR,
  // The token goes further than it should: the access itself is there.
  breaks: false,
  traps: ['T11'],
  looksAt: 'the sets that select each cluster, the namespaces they are bound to, and who may read Secrets there',
  messages: {
    'readable': { problem: `${COPIES}, where {readers} can read them`, remedy: REMEDY, question: QUESTION },
    'not-shown': { problem: `${COPIES}, and the input does not show everybody who can read them there`, remedy: REMEDY, question: QUESTION },
    'not-readable': { problem: `${COPIES}; nobody in the input can read them there`, remedy: REMEDY, question: QUESTION },
  },
  check: (graph, report) => {
    report.looked += graph.accounts.all.length;
    for (const copy of foreignCopies(graph)) {
      const { object, ...place } = receiving(graph, copy);
      if (object.background && copy.clusters.every(cluster => graph.accounts.get(cluster, copy.account)?.object.background)) {
        continue;
      }
      const { account, clusters, namespace, readers } = copy;
      const data = { account, clusters, namespace };
      const acknowledged = acknowledgement(graph, account, namespace);
      const lacking = acknowledged === undefined ? missingFor(graph, copy) : undefined;
      const found = { ...place, ...acknowledged !== undefined && { acknowledged } };
      if (lacking) {
        report.lacks(object, lacking);
      } else if (readers.length > 0) {
        report.violation(object, 'readable', { ...found, data: { ...data, readers } });
      } else {
        // Roles add up: those of the input are no proof that there are no others.
        report.violation(object, graph.complete ? 'not-readable' : 'not-shown', { ...found, severity: Severity.WARNING, data });
      }
    }
  },
});

function missingFor(graph: AccessGraph, { ownerKnown, readers, account, namespace }: ForeignCopies): Missing | undefined {
  if (!ownerKnown) {
    return missing('provider-entry', { account });
  }
  if (readers.length > 0) {
    return undefined;
  }
  const roles = graph.rbac.unresolved(namespace);
  return roles.length > 0 ? missing('hub-roles', { roles, namespace }) : undefined;
}

/** What brings a cluster into the namespace: a binding, or in a hub's export its ClusterProfile. */
function receiving(graph: AccessGraph, copy: ForeignCopies): { object: KubeObject; field: string; value: string } {
  const binding = graph.sets.boundTo(copy.namespace).find(b => copy.clusters.some(cluster => graph.sets.contains(b.set, cluster) === true));
  return binding ? { object: binding.object, field: 'spec.clusterSet', value: binding.setName }
    : { object: graph.sets.profile(copy.namespace, copy.clusters[0]) as KubeObject, field: 'metadata.namespace', value: copy.namespace };
}
