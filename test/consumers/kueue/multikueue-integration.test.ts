import { Chart, Testing } from 'cdk8s';
import {
  ClusterSelector, ClusterSet, ConsumerBinding, KueueInstallation, KueueRelease, MultiKueueIntegration, MultiKueueIntegrationProps, QueueOptions,
} from '../../../src';
import { clusterNames, hubOf, hubWith, IN_USE, Manifest, multiKueueOf, newChart, ofKind, one, podSpec, RELEASES, written } from '../../fixtures/constructs';

const make = (props: Partial<MultiKueueIntegrationProps> = {}, hub = hubWith(['one', 'two'])) => multiKueueOf(newChart(), hub, props);
const withQueue = (options: Partial<QueueOptions>) => {
  const multiKueue = make();
  multiKueue.addQueue('team-a', { namespace: 'team-a', ...(options.flavors ? {} : { quota: { memory: '1Ti', cpu: '4' } }), ...options });
  return one(written(multiKueue), 'ClusterQueue').spec;
};
const groups = (multiKueue: MultiKueueIntegration) =>
  Object.fromEntries(ofKind(written(multiKueue), 'MultiKueueConfig').map(c => [c.metadata.name, c.spec.clusters]));

test('the objects of MultiKueue, each in the version that every catalogued release stores or serves', () => {
  const manifests = written(make());
  expect(manifests.filter(m => m.apiVersion.startsWith('kueue.')).map(m => [m.apiVersion, m.kind, m.metadata.name])).toStrictEqual([
    ['kueue.x-k8s.io/v1beta2', 'MultiKueueCluster', 'one'],
    ['kueue.x-k8s.io/v1beta2', 'MultiKueueCluster', 'two'],
    ['kueue.x-k8s.io/v1beta2', 'MultiKueueConfig', 'multikueue'],
    ['kueue.x-k8s.io/v1beta2', 'AdmissionCheck', 'multikueue'],
  ]);
  expect(one(manifests, 'MultiKueueCluster', 'one').spec).toStrictEqual({ clusterSource: { clusterProfileRef: { name: 'one' } } });
  expect(one(manifests, 'AdmissionCheck').spec).toStrictEqual({
    controllerName: 'kueue.x-k8s.io/multikueue', parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', name: 'multikueue' },
  });
});

test('T56 no object in the old version that a bare class name stands for', () => {
  const multiKueue = make();
  multiKueue.addQueue('team-a', { namespace: 'team-a', quota: { cpu: '1' } });
  const versions = new Set(written(multiKueue).map(m => m.apiVersion).filter(v => /kueue|authentication/.test(v)));
  expect(versions).toStrictEqual(new Set(['authentication.open-cluster-management.io/v1beta1', 'kueue.x-k8s.io/v1beta2']));
});

test('T45 T46 T78 Kueue\'s own objects are partial, protected, restarted by a checksum, and in a file of their own', () => {
  const chart = newChart();
  multiKueueOf(chart);
  expect(Testing.synth(chart).filter((m: Manifest) => m.metadata.namespace === 'kueue-system').map((m: Manifest) => m.kind))
    .toStrictEqual(['ManagedClusterSetBinding']);
  const [config, deployment] = Testing.synth(chart.node.root.node.findChild('test-kueue-patch') as Chart) as Manifest[];
  for (const { metadata } of [config, deployment]) {
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  }
  expect(Object.keys(config)).toStrictEqual(['apiVersion', 'kind', 'metadata', 'data']);
  expect(Object.keys(deployment.spec)).toStrictEqual(['template']);
  expect(Object.keys(deployment.spec.template.metadata)).toStrictEqual(['annotations']);
  expect(podSpec(deployment).containers).toStrictEqual([{
    name: 'manager',
    volumeMounts: [{ name: 'clusterprofile-plugins', mountPath: '/plugins', readOnly: true }],
  }]);
});

test('T45 another configuration is another checksum', () => {
  const annotations = (props: Partial<MultiKueueIntegrationProps>) => one(written(make(props)), 'Deployment').spec.template.metadata.annotations;
  expect(annotations({ origin: 'a' })).not.toStrictEqual(annotations({ origin: 'b' }));
});

