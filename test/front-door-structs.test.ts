import { App, Chart } from 'cdk8s';
import {
  AllowOptions, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, GitOpsApplierAccess, Hub, KubernetesRelease,
  KueueFramework, KueueInstallation, KueueRelease, LabelOperator, ManagedClusterProps, ManagedServiceAccountRelease, MultiKueueDispatcher,
  MultiKueueIntegration, PermissionSet, PluginMount, ProviderFile, WorkloadKind,
} from '../src';
import { hubOf, plainDeployment, written } from './fixtures/constructs';

/** Structs and lists that a caller still holds after the library has read them. */
class Held {
  private readonly values: object[] = [];

  public hold<T extends object>(value: T): T {
    this.values.push(value);
    return value;
  }

  /** Empties every struct and list, however deep; what they hold besides is left alone. */
  public empty(): void {
    this.values.forEach(emptied);
  }
}

function emptied(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(emptied);
    value.length = 0;
  } else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    Object.values(value).forEach(emptied);
    Object.keys(value).forEach(key => Reflect.deleteProperty(value, key));
  }
}

/** An app that gives every kind of struct to the library. */
function appOf(held: Held): App {
  const app = new App();
  const chart = new Chart(app, 'test');
  const fleet = Fleet.of(held.hold<ManagedClusterProps[]>([
    { name: 'one', labels: { use: 'apps' } },
    { name: 'two', labels: { use: 'batch', gpu: 'yes' }, releases: { kueue: KueueRelease.of('0.19.1') } },
    { name: 'three', labels: { use: 'batch' } },
  ]));
  const hub = new Hub(held.hold({
    fleet,
    releases: { kueue: KueueRelease.V0_19, kubernetes: KubernetesRelease.V1_35, managedServiceAccount: ManagedServiceAccountRelease.V0_11 },
  }));
  const apps = ClusterSelector.of(held.hold({ matchLabels: { use: 'apps' } }));
  const batch = ClusterSelector.of(held.hold({ matchLabels: { use: 'batch' } }));
  const gpu = ClusterSelector.of(held.hold({ matchExpressions: [{ key: 'gpu', operator: LabelOperator.IN, values: ['yes'] }] }));

  const clusterSets = [ClusterSet.matching('my-app', apps)];
  const binding = new ConsumerBinding(chart, 'binding', held.hold({ hub, namespace: 'my-app', clusterSets }));
  const mount = PluginMount.initContainer(held.hold({ runAsUser: 1000 }));
  const plugin = { mount, image: 'example.com/cp-creds:v1', imagePullSecrets: ['pull'], mountPath: '/bin/x' };
  const access = new ClusterProfileAccess(chart, 'access', held.hold({ binding, managedServiceAccountName: 'reader', plugin }));
  access.allow(PermissionSet.edit(held.hold({ namespaces: ['a'] })), held.hold<AllowOptions>({ clusters: apps }));
  access.allow(PermissionSet.rules(held.hold([{ verbs: ['get'], apiGroups: ['batch'], resources: ['jobs'] }]), held.hold({ namespaces: ['b'] })));
  access.grantHubAccess('other', held.hold({ namespace: 'elsewhere' }));
  const mounted = plainDeployment(chart);
  access.plugin.mountIntoObject(mounted, held.hold({ containers: ['manager'], restartOn: 'text' }));
  access.plugin.patch(held.hold({ kind: WorkloadKind.DEPLOYMENT, name: 'theirs', containers: ['main'], serviceAccountName: 'theirs', restartOn: 'text' }));
  new ProviderFile(chart, 'file', held.hold({ access, flag: '--file' })).mountIntoObject(mounted, held.hold({ containers: ['manager'] }));

  const queues = new Chart(app, 'queues');
  const multiKueue = new MultiKueueIntegration(queues, 'multikueue', held.hold({
    hub,
    installation: KueueInstallation.releaseManifests(held.hold({ namespace: 'kueue' })),
    frameworks: [KueueFramework.BATCH_JOB],
    clusters: batch,
    workerNamespaces: ['research'],
    dispatcher: MultiKueueDispatcher.incremental(held.hold({ stepSize: 2 })),
    configuration: { waitForPodsReady: { timeout: '5m' }, resources: { excludeResourcePrefixes: ['example.com'] } },
    plugin: { imagePullSecrets: ['pull'] },
  }));
  const group = multiKueue.addWorkerGroup('gpu', gpu);
  multiKueue.addWorkerGroup('rest', batch);
  multiKueue.addQueue('research', held.hold({
    namespace: 'research',
    workerGroup: group.name,
    cohort: 'all',
    namespaceLabels: { team: 'research' },
    flavors: [{ name: 'h100', quota: { cpu: '4' }, borrowingLimits: { cpu: '1' }, nodeLabels: { gpu: 'h100' } }],
  }));
  new GitOpsApplierAccess(queues, 'applier', held.hold({
    serviceAccount: { name: 'argo', namespace: 'argocd' }, resources: { 'example.com/Widget': 'widgets' },
  }));
  return app;
}

test('changing what was given to the library changes no manifest', () => {
  const held = new Held();
  const app = appOf(held);
  const before = app.synthYaml();

  held.empty();

  expect(app.synthYaml()).toBe(before);
  expect(appOf(new Held()).synthYaml()).toBe(before);
});

test('the releases of a hub and of a cluster cannot be changed', () => {
  const hub = new Hub({
    fleet: Fleet.of([{ name: 'one', releases: { kueue: KueueRelease.V0_18 } }]), releases: { kueue: KueueRelease.V0_19 },
  });

  expect(Reflect.set(hub.releases, 'kueue', KueueRelease.V0_15)).toBe(false);
  expect(Reflect.set(hub.fleet.clusters[0].releases, 'kueue', KueueRelease.V0_15)).toBe(false);

  expect([hub.releases.kueue, hub.fleet.clusters[0].releases.kueue]).toStrictEqual([KueueRelease.V0_19, KueueRelease.V0_18]);
});

test('changing what the library returned changes no manifest', () => {
  const chart = new Chart(new App(), 'test');
  const hub = hubOf([{ name: 'one', labels: { use: 'batch' } }, { name: 'two', labels: { use: 'batch' } }, { name: 'three', labels: { use: 'apps' } }]);
  const multiKueue = new MultiKueueIntegration(chart, 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    frameworks: [KueueFramework.BATCH_JOB],
    clusters: ClusterSelector.labels({ use: 'batch' }),
  });
  const workerGroup = multiKueue.addWorkerGroup('all', ClusterSelector.all()).name;
  const queue = multiKueue.addQueue('research', { namespace: 'research', quota: { cpu: '1' }, workerGroup });
  const clusterSets = [ClusterSet.matching('apps', ClusterSelector.labels({ use: 'apps' }))];
  const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: 'my-app', clusterSets });
  const access = new ClusterProfileAccess(chart, 'access', { binding, rightsGrantedElsewhere: true });
  const bindings = access.grantHubAccess('reader');
  const before = written(chart);
  expect(bindings.map(({ kind, name }) => `${kind} ${name}`)).toStrictEqual(['RoleBinding my-app-clusterprofiles', 'RoleBinding my-app-tokens']);

  bindings.length = 0;
  queue.workerGroup.workers.length = 0;
  emptied(multiKueue.workerRequirements(multiKueue.workers[0]));

  expect(written(chart)).toStrictEqual(before);
  expect(queue.workerGroup.workers.map(({ name }) => name)).toStrictEqual(['one', 'two']);
  expect(multiKueue.workerRequirements(multiKueue.workers[0]).localQueues).toStrictEqual(['research/research']);
});
