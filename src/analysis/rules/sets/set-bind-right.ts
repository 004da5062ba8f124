import { right } from '../../../kubernetes/rbac-rules';
import { serviceAccountName } from '../../../kubernetes/rbac-subjects';
import { any } from '../../../kubernetes/three-valued';
import { CLUSTER_ROLE, CLUSTER_ROLE_BINDING, RBAC_GROUP } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { add } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { Applier, setAppliers } from '../../graph/gitops/set-appliers';

const GROUP = 'cluster.open-cluster-management.io';
const RESOURCE = 'managedclustersets/bind';
const REJECTED = 'OCM\'s webhook rejects the binding';

export const setBindRight = defineRule({
  id: 'set-bind-right',
  title: 'An account that applies a binding may bind the set',
  severity: Severity.ERROR,
  breaks: StepName.BINDING,
  traps: ['T08'],
  looksAt: 'ManagedClusterSetBinding that is yet to be applied; service accounts for which a role of the input names this kind, and their right to create '
    + RESOURCE,
  messages: {
    'one-account': {
      problem: `{account} may create this binding and may not create ${RESOURCE} for set '{set}': ${REJECTED}`,
      remedy: 'grant it in a ClusterRole',
    },
    'several-accounts': {
      problem: `each of {accounts} may create this binding, and none may create ${RESOURCE} for set '{set}': ${REJECTED}`,
      remedy: 'grant it in a ClusterRole',
      question: 'Which account applies this binding?',
    },
  },
  check: (graph, report) => {
    // One from a server was accepted.
    for (const { object, setName } of report.each(graph.sets.bindings.filter(binding => binding.setName !== '' && !binding.object.live))) {
      const appliers = setAppliers(graph.objects, object.namespace);
      const accounts = appliers.map(({ namespace, name }) => serviceAccountName(namespace, name));
      const may = any(appliers.map(account => graph.rbac.can('', account, right('create', GROUP, RESOURCE, setName))));
      const place = { field: 'spec.clusterSet', value: setName };
      // Whether one of them applies it no manifest shows; with the right of one of them, that one can.
      if (appliers.length === 0 || may === true) {
        continue;
      }
      const [only, ...others] = appliers;
      const fix = grant(only, setName);
      if (may === undefined) {
        report.unknown(object, 'bind-right', { accounts, set: setName });
      } else if (others.length === 0 && !fix.some(({ kind, metadata }) => graph.objects.get(`${RBAC_GROUP}/${kind}`, '', metadata.name))) {
        report.violation(object, 'one-account', { ...place, data: { account: accounts[0], set: setName }, fix: add(...fix) });
      } else {
        report.violation(object, 'several-accounts', { ...place, data: { accounts, set: setName } });
      }
    }
  },
});

function grant(account: Applier, set: string) {
  const metadata = { name: `bind-${set}` };
  const rules = [{ apiGroups: [GROUP], resources: [RESOURCE], resourceNames: [set], verbs: ['create'] }];
  const [roleKind, bindingKind] = [CLUSTER_ROLE, CLUSTER_ROLE_BINDING].map(type => type.slice(RBAC_GROUP.length + 1));
  return [
    { apiVersion: `${RBAC_GROUP}/v1`, kind: roleKind, metadata, rules },
    {
      apiVersion: `${RBAC_GROUP}/v1`,
      kind: bindingKind,
      metadata,
      roleRef: { apiGroup: RBAC_GROUP, kind: roleKind, name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ];
}
