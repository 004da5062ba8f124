import { account, application, binding, clusterSet, deployment, grants, instead, multiKueue, permission, providerFile, role, getSecrets, exec, KUEUE_ACCOUNT, SEE_PROFILES, subject } from '../../fixtures/builders';
import { RuleCases } from '../../fixtures/rule-cases';

const exclusive = (name: string) => clusterSet(name, undefined, 'ExclusiveClusterSetLabel');
const SELECT = { matchLabels: { use: 'app' } };

export const SETS: readonly RuleCases[] = [
  {
    rule: 'binding-name',
    fires: [
      { when: 'the binding has a name of its own', manifests: [clusterSet('s', SELECT), { ...binding('n', 's'), metadata: { name: 'b', namespace: 'n' } }], field: 'spec.clusterSet', says: 'not the name of the binding' },
      { when: 'the binding names no set', manifests: [{ ...binding('n', 's'), spec: {} }], field: 'spec.clusterSet', says: 'not the name of the binding' },
    ],
    notApplicable: { manifests: [clusterSet('s', SELECT)] },
  },
  {
    rule: 'set-selects-everything',
    fires: [
      { when: 'the selector is empty', manifests: [clusterSet('s', {})], field: 'spec.clusterSelector.labelSelector', says: 'every cluster there is' },
      { when: 'both parts of the selector are empty', manifests: [clusterSet('s', { matchLabels: {}, matchExpressions: [] })], field: 'spec.clusterSelector.labelSelector', says: 'every cluster there is' },
      {
        when: 'it catches the hub',
        manifests: [clusterSet('s', { matchExpressions: [{ key: 'local-cluster', operator: 'Exists' }] })],
        field: 'spec.clusterSelector.labelSelector',
        says: 'hub\'s own cluster \'hub\'',
      },
      {
        when: 'it catches a hub that a label marks, with labels alone',
        manifests: [clusterSet('s', SELECT)],
        options: { fleet: [{ name: 'h', labels: { 'use': 'app', 'local-cluster': 'true' } }] },
        field: 'spec.clusterSelector.labelSelector',
        says: 'hub\'s own cluster \'h\'',
      },
      {
        when: 'it catches a hub that no label marks',
        manifests: [clusterSet('s', SELECT)],
        options: { fleet: [{ name: 'h', labels: { use: 'app' } }], ownCluster: 'h' },
        field: 'spec.clusterSelector.labelSelector',
        says: 'hub\'s own cluster \'h\'',
      },
    ],
    silent: [{ manifests: [clusterSet('global', {})] }, { manifests: [clusterSet('s', { matchExpressions: [{ key: 'use', operator: 'Near' }] })] }],
    notApplicable: { manifests: [exclusive('s')] },
  },
  {
    rule: 'set-without-selector',
    fires: [
      { when: 'there is none', manifests: [clusterSet('s', undefined)], field: 'spec.clusterSelector.labelSelector', says: 'selects no cluster at all' },
      { when: 'it is null, as an empty key in YAML', manifests: [clusterSet('s', null)], field: 'spec.clusterSelector.labelSelector', says: 'selects no cluster at all' },
    ],
    silent: [{ manifests: [clusterSet('s', {}), exclusive('e')] }],
    notApplicable: { manifests: [binding('n', 's')] },
  },
  {
    rule: 'set-selector-ignored',
    fires: [
      { when: 'the type is exclusive', manifests: [clusterSet('s', SELECT, 'ExclusiveClusterSetLabel')], field: 'spec.clusterSelector.labelSelector', says: 'is ignored' },
      { when: 'the type is left out', manifests: [{ ...clusterSet('s', SELECT), spec: { clusterSelector: { labelSelector: SELECT } } }], field: 'spec.clusterSelector.labelSelector', says: 'is ignored' },
    ],
    notApplicable: { manifests: [binding('n', 's')] },
  },
  {
    rule: 'set-built-in-name',
    fires: [
      { when: 'global is narrowed', manifests: [clusterSet('global', SELECT)], field: 'metadata.name', says: 'rolls back' },
      { when: 'global has no selector', manifests: [clusterSet('global', undefined)], field: 'metadata.name', says: 'rolls back' },
      { when: 'global is exclusive', manifests: [exclusive('global')], field: 'metadata.name', says: 'rolls back' },
      { when: 'default selects by label', manifests: [clusterSet('default', {})], field: 'metadata.name', says: 'rolls back' },
    ],
    silent: [
      { manifests: [clusterSet('global', {}), exclusive('default')] },
      { manifests: [{ ...clusterSet('global', SELECT), metadata: { name: 'global', annotations: { 'cluster.open-cluster-management.io/autoupdate': 'false' } } }] },
    ],
    notApplicable: { manifests: [binding('n', 'global')] },
  },
  {
    rule: 'set-name-length',
    fires: [{ when: 'it has 64 characters', manifests: [exclusive('s'.repeat(64))], field: 'metadata.name', says: 'longer than 63' }],
    silent: [{ manifests: [exclusive('s'.repeat(63)), clusterSet('s'.repeat(64), SELECT)] }],
    notApplicable: { manifests: [clusterSet('s'.repeat(64), SELECT)] },
  },
  {
    rule: 'cluster-name',
    fires: [
      { when: 'a ManagedCluster has a dot', manifests: [{ apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: 'a.b' } }], field: 'metadata.name', says: 'DNS label' },
      { when: 'an account is in such a namespace', manifests: [account('A_b', 'x')], field: 'metadata.namespace', says: 'DNS label' },
      { when: 'a permission is in no namespace', manifests: [grants('', 'x')], field: 'metadata.namespace', says: 'DNS label' },
    ],
    notApplicable: { manifests: [clusterSet('s', SELECT)] },
  },
  {
    rule: 'cluster-not-accepted',
    fires: [
      { when: 'an account is for one that waits', manifests: [account('c1', 'my-app')], options: { fleet: [{ name: 'c1', accepted: false }] }, field: 'metadata.namespace', says: 'has not accepted' },
      {
        when: 'a ManagedCluster says so',
        options: { fleet: [] },
        field: 'metadata.namespace',
        says: 'has not accepted',
        manifests: [grants('c1', 'my-app'), { apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: 'c1' }, spec: { hubAcceptsClient: false } }],
      },
    ],
    silent: [{ manifests: [account('c1', 'my-app'), account('c9', 'my-app')] }],
    notApplicable: { manifests: [clusterSet('s', SELECT)] },
    unknown: [{ manifests: [account('c1', 'my-app')], options: { fleet: [] }, missing: 'the fleet' }],
  },
  {
    rule: 'account-outside-sets',
    fires: [
      { when: 'no set selects the cluster', manifests: [...application(), account('w1', 'my-app')], field: 'metadata.namespace', says: 'no set bound to its application selects' },
      { when: 'the fleet does not have the cluster', manifests: [...application(), account('c9', 'my-app')], field: 'metadata.namespace', says: 'no set bound to its application selects' },
      { when: 'everything is there and the set is not', manifests: instead(application(), 'ManagedClusterSet'), field: 'metadata.namespace', says: 'no set bound to its application selects', times: 2 },
      { when: 'everything is there and no set is', manifests: [account('c1', 'my-app')], field: 'metadata.namespace', says: 'no set bound to its application selects' },
      {
        when: 'only another application sees it',
        field: 'metadata.namespace',
        says: 'no set bound to its application selects',
        manifests: [...application(), ...multiKueue(), account('c1', 'multikueue')],
      },
    ],
    silent: [{ manifests: [...application(), account('w1', 'my-app', {}, { labels: {} })] }],
    notApplicable: { manifests: [account('c1', 'my-app', {}, { labels: {} })] },
    unknown: [
      { manifests: application(), options: { fleet: [], complete: false }, missing: 'the fleet' },
      { manifests: application(), options: { fleet: [] }, missing: 'the fleet' },
      { manifests: [account('c1', 'my-app'), providerFile()], options: { complete: false }, missing: 'the sets bound' },
    ],
  },
  {
    rule: 'token-copied',
    fires: [
      {
        when: 'Kueue sees the cluster, which reads every Secret of its namespace',
        field: 'spec.clusterSet',
        severity: 'error',
        says: 'kueue-system/kueue-controller-manager can read them',
        manifests: [...application(), ...instead(multiKueue(), 'ManagedClusterSet', clusterSet('multikueue', { matchExpressions: [{ key: 'use', operator: 'In', values: ['app', 'batch'] }] }))],
      },
      {
        when: 'another application sees the cluster, and its Roles go by name',
        field: 'spec.clusterSet',
        severity: 'warning',
        says: 'nobody in the input can read them',
        times: 2,
        manifests: [...application(), ...secondApplication(getSecrets('c1-other'))],
      },
      {
        when: 'another application may get the Secret by its name',
        field: 'spec.clusterSet',
        severity: 'error',
        says: 'other/other-controller can read them',
        times: 2,
        manifests: [...application(), ...secondApplication(getSecrets('c1-other', 'c1-my-app'))],
      },
      {
        when: 'one application in the same namespace can read the other\'s',
        field: 'spec.clusterSet',
        severity: 'error',
        says: 'my-app/second can read them',
        times: 1,
        manifests: [...application(), account('c1', 'second'), grants('c1', 'second'), ...role('my-app', 'second', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, SEE_PROFILES], 'second'),
          { ...providerFile(exec('second', 'my-app')), metadata: { name: 'second', namespace: 'my-app' } },
          deployment({ serviceAccountName: 'second', containers: [{ name: 'c', volumeMounts: [] }], volumes: [{ name: 'p', configMap: { name: 'second' } }] }, { name: 'second' })],
      },
      {
        when: 'somebody reads them, whatever else may be bound there',
        field: 'spec.clusterSet',
        severity: 'error',
        says: 'ServiceAccount third/x can read them',
        options: { complete: false },
        manifests: [...application(), binding('third', 'app-clusters'), ...role('third', 'r', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }], 'x'), role('third', 'gone', [], 'y')[1]],
      },
      {
        when: 'two sets bring the clusters, and one that is bound too brings none',
        field: 'spec.clusterSet',
        severity: 'warning',
        says: 'ManagedClusterSetBinding third/one: spec.clusterSet = \'one\'',
        options: { fleet: [{ name: 'c1', labels: { use: 'app', n: '1' } }, { name: 'c2', labels: { use: 'app', n: '2' } }] },
        manifests: [...application(), ...[['none', '0'], ['one', '1'], ['two', '2']].flatMap(([name, n]) => [clusterSet(name, { matchLabels: { n } }), binding('third', name)])],
      },
      {
        when: 'a hub\'s export shows that it happened',
        field: 'metadata.namespace',
        severity: 'warning',
        says: 'ClusterProfile third/c1',
        manifests: [...application(), { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'c1', namespace: 'third' } }],
      },
      {
        when: 'another app of the hub sees the cluster',
        field: 'spec.clusterSet',
        severity: 'warning',
        says: 'namespace \'third\'',
        options: { background: [binding('third', 'app-clusters')] },
        manifests: application(),
      },
      {
        when: 'no application is known in the receiving namespace',
        field: 'spec.clusterSet',
        severity: 'warning',
        says: 'namespace \'third\'',
        manifests: [...application(), binding('third', 'app-clusters')],
      },
    ],
    silent: [
      { manifests: [...application(), binding('third', 'app-clusters', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'my-app: the same team\n' } })] },
      { manifests: [...application(), binding('third', 'app-clusters')], options: { acknowledgedCopies: [{ account: 'my-app', namespace: 'third', reason: 'the same team' }] } },
      // Who reads every Secret of the hub reads the token where it is issued.
      { manifests: [...application(), ...administrator()] },
    ],
    notApplicable: { manifests: [clusterSet('s', SELECT), binding('n', 's')] },
    unknown: [
      { manifests: [...application(), binding('third', 'app-clusters')], options: { complete: false }, missing: 'RBAC of namespace \'third\'' },
      {
        manifests: [...application(), binding('third', 'app-clusters'), { ...role('third', 'r', [], 'x')[1] }], missing: 'Role r',
      },
      { manifests: [clusterSet('s', SELECT), binding('a', 's'), binding('b', 's'), account('c1', 'x')], missing: 'the provider entry that names account \'x\'' },
    ],
  },
];

function secondApplication(secrets: ReturnType<typeof getSecrets>) {
  return [
    binding('other', 'app-clusters'), account('c1', 'other'), grants('c1', 'other'), KUEUE_ACCOUNT,
    ...role('other', 'profiles', [SEE_PROFILES], 'other-controller'), ...role('other', 'tokens', [secrets], 'other-controller'),
    providerFile(exec('other', 'other'), 'open-cluster-management', 'other'),
    deployment({ serviceAccountName: 'other-controller', containers: [{ name: 'c', volumeMounts: [] }], volumes: [{ name: 'p', configMap: { name: 'other-providers' } }] }, { namespace: 'other' }),
  ];
}

function administrator() {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
  return [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'admins' }, roleRef, subjects: [{ kind: 'Group', name: 'system:masters' }] }];
}

/** For other files: a permission whose subjects are given. */
export function bound(namespace: string, subjects: ReturnType<typeof subject>[]) {
  return permission(namespace, 'x', { clusterRole: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }, clusterRoleBinding: { subjects } });
}