test('T78 no namespace of another owner is emitted, nor any Secret Role for Kueue', () => {
  const multiKueue = make();
  multiKueue.addQueue('team-a', { namespace: 'team-a', quota: { cpu: '1' } });
  expect(written(multiKueue).filter(m => ['Namespace', 'Role', 'RoleBinding'].includes(m.kind))).toStrictEqual([]);
});

test('names follow the namespace of Kueue', () => {
  const multiKueue = make({ installation: KueueInstallation.releaseManifests({ namespace: 'batch' }) });
  expect(multiKueue.access.managedServiceAccountName).toBe('batch-multikueue');
  expect(one(written(multiKueue), 'ManagedClusterSetBinding').metadata).toMatchObject({ name: 'batch-multikueue', namespace: 'batch' });
  expect(make({ managedServiceAccountName: 'robot' }).access.managedServiceAccountName).toBe('robot');
});

test('T48 45 workers in three groups', () => {
  const names = clusterNames(45);
  const multiKueue = make({}, hubOf(names.map((name, i) => ({ name, labels: { use: 'yes', part: String(i % 3) } }))));
  for (const part of ['0', '1', '2']) {
    expect(multiKueue.addWorkerGroup(`part-${part}`, ClusterSelector.labels({ part })).admissionCheckName).toBe(`part-${part}`);
  }
  const made = groups(multiKueue);
  expect(Object.keys(made)).toStrictEqual(['part-0', 'part-1', 'part-2']);
  expect(Object.values(made).flat().sort()).toStrictEqual(names);
  expect(ofKind(written(multiKueue), 'MultiKueueCluster')).toHaveLength(45);
});

test.each([['0.19.2', 20], ['0.16.0', 20], ['0.15.8', 10]])(
  'T48 one more worker than Kueue %s takes (%i) is refused with the two calls that split them', (version, limit) => {
    const hub = (count: number) => hubWith(clusterNames(count), { ...RELEASES, kueue: KueueRelease.of(version) });
    expect(() => written(make({}, hub(limit)))).not.toThrow();
    const message = new RegExp(
      `test/multikueue: workerGroup = 'multikueue': has ${limit + 1} workers, and one MultiKueueConfig of Kueue ${version} `
      + `takes at most ${limit}; `
    + 'split it with two calls, by a label or by name: addWorkerGroup\\(\'multikueue-1\', ClusterSelector\\.names\\(\'c-00000\', '
    + '.*\\)\\) and addWorkerGroup\\(\'multikueue-2\', ClusterSelector\\.names\\(.*\'c-000');
    expect(() => written(make({}, hub(limit + 1)))).toThrow(message);
    expect(() => make({}, hub(limit + 1)).admissionCheckName).toThrow(message);
    expect(() => make({}, hub(limit + 1)).addQueue('a', { namespace: 'a', quota: { cpu: '1' } })).toThrow(message);
    expect(() => make({}, hub(limit + 1)).addWorkerGroup('all', IN_USE)).toThrow(/workerGroup = 'all': has/);
  });

