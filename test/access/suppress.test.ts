import { account, application, binding, clusterSet, grants, OPTIONS, role } from './world';
import { AccessModel, AccessOptions, Suppression } from '../../src';
import { Json } from '../../src/manifests/json';

const model = (manifests: Json[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, { ...OPTIONS, complete: false, ...options });
const LONG = [account('c1', 'x', { validity: '8640h' }), account('c2', 'x', { validity: '8640h' }), account('c2', 'y', { validity: '8640h' })];
const left = (suppression: Partial<Suppression>) => {
  const asked = model(LONG, { suppressions: [{ rule: 'validity-long', kind: 'ManagedServiceAccount', reason: 'offline for weeks', ...suppression }] });
  return asked.findings.map(({ rule, object }) => rule === 'validity-long' ? `${object.namespace}/${object.name}` : rule);
};

test('a suppression sets aside the findings that it names, and no other', () => {
  expect(left({})).toStrictEqual([]);
  expect(left({ name: 'x' })).toStrictEqual(['c2/y']);
  expect(left({ namespace: 'c2' })).toStrictEqual(['c1/x']);
  expect(left({ namespace: 'c2', name: 'x' })).toStrictEqual(['c1/x', 'c2/y']);
});

test.each<[string, Partial<Suppression>]>([
  ['another rule', { rule: 'validity-out-of-bounds' }], ['another kind', { kind: 'ClusterPermission' }], ['another name', { namespace: 'c1', name: 'y' }],
  ['another namespace', { namespace: '' }], ['no reason', { reason: ' ' }],
])('with %s it sets nothing aside, and says so', (_, suppression) => {
  expect(left(suppression)).toStrictEqual(['c1/x', 'c2/x', 'c2/y', 'suppression-without-finding']);
});

test('what was set aside is kept with its reason', () => {
  const annotated = { ...LONG[0], metadata: { ...LONG[0].metadata as Json, annotations: { 'cdk8s-ocm/suppress.validity-long': 'offline for weeks' } } };
  const asked = model([annotated, LONG[1]]);
  expect(asked.findings.map(({ object }) => object.namespace)).toStrictEqual(['c2']);
  expect(asked.suppressed.map(({ finding, reason }) => [finding.object.namespace, reason])).toStrictEqual([['c1', 'offline for weeks']]);
});

test('a cluster-scoped object is named without a namespace', () => {
  const suppressions = [{ rule: 'set-selects-everything', kind: 'ManagedClusterSet', namespace: '', name: 's', reason: 'it is meant' }];
  expect(model([clusterSet('s', {})], { suppressions }).findings).toStrictEqual([]);
});

test('a rule that could not judge leaves its suppression open', () => {
  const suppressions = [{ rule: 'account-without-permission', kind: 'ManagedServiceAccount', namespace: 'c1', name: 'x', reason: 'from elsewhere' }];
  expect(model([account('c1', 'x')], { suppressions }).findings).toStrictEqual([]);
  expect(model([account('c1', 'x'), grants('c1', 'x')], { suppressions }).findings.map(({ rule, object }) => [rule, object.kind, object.namespace, object.name]))
    .toStrictEqual([['suppression-without-finding', 'ManagedServiceAccount', 'c1', 'x']]);
});

test('OCM\'s own sets select what they select, also where they are not in the manifests', () => {
  const exclusive = 'cluster.open-cluster-management.io/clusterset';
  const fleet = [{ name: 'c1', labels: { [exclusive]: 'default' } }, { name: 'c2' }];
  const receives = (set: string) => model([binding('n', set), account('c1', 'x'), account('c2', 'x')], { fleet }).toJson().copies.map((copy: any) => copy.cluster);
  expect([receives('global'), receives('default'), receives('other')]).toStrictEqual([['c1', 'c2'], ['c1'], []]);
});

test('an account without an application belongs to the namespace of its name, where several could be its own', () => {
  const manifests = [application()[0], binding('x', 'app-clusters'), binding('z', 'app-clusters'), account('c1', 'x')];
  const asked = AccessModel.fromManifests(manifests, OPTIONS);
  expect(asked.findings.filter(({ rule }) => rule === 'token-copied').map(({ object }) => object.namespace)).toStrictEqual(['z']);
});

test.each<[string, boolean, Json]>([
  ['every group and resource', true, { apiGroups: ['*'], resources: ['*'], resourceNames: ['c1-my-app'], verbs: ['*'] }],
  ['Secrets of the core group', true, { apiGroups: [''], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['watch'] }],
  ['another group', false, { apiGroups: ['apps'], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['get'] }],
  ['another resource', false, { apiGroups: [''], resources: ['configmaps'], resourceNames: ['c1-my-app'], verbs: ['get'] }],
  ['another verb', false, { apiGroups: [''], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['delete'] }],
])('a Role by name for %s lets one read the copy: %s', (_, reads, rule) => {
  const { copies } = AccessModel.fromManifests([...application(), ...role('my-app', 'r', [rule], 'helper')], OPTIONS).toJson();
  expect(copies.filter((copy: any) => copy.readers.includes('ServiceAccount my-app/helper')).map((copy: any) => copy.secret)).toStrictEqual(reads ? ['c1-my-app'] : []);
});
