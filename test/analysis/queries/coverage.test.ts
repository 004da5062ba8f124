import { AccessModel, AccessOptions, CoverageState } from '../../../src';
import { Json } from '../../../src/kubernetes/json';
import { application, multiKueue, OPTIONS, work } from '../../fixtures/builders';

const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'p', namespace: 'policies' }, spec: {} };
const coverage = (manifests: unknown[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, options).coverage;
const unjudged = (...manifests: unknown[]) => coverage(manifests).notJudged.map(({ object: { kind, name }, carrier, reason }) =>
  `${kind} ${name}${carrier ? ` in ${carrier.kind} ${carrier.name}` : ''}: ${reason}`);
const named = (apiVersion: string, kind: string, more: Json = {}) => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'n' }, ...more });

test('everything that the library writes is read', () => {
  const { notJudged, read, withoutBearing } = coverage([...application(), ...multiKueue()], OPTIONS);
  expect(notJudged).toStrictEqual([]);
  expect(read).toBe([...application(), ...multiKueue()].length - withoutBearing);
});

test('each object is counted once, in one of three states', () => {
  const manifests = [...application(), APPLICATION, named('v1', 'Service'), named('coordination.k8s.io/v1', 'Lease'), named('example.org/v1', 'Anything')];
  const { read, withoutBearing, notJudged, kinds } = coverage(manifests);
  expect({ read, withoutBearing, notJudged: notJudged.length }).toStrictEqual({ read: application().length, withoutBearing: 2, notJudged: 2 });
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(manifests.length);
  expect(kinds[0]).toStrictEqual({
    apiGroup: 'example.org', kind: 'Anything', state: CoverageState.NOT_JUDGED, reason: 'its kind is not read', count: 1,
  });
});

test('an unknown kind, an unknown group of a known kind, and a document without a kind are not judged', () => {
  expect(unjudged(named('example.org/v1', 'Role'), named('wgpolicyk8s.io/v1', 'Service'), { apiVersion: 'v1', metadata: {} }, 'words')).toStrictEqual([
    'Role x: its kind is not read', 'Service x: its kind is not read', ' : it is not a Kubernetes object', ' : it is not a Kubernetes object',
  ]);
});

test.each<[string, unknown, string | undefined]>([
  ['a Secret with anything', named('v1', 'Secret', { stringData: { token: 'x' } }), 'its values are not read'],
  ['a password of an image registry', named('v1', 'Secret', { type: 'kubernetes.io/dockerconfigjson', data: {} }), undefined],
  ['a kubeconfig in a ConfigMap', named('v1', 'ConfigMap', { data: { config: 'kind: Config\nusers:\n- name: a\n' } }), undefined],
  ['a kubeconfig as JSON', named('v1', 'ConfigMap', { data: { config: '{"kind": "Config", "users": []}' } }), undefined],
  [
    'a kubeconfig that is not YAML',
    named('v1', 'ConfigMap', { data: { config: 'kind: Config\nusers: [{{ .Values.users }}' } }),
    'it holds a kubeconfig that cannot be read',
  ],
  ['in a variable', named('v1', 'Pod', { spec: { containers: [{ name: 'a', env: [{ name: 'K', value: 'kind: Config\nusers: [' }] }] } }),
    'it holds a kubeconfig that cannot be read'],
  ['manifests in a ConfigMap', named('v1', 'ConfigMap', { data: { a: 'kind: ClusterRoleBinding\n' } }), 'it holds manifests as text'],
  ['a ConfigMap with settings', named('v1', 'ConfigMap', { data: { level: 'debug', users: 'kind people' } }), undefined],
  ['a kubeconfig in a variable', named('v1', 'Pod', { spec: { containers: [{ name: 'a', env: [{ name: 'K', value: 'kind: Config\nusers: []' }] }] } }),
    undefined],
  ['an encrypted object', named('rbac.authorization.k8s.io/v1', 'Role', { sops: { mac: 'ENC[…]', version: '3.9' } }), 'it is encrypted'],
  ['a template', { ...named('v1', 'ConfigMap'), metadata: { name: '{{ .Release.Name }}' } }, 'it is a template'],
  ['a variable in a binding', named('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: '${role}' } }), 'it is a template'],
  ['a CRD', named('apiextensions.k8s.io/v1', 'CustomResourceDefinition'), undefined],
  ['a CRD with a conversion webhook', named('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { conversion: { strategy: 'Webhook' } } }),
    'its kind is not read'],
  ...['ClusterManagementAddOn', 'ManagedClusterAddOn', 'AddOnDeploymentConfig'].map((kind): [string, unknown, string] => [
    `${kind}, of which only a part is read`, named('addon.open-cluster-management.io/v1alpha1', kind), 'only a part of it is read',
  ]),
])('%s', (_, manifest, reason) => {
  expect(coverage([manifest]).notJudged.map(one => one.reason)).toStrictEqual(reason === undefined ? [] : [reason]);
});

test('what a ManifestWork carries is judged for itself', () => {
  const carried = [named('v1', 'Namespace'), named('rbac.authorization.k8s.io/v1', 'ClusterRole'), named('v1', 'Pod'), named('v1', 'ConfigMap'), APPLICATION];
  expect(unjudged(work('c1', 'w', carried))).toStrictEqual([
    'ConfigMap x in ManifestWork w: its kind is not read inside another object', 'Application p in ManifestWork w: its kind is not read',
  ]);
});

test('settings declare a kind without bearing, with a reason; a kind that is read counts all the same', () => {
  const kindsWithoutBearing = [
    { apiGroup: 'argoproj.io', kind: 'Application', reason: 'nothing but reports' }, { kind: 'ConfigMap', reason: 'no' },
    { apiGroup: 'example.org', kind: 'Anything', reason: ' ' },
  ];
  const manifests = [APPLICATION, named('v1', 'ConfigMap'), named('example.org/v1', 'Anything')];
  const { kinds } = coverage(manifests, { kindsWithoutBearing });
  expect(kinds.map(({ kind, state, reason }) => [kind, state, reason])).toStrictEqual([
    ['Anything', CoverageState.NOT_JUDGED, 'its kind is not read'],
    ['ConfigMap', CoverageState.READ, 'the analysis reads it'],
    ['Application', CoverageState.WITHOUT_BEARING, 'nothing but reports'],
  ]);
});

test('what is given as background is not ours to judge', () => {
  expect(coverage([], { background: [APPLICATION] }).notJudged).toStrictEqual([]);
});

test('an object that refers to itself ends no analysis', () => {
  const manifest: Json = named('v1', 'ConfigMap');
  manifest.spec = { again: manifest, text: 'kind: Config\nusers: [' };
  expect(coverage([manifest]).notJudged).toHaveLength(1);
});
