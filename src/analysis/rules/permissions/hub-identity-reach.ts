import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { hubTokenAccessOf, isEverybody } from '../../graph/hub-token-access';

const PROBLEM = '{identity} can use its hub token through cluster-proxy and needs no token of an account';
const REMEDY = 'bind a ManagedServiceAccount instead';
const SUPPRESS = 'bind a ManagedServiceAccount instead, or suppress this finding with a reason';

export const hubIdentityReach = defineRule({
  id: 'hub-identity-reach',
  title: 'A hub identity reaches a cluster only on purpose',
  severity: Severity.WARNING,
  // Others reach the cluster too: the access of the account is there.
  breaks: false,
  traps: ['T77'],
  looksAt: 'subjects of kind User and Group in ClusterPermissions and in RBAC that works, policies, add-on templates and actions carry: cluster-proxy '
    + 'passes hub tokens on as these',
  messages: {
    'everybody': { problem: `${PROBLEM}; every account of the hub is in this group`, remedy: REMEDY, question: 'Which application is meant?' },
    'one-cluster': { problem: PROBLEM, remedy: SUPPRESS, question: 'Should {identity} reach cluster \'{cluster}\'?' },
    'placed': { problem: PROBLEM, remedy: SUPPRESS, question: 'Should {identity} reach the clusters to which this goes?' },
  },
  check: (graph, report) => {
    report.each([...graph.permissions.sources, ...graph.permissions.placed]);
    const all = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph);
    const placed = new Set<string>();
    for (const access of all.filter(one => !one.object.background)) {
      const { object, field, subject, identity } = access;
      const { kind, name } = subject;
      // What one object brings to many clusters is one finding.
      const cluster = object.namespace === access.cluster ? access.cluster : '';
      const key = `${object.index} ${field} ${kind} ${name}`;
      if (cluster === '' && placed.has(key)) {
        continue;
      }
      placed.add(key);
      const place = { field, value: `${kind} ${name}` };
      if (identity === undefined && cluster === '') {
        report.unknown(object, 'placed-subject', { kind, name });
      } else if (identity === undefined) {
        report.unknown(object, 'subject', { kind, name, cluster });
      } else if (isEverybody(subject)) {
        report.violation(object, 'everybody', { ...place, severity: Severity.ERROR, data: { identity } });
      } else if (cluster === '') {
        report.violation(object, 'placed', { ...place, data: { identity } });
      } else {
        report.violation(object, 'one-cluster', { ...place, data: { identity, cluster } });
      }
    }
  },
});
