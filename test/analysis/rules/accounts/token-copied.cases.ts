import {
  account, application, binding, clusterSet, deployment, exec, getSecrets, grants, instead, KUEUE_ACCOUNT, multiKueue, providerFile, role, SEE_PROFILES,
} from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { SELECT } from '../../../fixtures/sets-inputs';

function secondApplication(secrets: ReturnType<typeof getSecrets>) {
  return [
    binding('other', 'app-clusters'), account('c1', 'other'), grants('c1', 'other'), KUEUE_ACCOUNT,
    ...role('other', 'profiles', [SEE_PROFILES], 'other-controller'), ...role('other', 'tokens', [secrets], 'other-controller'),
    providerFile(exec('other', 'other'), 'open-cluster-management', 'other'),
    deployment(
      {
        serviceAccountName: 'other-controller',
        containers: [{ name: 'c', volumeMounts: [] }],
        volumes: [{ name: 'p', configMap: { name: 'other-providers' } }],
      },
      { namespace: 'other' },
    ),
  ];
}
function administrator() {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
  return [{
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'admins' },
    roleRef,
    subjects: [{ kind: 'Group', name: 'system:masters' }],
  }];
}

export const tokenCopiedCases: RuleCases = {
  rule: 'token-copied',
  fires: [
    {
      when: 'Kueue sees the cluster, which reads every Secret of its namespace',
      field: 'spec.clusterSet',
      severity: 'error',
      message: 'readable',
      manifests: [
        ...application(),
        ...instead(
          multiKueue(),
          'ManagedClusterSet',
          clusterSet('multikueue', { matchExpressions: [{ key: 'use', operator: 'In', values: ['app', 'batch'] }] }),
        ),
      ],
    },
    {
      when: 'another application sees the cluster, and its Roles go by name',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-readable',
      times: 2,
      manifests: [...application(), ...secondApplication(getSecrets('c1-other'))],
    },
    {
      when: 'another application may get the Secret by its name',
      field: 'spec.clusterSet',
      severity: 'error',
      message: 'readable',
      times: 2,
      manifests: [...application(), ...secondApplication(getSecrets('c1-other', 'c1-my-app'))],
    },
    {
      when: 'one application in the same namespace can read the other\'s',
      field: 'spec.clusterSet',
      severity: 'error',
      message: 'readable',
      times: 1,
      manifests: [...application(), account('c1', 'second'), grants('c1', 'second'), ...role(
        'my-app',
        'second',
        [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, SEE_PROFILES],
        'second',
      ),
      { ...providerFile(exec('second', 'my-app')), metadata: { name: 'second', namespace: 'my-app' } },
      deployment(
        { serviceAccountName: 'second', containers: [{ name: 'c', volumeMounts: [] }], volumes: [{ name: 'p', configMap: { name: 'second' } }] },
        { name: 'second' },
      )],
    },
    {
      when: 'somebody reads them, whatever else may be bound there',
      field: 'spec.clusterSet',
      severity: 'error',
      message: 'readable',
      options: { complete: false },
      manifests: [
        ...application(),
        binding('third', 'app-clusters'),
        ...role('third', 'r', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }], 'x'),
        role('third', 'gone', [], 'y')[1],
      ],
    },
    {
      when: 'two sets bring the clusters, and one that is bound too brings none',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-readable',
      options: { fleet: [{ name: 'c1', labels: { use: 'app', n: '1' } }, { name: 'c2', labels: { use: 'app', n: '2' } }] },
      manifests: [
        ...application(),
        ...[['none', '0'], ['one', '1'], ['two', '2']].flatMap(([name, n]) => [clusterSet(name, { matchLabels: { n } }), binding('third', name)]),
      ],
    },
    {
      when: 'a hub\'s export shows that it happened',
      field: 'metadata.namespace',
      severity: 'warning',
      message: 'not-readable',
      manifests: [...application(), { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'c1', namespace: 'third' } }],
    },
    {
      when: 'another app of the hub sees the cluster',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-readable',
      options: { background: [binding('third', 'app-clusters')] },
      manifests: application(),
    },
    {
      when: 'the manifests are not everything, and no RBAC of the receiving namespace is among them',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-shown',
      manifests: [...application(), binding('third', 'app-clusters')],
      options: { complete: false },
    },
    {
      when: 'the manifests are not everything, and the Roles among them let nobody read it',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-shown',
      manifests: [...application(), binding('third', 'app-clusters'), ...role('third', 'r', [SEE_PROFILES], 'x')],
      options: { complete: false },
    },
    {
      when: 'no application is known in the receiving namespace',
      field: 'spec.clusterSet',
      severity: 'warning',
      message: 'not-readable',
      manifests: [...application(), binding('third', 'app-clusters')],
    },
  ],
  silent: [
    { manifests: [...application(), binding('third', 'app-clusters', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'my-app: the same team\n' } })] },
    {
      manifests: [...application(), binding('third', 'app-clusters')],
      options: { acknowledgedCopies: [{ account: 'my-app', namespace: 'third', reason: 'the same team' }] },
    },
    // Who reads every Secret of the hub reads the token where it is issued.
    { manifests: [...application(), ...administrator()] },
  ],
  notApplicable: { manifests: [clusterSet('s', SELECT), binding('n', 's')] },
  unknown: [
    {
      manifests: [...application(), binding('third', 'app-clusters'), { ...role('third', 'r', [], 'x')[1] }],
      options: { complete: false },
      missing: 'hub-roles',
    },
    { manifests: [clusterSet('s', SELECT), binding('a', 's'), binding('b', 's'), account('c1', 'x')], missing: 'provider-entry' },
  ],
};
