import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { ClusterSet, ConsumerBinding, GitOpsApplierAccess, GitOpsApplierAccessProps, PermissionSet } from '../../src';
import { accessOf, hubWith, IN_USE, Manifest, multiKueueOf, newChart, ofKind, one, plainDeployment, RELEASES } from '../fixtures/constructs';

const ARGO = { name: 'argocd-application-controller', namespace: 'argocd' };

/** What the administrator applies, for an app that others fill. */
function applier(fill: (chart: Chart) => void, props: Partial<GitOpsApplierAccessProps> = {}): Manifest[] {
  const chart = newChart();
  new GitOpsApplierAccess(chart, 'applier', { serviceAccount: ARGO, ...props });
  // After the applier: what comes later counts too.
  fill(chart);
  const own = App.of(chart).charts.find(c => c.node.id === (props.name ?? 'test-applier'));
  return Testing.synth(own as Chart);
}

function myApp(chart: Chart) {
  const access = accessOf(chart, hubWith(['one', 'two'], RELEASES));
  access.allow(PermissionSet.readOnly());
  access.plugin.mountIntoObject(plainDeployment(chart));
}

const rule = (role: Manifest, resource: string, verb: string) =>
  role.rules.find((r: any) => r.resources?.includes(resource) && r.verbs.includes(verb));

test('every set that the app binds may be bound, by name', () => {
  const role = one(applier(myApp), 'ClusterRole');
  expect(rule(role, 'managedclustersets/bind', 'create')).toStrictEqual({
    apiGroups: ['cluster.open-cluster-management.io'], resources: ['managedclustersets/bind'], resourceNames: ['my-app-clusters'], verbs: ['create'],
  });
});

test('objects in the namespaces of clusters by one rule, however many clusters there are', () => {
  const role = one(applier(myApp), 'ClusterRole');
  expect(rule(role, 'clusterpermissions', 'patch')).toStrictEqual({
    apiGroups: ['rbac.open-cluster-management.io'],
    resources: ['clusterpermissions'],
    resourceNames: ['my-app-access'],
    verbs: ['delete', 'get', 'patch', 'update'],
  });
  expect(rule(role, 'managedserviceaccounts', 'create').verbs).toStrictEqual(['create', 'list', 'watch']);
});

test('everything else in its own namespace, and the rules of each Role the app makes', () => {
  const manifests = applier(myApp);
  const role = one(manifests, 'Role', 'test-applier');
  expect(role.metadata.namespace).toBe('my-app');
  expect(rule(role, 'deployments', 'patch').resourceNames).toStrictEqual(['controller']);
  expect(rule(role, 'roles', 'patch').resourceNames).toStrictEqual(['my-app-clusterprofiles', 'my-app-tokens']);
  expect(one(manifests, 'Role', 'test-applier-my-app-tokens').rules).toStrictEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['one-my-app', 'two-my-app'], verbs: ['get'] },
  ]);
  const verbs = manifests.flatMap(m => m.rules ?? []).flatMap((r: any) => r.verbs);
  expect(verbs.filter((verb: string) => ['escalate', 'bind', '*', 'impersonate'].includes(verb))).toStrictEqual([]);
});

test('every role is bound to the account', () => {
  const manifests = applier(myApp);
  const roles = manifests.filter(m => m.kind === 'Role' || m.kind === 'ClusterRole');
  const bindings = manifests.filter(m => m.kind.endsWith('Binding'));
  expect(bindings.map(b => [b.kind, b.metadata, b.roleRef.kind, b.roleRef.name]))
    .toStrictEqual(roles.map(r => [`${r.kind}Binding`, r.metadata, r.kind, r.metadata.name]));
  expect(bindings.flatMap(b => b.subjects)).toStrictEqual(bindings.map(() => ({ kind: 'ServiceAccount', ...ARGO })));
});

test('objects of another installer may be patched, neither made nor deleted', () => {
  const role = one(applier(chart => {
    multiKueueOf(chart);
  }), 'Role', 'test-applier');
  expect(role.metadata.namespace).toBe('kueue-system');
  const verbs = role.rules.filter((r: any) => r.resources.includes('deployments')).flatMap((r: any) => r.verbs);
  expect(verbs.sort()).toStrictEqual(['get', 'list', 'patch', 'watch']);
});

