import { Chart, Testing } from 'cdk8s';
import { ClusterSelector, ClusterSet, ConsumerBinding, IConsumerBinding } from '../src';
import { bindingOf, hubOf, hubWith, IN_USE, newChart, ofKind, one, written } from './fixtures/constructs';

const CLUSTER_SET = 'cluster.open-cluster-management.io/clusterset';

function bind(clusterSets: ClusterSet[], hub = hubWith(['one', 'two']), namespace = 'my-app'): ConsumerBinding {
  return new ConsumerBinding(newChart(), 'binding', { hub, namespace, clusterSets });
}
const names = (binding: IConsumerBinding) => binding.clusters.map(cluster => cluster.name);

test('a set and its binding, and nothing else', () => {
  expect(written(bind([ClusterSet.matching('prod', IN_USE)]))).toStrictEqual([
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSet',
      metadata: { name: 'prod', annotations: { 'argocd.argoproj.io/sync-wave': '0' } },
      spec: { clusterSelector: { selectorType: 'LabelSelector', labelSelector: { matchLabels: { use: 'yes' } } } },
    },
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSetBinding',
      metadata: { name: 'prod', namespace: 'my-app', annotations: { 'argocd.argoproj.io/sync-wave': '0' } },
      spec: { clusterSet: 'prod' },
    },
  ]);
});

test('T01 a binding is named after its set', () => {
  const sets = [ClusterSet.matching('a', IN_USE), ClusterSet.fromClusterSetName('global', IN_USE)];
  const bindings = ofKind(written(bind(sets)), 'ManagedClusterSetBinding');
  expect(bindings.map(({ metadata, spec }) => [metadata.name, spec.clusterSet])).toStrictEqual([['a', 'a'], ['global', 'global']]);
});

test('T03 a set by labels always carries its selector, and one that would select everything says so', () => {
  expect(() => ClusterSet.matching('a', ClusterSelector.labels({}))).toThrow(/is empty and would select every cluster; use ClusterSelector\.all\(\)/);
  const set = one(written(bind([ClusterSet.matching('a', ClusterSelector.all())])), 'ManagedClusterSet');
  expect(set.spec.clusterSelector).toStrictEqual({ selectorType: 'LabelSelector', labelSelector: {} });
});

test('T04 an exclusive set has no selector but the label of its clusters', () => {
  const hub = hubOf([{ name: 'in', labels: { [CLUSTER_SET]: 'blue' } }, { name: 'out', labels: { [CLUSTER_SET]: 'red' } }]);
  const binding = bind([ClusterSet.exclusive('blue')], hub);
  expect(one(written(binding), 'ManagedClusterSet').spec).toStrictEqual({ clusterSelector: { selectorType: 'ExclusiveClusterSetLabel' } });
  expect(names(binding)).toStrictEqual(['in']);
});

test.each(['default', 'global'])('T05 a set named %s is refused, and can be bound as existing', name => {
  const message =
    `ClusterSet: name = '${name}': is a set that OCM manages itself and restores within seconds; choose another name, `
      + `or bind it with ClusterSet.fromClusterSetName('${name}', …)`;
  expect(() => ClusterSet.matching(name, IN_USE)).toThrow(message);
  expect(() => ClusterSet.exclusive(name)).toThrow(message);
  expect(ofKind(written(bind([ClusterSet.fromClusterSetName(name, IN_USE)])), 'ManagedClusterSet')).toStrictEqual([]);
});