test('T48 the two calls that the error shows do split them', () => {
  const multiKueue = make({}, hubWith(clusterNames(21)));
  let shown = '';
  try {
    written(multiKueue);
  } catch (error) {
    shown = (error as Error).message;
  }
  for (const [, group, names] of shown.matchAll(/addWorkerGroup\('([^']+)', ClusterSelector\.names\(([^)]*)\)\)/g)) {
    multiKueue.addWorkerGroup(group, ClusterSelector.names(...names.replace(/'/g, '').split(', ')));
  }
  expect(Object.values(groups(multiKueue)).map(clusters => clusters.length)).toStrictEqual([11, 10]);
});

test('the group of all workers goes when others come, and stays when something uses it', () => {
  const hub = hubOf([{ name: 'a', labels: { use: 'yes', gpu: 'yes' } }, { name: 'b', labels: { use: 'yes' } }]);
  const gpu = ClusterSelector.labels({ gpu: 'yes' });
  const used = make({}, hub);
  used.addWorkerGroup('gpu', gpu);
  used.addQueue('team-a', { namespace: 'team-a', quota: { cpu: '1' } });
  expect(groups(used)).toStrictEqual({ gpu: ['a'], multikueue: ['a', 'b'] });

  const before = make({}, hub);
  expect(before.admissionCheckName).toBe('multikueue');
  before.addWorkerGroup('gpu', gpu);
  expect(groups(before)).toStrictEqual({ multikueue: ['a', 'b'], gpu: ['a'] });

  const lost = make({}, hub);
  lost.addWorkerGroup('gpu', gpu);
  expect(() => written(lost)).toThrow(/test\/multikueue: workerGroup = 'b': is in no worker group, so nothing would ever be sent there; add a group that holds it, or narrow clusters/);
});

test('a group may take the name of the group of all workers', () => {
  const multiKueue = make();
  multiKueue.addWorkerGroup('multikueue', ClusterSelector.all());
  expect(groups(multiKueue)).toStrictEqual({ multikueue: ['one', 'two'] });
  expect(() => multiKueue.addWorkerGroup('multikueue', ClusterSelector.all())).toThrow("workerGroup = 'multikueue': is given twice");
  expect(() => multiKueue.addQueue('a', { namespace: 'a', quota: { cpu: '1' } })).toThrow(
    "test/multikueue: workerGroup = undefined: means the group of all workers, but another group has its name; name that group: workerGroup: 'multikueue'");
});

test.each(['a.b', 'A', 'a'.repeat(64), ''])('T49 a group named %p, which no admission check could name, is refused', name => {
  expect(() => make().addWorkerGroup(name, IN_USE)).toThrow(/test\/multikueue: workerGroup = '.*': is not a DNS label of at most 63 characters/);
});

test('T50 the hub is never its own worker', () => {
  const hub = hubOf([{ name: 'local-cluster', labels: { 'use': 'yes', 'local-cluster': 'true' } }, { name: 'one', labels: { use: 'yes' } }]);
  expect(make({}, hub).workers.map(worker => worker.name)).toStrictEqual(['one']);
  const message = /clusters = 'local-cluster': is the hub itself, and a Kueue manager cannot be its own worker; leave it out/;
  expect(() => make({ clusters: ClusterSelector.names('local-cluster', 'one') }, hub)).toThrow(message);
  expect(() => make({}, hub).addWorkerGroup('g', ClusterSelector.names('local-cluster'))).toThrow(message);
  const chart = newChart();
  const clusterSets = [ClusterSet.fromClusterSetName('x', ClusterSelector.names('local-cluster'))];
  expect(() => new ConsumerBinding(chart, 'b', { hub, namespace: 'kueue-system', clusterSets })).toThrow(
    "ClusterSet: clusters of x = 'local-cluster': is the hub itself, which cannot be a cluster of a consumer; leave it out");
});

test('T53 a queue has one admission check, for all its flavors', () => {
  const spec = withQueue({ flavors: [{ name: 'a', quota: { cpu: '1' } }, { name: 'b', quota: { cpu: '2' } }] });
  expect(spec.admissionChecksStrategy).toStrictEqual({ admissionChecks: [{ name: 'multikueue' }] });
});

test('T54 a queue admits every namespace unless told, and its resources stand in one order', () => {
  const spec = withQueue({
    flavors: [
      { name: 'spot', quota: { 'nvidia.com/gpu': '8', 'cpu': '4' } },
      { name: 'reserved', quota: { 'cpu': '2', 'nvidia.com/gpu': '1' } },
      { name: 'license', quota: { 'example.com/license': '10' } },
    ],
  });
  expect(spec.namespaceSelector).toStrictEqual({});
  expect(spec.resourceGroups).toStrictEqual([
    {
      coveredResources: ['cpu', 'nvidia.com/gpu'],
      flavors: [
        { name: 'spot', resources: [{ name: 'cpu', nominalQuota: '4' }, { name: 'nvidia.com/gpu', nominalQuota: '8' }] },
        { name: 'reserved', resources: [{ name: 'cpu', nominalQuota: '2' }, { name: 'nvidia.com/gpu', nominalQuota: '1' }] },
      ],
    },
    { coveredResources: ['example.com/license'], flavors: [{ name: 'license', resources: [{ name: 'example.com/license', nominalQuota: '10' }] }] },
  ]);
  expect(withQueue({ namespaceLabels: { team: 'a' } }).namespaceSelector).toStrictEqual({ matchLabels: { team: 'a' } });
});

test('a queue borrows and lends in its cohort', () => {
  const spec = withQueue({
    cohort: 'all',
    flavors: [{ name: 'a', quota: { cpu: '4', memory: '1Gi' }, borrowingLimits: { cpu: '2' }, lendingLimits: { memory: '0' } }],
  });
  expect(spec.cohortName).toBe('all');
  expect(spec.resourceGroups[0].flavors[0].resources).toStrictEqual([
    { name: 'cpu', nominalQuota: '4', borrowingLimit: '2' }, { name: 'memory', nominalQuota: '1Gi', lendingLimit: '0' },
  ]);
});

test('queues share flavors, and what exists is not made again', () => {
  const multiKueue = make();
  multiKueue.addQueue('a', { namespace: 'x', createNamespace: true, quota: { cpu: '1' } });
  multiKueue.addQueue('b', {
    namespace: 'y',
    flavors: [
      { name: 'default-flavor', quota: { cpu: '1' } },
      { name: 'theirs', quota: { cpu: '1' }, createFlavor: false },
      { name: 'gpu', quota: { cpu: '1' }, nodeLabels: { gpu: 'h100' } },
    ],
  });
  const manifests = written(multiKueue);
  expect(ofKind(manifests, 'ResourceFlavor').map(f => [f.metadata.name, f.spec]))
    .toStrictEqual([['default-flavor', {}], ['gpu', { nodeLabels: { gpu: 'h100' } }]]);
  expect(ofKind(manifests, 'Namespace').map(n => n.metadata.name)).toStrictEqual(['x']);
  expect(ofKind(manifests, 'LocalQueue').map(q => [q.metadata.namespace, q.metadata.name, q.spec]))
    .toStrictEqual([['x', 'a', { clusterQueue: 'a' }], ['y', 'b', { clusterQueue: 'b' }]]);
  expect(() => multiKueue.addQueue('c', { namespace: 'z', flavors: [{ name: 'gpu', quota: { cpu: '1' } }] })).toThrow(/flavors gpu\.nodeLabels = \{\}: differs from the labels that another queue gave it/);
});

test('a worker must have what its queues and frameworks need', () => {
  const hub = hubOf([{ name: 'a', labels: { use: 'yes', gpu: 'yes' } }, { name: 'b', labels: { use: 'yes' } }]);
  const multiKueue = make({}, hub);
  multiKueue.addWorkerGroup('gpu', ClusterSelector.labels({ gpu: 'yes' }));
  multiKueue.addQueue('any', { namespace: 'x', quota: { cpu: '1' } });
  multiKueue.addQueue('train', { namespace: 'y', quota: { cpu: '1' }, workerGroup: 'gpu' });
  const crds = ['clusterqueues.kueue.x-k8s.io', 'localqueues.kueue.x-k8s.io', 'workloads.kueue.x-k8s.io'];
  expect(multiKueue.workers.map(worker => multiKueue.workerRequirements(worker))).toStrictEqual([
    { customResourceDefinitions: crds, namespaces: ['x', 'y'], localQueues: ['x/any', 'y/train'] },
    { customResourceDefinitions: crds, namespaces: ['x'], localQueues: ['x/any'] },
  ]);
});

test('an existing binding, and sets of other kinds', () => {
  const chart = newChart();
  const hub = hubWith(['one']);
  const clusterSets = [ClusterSet.fromClusterSetName('global', IN_USE)];
  const binding = ConsumerBinding.fromConsumerBindingAttributes(chart, 'b', { hub, namespace: 'kueue-system', clusterSets });
  multiKueueOf(chart, hub, { clusters: undefined, binding });
  expect(ofKind(written(chart), 'ManagedClusterSetBinding')).toStrictEqual([]);
  const elsewhere = ConsumerBinding.fromConsumerBindingAttributes(chart, 'c', { hub, namespace: 'other', clusterSets });
  expect(() => make({ clusters: undefined, binding: elsewhere }, hub)).toThrow(
    "binding.namespace = 'other': is not Kueue's namespace, the only one in which it looks for ClusterProfiles; bind "
      + 'kueue-system');
});

test.each<[string, (multiKueue: MultiKueueIntegration) => unknown, RegExp]>([
  ['a queue twice', m => {
    m.addQueue('a', { namespace: 'a', quota: { cpu: '1' } }); m.addQueue('a', { namespace: 'b', quota: { cpu: '1' } });
  }, /queue = 'a': is given twice/],
  ['no quota', m => m.addQueue('a', { namespace: 'a' }), /test\/multikueue: queue a: quota = undefined: no quota is given, neither by quota nor by flavors; set quota for the default flavor/],
  ['quota and flavors', m => m.addQueue('a', { namespace: 'a', quota: { cpu: '1' }, flavors: [] }), /is given together with flavors/],
  ['no flavor', m => m.addQueue('a', { namespace: 'a', flavors: [] }), /flavors = \[\]: is empty/],
  [
    'a flavor twice',
    m => m.addQueue('a', { namespace: 'a', flavors: [{ name: 'f', quota: { cpu: '1' } }, { name: 'f', quota: { cpu: '1' } }] }),
    /flavors = 'f': is given twice/,
  ],
  ['no resource', m => m.addQueue('a', { namespace: 'a', quota: {} }), /flavors\[0\]\.quota = \{\}: names no resource/],
  [
    'a quantity that is none',
    m => m.addQueue('a', { namespace: 'a', quota: { cpu: 'many' } }),
    /flavors\[0\]\.quota\['cpu'\] = 'many': is not a quantity; use a string such as 400, 250m or 1Ti/,
  ],
  ['a resource that is none', m => m.addQueue('a', { namespace: 'a', quota: { 'a b': '1' } }), /is not the name of a resource/],
  [
    'a limit without a cohort',
    m => m.addQueue('a', { namespace: 'a', flavors: [{ name: 'f', quota: { cpu: '1' }, borrowingLimits: { cpu: '1' } }] }),
    /borrowingLimits = .*: needs a cohort, and the queue has none/,
  ],
  [
    'a limit without a quota',
    m => m.addQueue('a', { namespace: 'a', cohort: 'c', flavors: [{ name: 'f', quota: { cpu: '1' }, lendingLimits: { memory: '1' } }] }),
    /lendingLimits = 'memory': has no quota in this flavor/,
  ],
  [
    'flavors that overlap',
    m => m.addQueue('a', { namespace: 'a', flavors: [{ name: 'f', quota: { cpu: '1' } }, { name: 'g', quota: { cpu: '1', memory: '1' } }] }),
    /flavors = 'cpu': is in the flavors f and g, which do not have the same resources/,
  ],
  [
    'a group that is not there',
    m => m.addQueue('a', { namespace: 'a', quota: { cpu: '1' }, workerGroup: 'gpu' }),
    /workerGroup = 'gpu': is not a worker group; add it first with addWorkerGroup, or use one of multikueue/,
  ],
  ['a queue name that is none', m => m.addQueue('a.b', { namespace: 'a', quota: { cpu: '1' } }), /name = 'a\.b': is not a DNS label/],
  [
    'a group without workers',
    m => m.addWorkerGroup('g', ClusterSelector.labels({ gpu: 'no' })),
    /workerGroup g = .*: matches no worker; the workers are one, two/,
  ],
  ['a group with others', m => m.addWorkerGroup('g', ClusterSelector.names('one', 'three')), /workerGroup g = 'three': is not a worker/],
])('%s is refused', (_, call, message) => {
  expect(() => call(make())).toThrow(message);
});

test('while every worker waits, nothing is emitted: a group without clusters would be refused', () => {
  expect(() => make({}, hubOf([{ name: 'new', labels: { use: 'yes' }, accepted: false }]))).toThrow(
    "test/multikueue: clusters = 'new': is not accepted by the hub yet, so there is no worker at all; accept it, and export the fleet again");
});

test('workers must be chosen one way, and the release of Kueue stated', () => {
  expect(() => make({ clusters: undefined })).toThrow('test/multikueue: clusters = undefined: no workers are given, neither by clusters nor by binding; '
    + 'set clusters to a selector of the workers, or binding to a ConsumerBinding of kueue-system');
  expect(() => make({}, hubWith(['one'], {}))).toThrow(/test\/multikueue: hub\.releases\.kueue = undefined: is not stated, and it decides the configuration that the manager can read/);
});