test('clusters that are names of objects are not listed in a rule', () => {
  const manifests = applier(chart => {
    multiKueueOf(chart);
  });
  expect(rule(one(manifests, 'ClusterRole'), 'multikueueclusters', 'patch').resourceNames).toBeUndefined();
});

test('the rules of a ClusterRole of the app are the applier\'s too', () => {
  const rules = [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }];
  const manifests = applier(chart => {
    new ApiObject(chart, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'nodes' },
      rules,
    });
  });
  expect(one(manifests, 'ClusterRole').rules).toContainEqual(rules[0]);
});

test('Pods and ReplicaSets need no resource name', () => {
  const manifests = applier(chart => {
    for (const [apiVersion, kind] of [['v1', 'Pod'], ['apps/v1', 'ReplicaSet'], ['argoproj.io/v1alpha1', 'Rollout']]) {
      new ApiObject(chart, kind, { apiVersion, kind, metadata: { name: 'a', namespace: 'my-app' } });
    }
  });
  const role = one(manifests, 'Role', 'test-applier');
  expect(['pods', 'replicasets', 'rollouts'].map(resource => rule(role, resource, 'create').apiGroups)).toStrictEqual([[''], ['apps'], ['argoproj.io']]);
});

test('a kind that is not known must be told', () => {
  const widget = (chart: Chart) => {
    new ApiObject(chart, 'w', { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w', namespace: 'a' } });
  };
  expect(() => applier(widget)).toThrow(/test\/applier: resources = 'example\.com\/Widget': is a kind with no known resource name; add it to resources/);
  const manifests = applier(widget, { name: 'mine', resources: { 'example.com/Widget': 'widgets' } });
  expect(rule(one(manifests, 'Role', 'mine'), 'widgets', 'create').apiGroups).toStrictEqual(['example.com']);
});

test('a namespace that the app makes itself and fills cannot hold the Role', () => {
  const fill = (chart: Chart) => {
    const clusterSets = [ClusterSet.matching('a', IN_USE)];
    new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets, createNamespace: true });
  };
  expect(() => applier(fill)).toThrow(/test\/applier: namespace = 'my-app': is created by this app, but the Role for the objects in it has to exist before the app is applied; leave createNamespace out/);
});

test('two appliers of one app do not count each other', () => {
  const chart = newChart();
  myApp(chart);
  new GitOpsApplierAccess(chart, 'first', { serviceAccount: ARGO, name: 'first' });
  new GitOpsApplierAccess(chart, 'second', { serviceAccount: { name: 'flux', namespace: 'flux-system' }, name: 'second' });
  const [first, second] = ['first', 'second'].map(id => Testing.synth(App.of(chart).charts.find(c => c.node.id === id) as Chart));
  expect(ofKind(first, 'ClusterRole')[0].rules).toStrictEqual(ofKind(second, 'ClusterRole')[0].rules);
});

test('two appliers of one name are refused', () => {
  const chart = newChart();
  new GitOpsApplierAccess(chart, 'first', { serviceAccount: ARGO });
  expect(() => new GitOpsApplierAccess(chart, 'second', { serviceAccount: ARGO })).toThrow(
    "test/second: name = 'test-applier': is the name of a chart of this app; choose another name");
});

test.each<[Partial<GitOpsApplierAccessProps>, RegExp]>([
  [{ name: 'A/b' }, /test\/applier: name = 'A\/b'/],
  [{ serviceAccount: { name: '', namespace: 'argocd' } }, /serviceAccount\.name = ''/],
  [{ serviceAccount: { name: 'a', namespace: '' } }, /serviceAccount\.namespace = ''/],
  [{ resources: { 'a/b/c': 'x' } }, /resources = 'a\/b\/c': is not <group>\/<kind>/],
])('%j is refused', (props, message) => {
  expect(() => applier(myApp, props)).toThrow(message);
});