test('T06 the name of an exclusive set must be a label value', () => {
  expect(() => ClusterSet.exclusive('a'.repeat(62) + '.bc')).toThrow(/ClusterSet|is longer than 63 characters, so no cluster's label can name it/);
  expect(() => ClusterSet.exclusive('ab.'.repeat(21) + 'a')).toThrow(/is longer than 63 characters, so no cluster's label can name it; choose a shorter name/);
  expect(() => ClusterSet.exclusive('Blue')).toThrow(/is not a DNS subdomain/);
});

test('T76 a cluster that the hub has not accepted waits', () => {
  const binding = bind(
    [ClusterSet.matching('a', IN_USE)],
    hubOf([{ name: 'new', labels: { use: 'yes' }, accepted: false }, { name: 'old', labels: { use: 'yes' } }]),
  );
  expect(names(binding)).toStrictEqual(['old']);
  expect(binding.waitingClusters.map(cluster => cluster.name)).toStrictEqual(['new']);
});

test('the hub itself is left out by an expression of the set', () => {
  const own = { name: 'local-cluster', labels: { 'use': 'yes', 'local-cluster': 'true' } };
  const binding = bind([ClusterSet.matching('a', IN_USE)], hubOf([own, { name: 'one', labels: { use: 'yes' } }]));
  expect(names(binding)).toStrictEqual(['one']);
  expect(one(written(binding), 'ManagedClusterSet').spec.clusterSelector.labelSelector).toStrictEqual({
    matchLabels: { use: 'yes' },
    matchExpressions: [{ key: 'local-cluster', operator: 'NotIn', values: ['true'] }],
  });
});

test('the hub itself cannot be left out where no label tells it apart, nor of an exclusive set', () => {
  const hub = hubOf([{ name: 'local-cluster', labels: { use: 'yes', [CLUSTER_SET]: 'blue' } }, { name: 'one', labels: { use: 'yes', [CLUSTER_SET]: 'blue' } }]);
  expect(() => bind([ClusterSet.matching('a', IN_USE)], hub)).toThrow(
    "test/binding: clusterSets = 'a': selects the hub's own cluster 'local-cluster', and no label distinguishes it "
      + 'from the others; kubectl label managedcluster local-cluster local-cluster=true');
  expect(() => bind([ClusterSet.exclusive('blue')], hub)).toThrow(
    "test/binding: clusterSets = 'blue': contains the hub's own cluster 'local-cluster' by its label, and an exclusive "
      + 'set cannot exclude it; remove the label');
  expect(names(bind([ClusterSet.fromClusterSetName('global', ClusterSelector.all())], hub))).toStrictEqual(['one']);
});

test('several sets in one namespace count a cluster once', () => {
  const hub = hubOf([{ name: 'a', labels: { x: '1', y: '1' } }, { name: 'b', labels: { y: '1' } }]);
  const binding = bind([ClusterSet.matching('x', ClusterSelector.labels({ x: '1' })), ClusterSet.matching('y', ClusterSelector.labels({ y: '1' }))], hub);
  expect(names(binding)).toStrictEqual(['a', 'b']);
  expect(binding.clusterSetNames).toStrictEqual(['x', 'y']);
});

test('an existing binding emits nothing', () => {
  const chart = newChart();
  const clusterSets = [ClusterSet.fromClusterSetName('prod', IN_USE)];
  const binding = ConsumerBinding.fromConsumerBindingAttributes(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets });
  expect(names(binding)).toStrictEqual(['one']);
  expect(binding.namespace).toBe('my-app');
  expect(written(chart)).toStrictEqual([]);
});

test('two applications can share a namespace, each with its own set', () => {
  const chart = newChart();
  const hub = hubOf([{ name: 'a', labels: { x: '1' } }, { name: 'b', labels: { y: '1' } }]);
  new ConsumerBinding(chart, 'first', { hub, namespace: 'shared', clusterSets: [ClusterSet.matching('x', ClusterSelector.labels({ x: '1' }))] });
  new ConsumerBinding(chart, 'second', { hub, namespace: 'shared', clusterSets: [ClusterSet.matching('y', ClusterSelector.labels({ y: '1' }))] });
  expect(ofKind(written(chart), 'ManagedClusterSetBinding').map(b => b.metadata.name)).toStrictEqual(['x', 'y']);
});

test('the namespace is made only when asked for', () => {
  expect(ofKind(written(bindingOf(newChart())), 'Namespace')).toStrictEqual([]);
  const made = new ConsumerBinding(newChart(), 'binding', {
    hub: hubWith(['one']),
    namespace: 'my-app',
    clusterSets: [ClusterSet.matching('a', IN_USE)],
    createNamespace: true,
  });
  expect(one(written(made), 'Namespace').metadata.name).toBe('my-app');
});

test('T62 a namespace of the chart does not get into cluster-scoped objects', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'elsewhere' });
  bindingOf(chart);
  expect(written(chart).map(({ kind, metadata }) => [kind, metadata.namespace]))
    .toStrictEqual([['ManagedClusterSet', undefined], ['ManagedClusterSetBinding', 'my-app']]);
});

test('sync waves can be left out', () => {
  const hub = hubWith(['one']);
  const without = Object.assign(Object.create(Object.getPrototypeOf(hub)), hub, { argoCdSyncWaves: false });
  expect(written(bindingOf(newChart(), without)).map(({ metadata }) => metadata.annotations)).toStrictEqual([undefined, undefined]);
});

test.each<[string, () => unknown, RegExp]>([
  ['no set', () => bind([]), /test\/binding: clusterSets = \[\]: is empty, so the application would see no cluster; give at least one ClusterSet/],
  ['a set twice', () => bind([ClusterSet.matching('a', IN_USE), ClusterSet.fromClusterSetName('a', IN_USE)]), /test\/binding: clusterSets = 'a': is given twice/],
  ['a set that selects nothing', () => bind([ClusterSet.matching('a', ClusterSelector.labels({ use: 'no' }))]),
    /test\/binding: clusterSets = 'a': selects none of the 2 clusters of the fleet; check its labels, or export the fleet again/],
  ['a set by name', () => ClusterSet.matching('a', ClusterSelector.names('one')), /ClusterSet\.matching: selector = 'names one': selects clusters by name, which a ManagedClusterSet cannot do/],
  ['a namespace that is none', () => bind([ClusterSet.matching('a', IN_USE)], hubWith(['one']), 'My.App'), /test\/binding: namespace = 'My\.App': is not a DNS label/],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
