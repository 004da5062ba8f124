import { AccessModel, AccessOptions, Severity } from '../../src';
import { Json } from '../../src/kubernetes/json';
import {
  account, application, BATCH_RULES, binding, clusterSet, configuration, getSecrets, grants, instead, kueueConfig, MEANT, multiKueue, OPTIONS,
  READ_PODS, role, worker,
} from '../fixtures/builders';

/** Traps that only the whole input shows, one test each, through the front door. The rules' own tests are in rules.test.ts. */
function found(rule: string, manifests: Json[], options: AccessOptions = {}): (string | undefined)[][] {
  const { findings } = AccessModel.fromManifests(manifests, { ...OPTIONS, unmanagedFrameworks: MEANT, ...options });
  return findings.filter(finding => finding.rule === rule).map(({ severity, object }) => [severity, object.kind, object.namespace, object.name]);
}

test('T02 an empty selector is a warning, and so is one that catches the hub', () => {
  expect(found(
    'set-selects-everything',
    [clusterSet('a', {}), clusterSet('b', { matchLabels: { 'local-cluster': 'true' } }), clusterSet('c', { matchLabels: { use: 'app' } })],
  )).toStrictEqual([
    [Severity.WARNING, 'ManagedClusterSet', undefined, 'a'], [Severity.WARNING, 'ManagedClusterSet', undefined, 'b'],
  ]);
});

test('T09 an account on a cluster that its application does not see is an error', () => {
  expect(found('account-outside-sets', [...application(), account('w1', 'my-app')])).toStrictEqual([[Severity.ERROR, 'ManagedServiceAccount', 'w1', 'my-app']]);
});

test('T11 a copy is an error where somebody else can read it, and a warning where nobody can or the input does not show it', () => {
  const shared = [...application(), binding('other', 'app-clusters')];
  const object = ['ManagedClusterSetBinding', 'other', 'app-clusters'];
  expect(found('token-copied', [...shared, ...role('other', 'r', [getSecrets('c2-my-app')], 'x')])).toStrictEqual([[Severity.ERROR, ...object]]);
  expect(found('token-copied', [...shared, ...role('other', 'r', [getSecrets('something-else')], 'x')])).toStrictEqual([[Severity.WARNING, ...object]]);
  expect(found('token-copied', shared, { complete: false })).toStrictEqual([[Severity.WARNING, ...object]]);
  expect(AccessModel.fromManifests(shared, { ...OPTIONS, complete: false }).findings.map(({ messageId }) => messageId)).toStrictEqual(['not-shown']);
  expect(found('token-copied', shared, { acknowledgedCopies: [{ account: 'my-app', namespace: 'other', reason: 'one team' }] })).toStrictEqual([]);
});

test('T13 two tokens under one Secret name in one namespace are an error', () => {
  const fleet = ['a-b', 'a'].map(name => ({ name, labels: { use: 'app' } }));
  expect(found('secret-name-collision', [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c')], { fleet }))
    .toStrictEqual([[Severity.ERROR, 'ManagedServiceAccount', 'a', 'b-c']]);
});

test('T19 a token that lives for more than a month is a warning', () => {
  expect(found('validity-long', [account('c1', 'x', { validity: '8640h0m0s' }), account('c2', 'x', { validity: '168h' })]))
    .toStrictEqual([[Severity.WARNING, 'ManagedServiceAccount', 'c1', 'x']]);
});

test('T29 rights from which everything follows are a warning', () => {
  expect(found('permission-broad', [grants('c1', 'x', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]), grants('c2', 'x')]))
    .toStrictEqual([[Severity.WARNING, 'ClusterPermission', 'c1', 'x-access']]);
});

test('T31 an image that is not pinned is a warning', () => {
  const spec = {
    containers: [{ name: 'c', image: 'c:v1' }],
    volumes: [{ name: 'p', image: { reference: 'quay.io/open-cluster-management/cp-creds:latest' } }],
  };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', namespace: 'n' }, spec: { selector: {}, template: { spec } } };
  expect(found('plugin-image-floating', [deployment])).toStrictEqual([[Severity.WARNING, 'Deployment', 'n', 'd']]);
});

test('T69 Kueue releases that are far apart are a warning', () => {
  expect(found('kueue-release-skew', [worker('w1'), worker('w2')], { fleet: [{ name: 'w1', kueue: '0.16' }, { name: 'w2', kueue: '0.18' }] }))
    .toStrictEqual([[Severity.WARNING, 'MultiKueueCluster', undefined, 'w1']]);
});

test('T74 two managers of one origin are an error', () => {
  expect(found('kueue-origin', [kueueConfig(), kueueConfig(configuration(), 'kueue-two')]))
    .toStrictEqual([[Severity.ERROR, 'ConfigMap', 'kueue-two', 'kueue-manager-config']]);
});

test('T75 kueue-addon beside MultiKueueClusters of ours is an error', () => {
  const addOn = { apiVersion: 'addon.open-cluster-management.io/v1beta1', kind: 'ClusterManagementAddOn', metadata: { name: 'multicluster-kueue-manager' } };
  expect(found('kueue-addon-clash', [...multiKueue(), addOn])).toStrictEqual([[Severity.ERROR, 'MultiKueueCluster', undefined, 'w1']]);
  expect(found('kueue-addon-clash', [addOn])).toStrictEqual([]);
});

test('T77 a hub identity with rights on a cluster is a warning, and a group of everybody an error', () => {
  const subjects = [{ kind: 'User', name: 'cluster:hub:system:serviceaccount:a:b' }, { kind: 'Group', name: 'system:serviceaccounts' }];
  expect(found('hub-identity-reach', [grants('c1', 'x', [READ_PODS], subjects)]).map(([severity]) => severity))
    .toStrictEqual([Severity.WARNING, Severity.ERROR]);
});

test('T79 one account of two apps is an error', () => {
  expect(found('account-shared', [account('w1', 'x'), account('w1', 'x', { validity: '1h' }), grants('w1', 'x', BATCH_RULES)]))
    .toStrictEqual([[Severity.ERROR, 'ManagedServiceAccount', 'w1', 'x']]);
  expect(found('account-shared', instead([account('w1', 'x')], 'none'))).toStrictEqual([]);
});
