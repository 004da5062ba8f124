import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureNamespaces } from '../src/install.js';
import { multiKueueObjects } from '../src/library.js';
import { type Applier, applierOf } from '../src/live/applier.js';
import { jobRuns, profilesAre, statusOf, tokensAre, workerActive } from '../src/live/checks.js';
import { askThroughMyApp } from '../src/live/consumer.js';
import { judgedExport } from '../src/live/hub-export.js';
import { PROFILE, SECRET, WORKER } from '../src/live/kinds.js';
import { Live } from '../src/live/live.js';
import { ADD_ON_NAMESPACE, AGENT_NAMESPACE } from '../src/live/managed-service-account.js';
import { activeState, boundRights, rightsOf, throughTunnel, verifies } from '../src/live/questions.js';
import { quickstartFleet, quickstartWithout } from '../src/live/quickstart.js';
import { prepareWorker } from '../src/live/worker-queues.js';
import { appliedByApplier, example } from '../src/manifests.js';
import { waitFor } from '../src/process/wait.js';
import { record } from '../src/report/record.js';
import { startTunnelStandIn } from '../src/stand-ins/tunnel.js';

const suite = 'live';
const RBAC = 'rbac.authorization.k8s.io';
const CLUSTER = { apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster' };
const ACCOUNT = { apiVersion: 'authentication.open-cluster-management.io/v1beta1', kind: 'ManagedServiceAccount' };
const PROFILES = { 'kueue-system': ['batch-1', 'batch-2'], 'my-app': ['app-1', 'app-2'] };
// app-2 has no server, so no token. With disjoint sets nobody receives another consumer's (T11).
const TOKENS = { 'kueue-system': ['batch-1-multikueue', 'batch-2-multikueue'], 'my-app': ['app-1-my-app'] };

const found = example('quickstart');
const ours = appliedByApplier(found);
const permissionOf = (cluster: string, objects = ours) =>
  structuredClone(objects.find(object => object.kind === 'ClusterPermission' && object.metadata.namespace === cluster)!);
const started = Date.now();
const note = (what: string) => record(suite, { notes: [`${what} after ${((Date.now() - started) / 1000).toFixed(0)} s`] });

let live: Live;
let applier: Applier;
beforeAll(async () => {
  live = await Live.start({
    suite,
    kueue: '0.19.2',
    fleet: quickstartFleet(),
    servers: ['batch-1', 'batch-2', 'app-1'].map(name => ({ name, kueue: name !== 'app-1' })),
    tunnel: 'real',
  });
  note('every program up');
  await Promise.all([...live.workerKueue.values()].map(kueue => prepareWorker(kueue.cluster, ours)));
  await ensureNamespaces(live.worker('app-1').admin, ['team-a']);
  applier = await applierOf(live.hub, found);
  await applier.apply(ours);
  await live.restartHubKueue();
  note('our manifests applied');
  record(suite, {
    versions: [
      'kubernetes 1.35.4',
      'ocm 1.2.1',
      'managed-serviceaccount 0.10.0',
      'cluster-proxy 0.10.0',
      'apiserver-network-proxy 0.33.0',
      'cluster-inventory-api 0.1.2',
      'kueue 0.19.2',
    ],
  });
}, 240_000);
afterAll(async () => {
  record(suite, { peakMemoryMiB: live?.plane.processes.peakMemoryMiB });
  await live?.stop();
}, 60_000);

describe('what arrives where', () => {
  test('ClusterProfiles exist in exactly the bound namespaces, for exactly the selected clusters', () => profilesAre(live.hub.admin, PROFILES));

  test('tokens arrive under the predicted names, each consumer in its own namespace only', () => tokensAre(live.hub.admin, TOKENS));

  test("my-app's hub account reads exactly its Secrets and lists its ClusterProfiles (T40)", async () => {
    const mine = live.hub.admin.withToken(await live.hub.admin.token('my-app', 'my-app-controller'));
    await expect(mine.get({ ...SECRET, namespace: 'my-app', name: 'app-1-my-app' })).resolves.toHaveProperty('data.token');
    await expect(mine.list({ ...PROFILE, namespace: 'my-app' })).resolves.toHaveLength(2);
    for (const [verb, where] of [
      ['get', { namespace: 'my-app', name: 'another' }],
      ['list', { namespace: 'my-app' }],
      ['update', { namespace: 'my-app', name: 'app-1-my-app' }],
      ['get', { namespace: 'kueue-system', name: 'batch-1-multikueue' }],
      ['get', { namespace: 'app-1', name: 'my-app' }],
    ] as const) {
      expect([verb, where, await mine.may(verb, '', 'secrets', where)]).toStrictEqual([verb, where, false]);
    }
    await expect(mine.may('list', 'multicluster.x-k8s.io', 'clusterprofiles', { namespace: 'kueue-system' })).resolves.toBe(false);
  });

  test('Kueue reads its Secrets by the Role it ships; we add none', async () => {
    const kueue = live.hub.admin.withToken(await live.hub.admin.token('kueue-system', 'kueue-controller-manager'));
    await expect(kueue.may('get', '', 'secrets', { namespace: 'kueue-system', name: 'batch-1-multikueue' })).resolves.toBe(true);
    const verbs: string[] = [];
    for (const verb of ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']) {
      if (await kueue.may(verb, '', 'secrets', { namespace: 'kueue-system' })) {
        verbs.push(verb);
      }
    }
    record(suite, { notes: [`Kueue's shipped Role lets its manager ${verbs.join(', ')} every Secret of kueue-system`] });
    expect(ours.filter(object => object.kind === 'Role' && object.metadata.namespace === 'kueue-system')).toStrictEqual([]);
  });
});

describe('work reaches the workers', () => {
  test('both workers become Active', async () => {
    await Promise.all(['batch-1', 'batch-2'].map(name => workerActive(live.hub.admin, name)));
    note('workers Active');
  });

  test('a Job submitted on the hub runs on a worker and its completion comes back', async () => {
    await jobRuns(live, 'first');
    note('first Job Complete on the hub');
  });

  test.each(['batch-1', 'batch-2'])('the rights on %s are exactly those granted', async name => {
    await expect(boundRights(live.worker(name), AGENT_NAMESPACE, 'multikueue')).resolves.toStrictEqual({
      '*': rightsOf(permissionOf(name).spec.clusterRole.rules),
    });
  });

  test('one rule less: the worker is not Active and the message names what is missing (T47)', async () => {
    const permission = permissionOf('batch-1');
    permission.spec.clusterRole.rules = permission.spec.clusterRole.rules.filter((rule: any) => !rule.resources.includes('jobs'));
    await live.hub.admin.apply(permission, { manager: 'our-app', force: true });
    await waitFor(
      'the right gone on the worker',
      async () => !(await boundRights(live.worker('batch-1'), AGENT_NAMESPACE, 'multikueue'))['*'].some(right => right.includes('batch/jobs')),
    );
    // Watches that are open keep working: only a new start asks again.
    await live.restartHubKueue();
    const state = await waitFor(
      'batch-1 refused',
      async () => {
        const seen = await activeState(live.hub.admin, 'batch-1');
        return seen?.status === 'False' && seen;
      },
      { timeoutMs: 60_000 },
    );
    expect(state).toMatchObject({ reason: 'ClientConnectionFailed', message: expect.stringMatching(/jobs\.batch is forbidden.*:multikueue/) });
    await workerActive(live.hub.admin, 'batch-2');
    await applier.apply(ours);
    await workerActive(live.hub.admin, 'batch-1', 90_000);
  });

  test("with writes narrowed to the queue's namespace it still works", async () => {
    const narrowed = multiKueueObjects({ kueue: '0.19.2', frameworks: ['batch/job'], workers: ['batch-1', 'batch-2'], workerNamespaces: ['team-a'] });
    const permissions = ['batch-1', 'batch-2'].map(name => permissionOf(name, narrowed));
    for (const permission of permissions) {
      await live.hub.admin.apply(permission, { manager: 'our-app', force: true });
    }
    const scopes = async (name: string) => Object.keys(await boundRights(live.worker(name), AGENT_NAMESPACE, 'multikueue')).sort();
    for (const name of ['batch-1', 'batch-2']) {
      await waitFor('narrowed rights', async () => (await scopes(name)).join() === '*,team-a');
    }
    const rights = await boundRights(live.worker('batch-1'), AGENT_NAMESPACE, 'multikueue');
    expect(rights['*'].filter(right => !/^(get|list|watch) /.test(right))).toStrictEqual([]);
    await live.restartHubKueue();
    await Promise.all(['batch-1', 'batch-2'].map(name => workerActive(live.hub.admin, name)));
    await jobRuns(live, 'narrowed');
    await applier.apply(ours);
    for (const name of ['batch-1', 'batch-2']) {
      await waitFor('rights back', async () => (await scopes(name)).join() === '*');
    }
  });
});

describe('another consumer', () => {
  test('my-app reaches its cluster by cluster-inventory-api with its own token, and no further than granted', async () => {
    const answers = await askThroughMyApp(live, 'app-1', [
      '/api/v1/namespaces/kube-system/configmaps',
      '/api/v1/namespaces/team-a/pods',
      '/api/v1/namespaces/team-a/secrets',
      '/apis/rbac.authorization.k8s.io/v1/clusterroles',
    ]);
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200, 403, 403]);
  });

  test("with overlapping sets each namespace receives the other consumer's token (T11)", async () => {
    const binding = {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSetBinding',
      metadata: { name: 'multikueue', namespace: 'my-app' },
      spec: { clusterSet: 'multikueue' },
    };
    await live.hub.admin.create(binding);
    await tokensAre(live.hub.admin, { ...TOKENS, 'my-app': ['app-1-my-app', 'batch-1-multikueue', 'batch-2-multikueue'] });
    await live.hub.admin.delete({ ...binding, name: 'multikueue', namespace: 'my-app' });
    await tokensAre(live.hub.admin, TOKENS);
  });

  test('a hub account without any token of ours gets through where a worker binding names its group, and not otherwise (T77)', async () => {
    const visitor = await throughTunnel(live, 'batch-1', await live.hub.admin.token('default', 'default'));
    const ask = () => visitor.request('GET', '/api/v1/namespaces/kube-system/configmaps');
    await expect(ask()).rejects.toMatchObject({ status: 403, message: expect.stringContaining('cluster:hub:system:serviceaccount:default:default') });
    const binding = { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'by-hub-group' } };
    await live
      .worker('batch-1')
      .admin.create({
        ...binding,
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' },
        subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'system:serviceaccounts:default' }],
      });
    await waitFor('the group gets through', async () => (await statusOf(ask())) === 200);
    await live.worker('batch-1').admin.delete({ ...binding, name: 'by-hub-group' });
    await waitFor('and no more', async () => (await statusOf(ask())) === 403);
  });
});

describe('change', () => {
  test('a cluster that leaves the fleet loses account, token, profile and work; back in the fleet it becomes Active', async () => {
    const { admin } = live.hub;
    const smaller = appliedByApplier(quickstartWithout(live.plane.folder, ['batch-2']));
    await admin.merge({ ...CLUSTER, name: 'batch-2' }, { metadata: { labels: { purpose: 'none' } } });
    await applier.apply(smaller);
    await profilesAre(admin, { ...PROFILES, 'kueue-system': ['batch-1'] });
    await tokensAre(admin, { ...TOKENS, 'kueue-system': ['batch-1-multikueue'] });
    await expect(admin.find({ ...ACCOUNT, namespace: 'batch-2', name: 'multikueue' })).resolves.toBeUndefined();
    await expect(admin.find({ ...WORKER, name: 'batch-2' })).resolves.toBeUndefined();
    await waitFor(
      'its account gone on the worker',
      async () =>
        !(await live.worker('batch-2').admin.find({ apiVersion: 'v1', kind: 'ServiceAccount', namespace: AGENT_NAMESPACE, name: 'multikueue' })),
    );
    await waitFor(
      'its rights gone on the worker',
      async () => Object.keys(await boundRights(live.worker('batch-2'), AGENT_NAMESPACE, 'multikueue')).length === 0,
    );
    await workerActive(admin, 'batch-1');

    await admin.merge({ ...CLUSTER, name: 'batch-2' }, { metadata: { labels: { purpose: 'batch' } } });
    await applier.apply(ours);
    await profilesAre(admin, PROFILES);
    await tokensAre(admin, TOKENS);
    await workerActive(admin, 'batch-2', 90_000);
  });

  test('rotation: with its service account replaced, the new token is used and the old one is refused', async () => {
    const token = async () =>
      Buffer.from((await live.hub.admin.get({ ...SECRET, namespace: 'kueue-system', name: 'batch-1-multikueue' })).data.token, 'base64').toString();
    const old = await token();
    const { admin } = live.worker('batch-1');
    const asOld = () => statusOf(admin.withToken(old).request('GET', '/apis/kueue.x-k8s.io/v1beta2/workloads'));
    await expect(asOld()).resolves.toBe(200);
    await admin.delete({ apiVersion: 'v1', kind: 'ServiceAccount', namespace: AGENT_NAMESPACE, name: 'multikueue' });
    await waitFor('the old one refused', async () => (await asOld()) === 401, { timeoutMs: 60_000 });
    const byItself = (await token()) !== old;
    const kept = "the agent kept the dead token (its review was answered from the API server's cache) until the token Secret was deleted";
    record(suite, { notes: [`service account replaced: ${byItself ? 'the agent issued a new token by itself' : kept}`] });
    if (!byItself) {
      await live.hub.admin.delete({ ...SECRET, namespace: 'batch-1', name: 'multikueue' });
    }
    await waitFor('a new token', async () => (await token()) !== old, { timeoutMs: 60_000 });
    await expect(statusOf(admin.withToken(await token()).request('GET', '/apis/kueue.x-k8s.io/v1beta2/workloads'))).resolves.toBe(200);
    await workerActive(live.hub.admin, 'batch-1', 90_000);
    // Only one worker is left to run it: the plugin has to come up with the new token.
    await live.hub.admin.apply(
      { ...ours.find(object => object.kind === 'MultiKueueConfig')!, spec: { clusters: ['batch-1'] } },
      { manager: 'our-app', force: true },
    );
    await expect(jobRuns(live, 'rotated')).resolves.toBe('batch-1');
    await applier.apply(ours);
  });

  test("the tunnel's serving certificate is replaced: what happens to the profile and to a static copy of its CA", async () => {
    const { admin } = live.hub;
    const serving = { ...SECRET, namespace: ADD_ON_NAMESPACE, name: 'cluster-proxy-user-serving-cert' };
    const pem = (data: string) => Buffer.from(data, 'base64').toString();
    const before = await admin.get(serving);
    const profileCa = async () =>
      (await admin.get({ ...PROFILE, namespace: 'my-app', name: 'app-1' })).status.accessProviders[0].cluster['certificate-authority-data'] as string;
    const copy = await profileCa();
    await admin.delete(serving);
    // The manager looks at its certificates when its configuration changes, else every ten hours.
    await admin.merge(
      { apiVersion: 'proxy.open-cluster-management.io/v1alpha1', kind: 'ManagedProxyConfiguration', name: 'cluster-proxy' },
      { metadata: { annotations: { looked: String(Date.now()) } } },
    );
    const after = await waitFor(
      'a new serving certificate',
      async () => {
        const secret = await admin.find(serving);
        return secret?.data?.['tls.crt'] && secret.data['tls.crt'] !== before.data['tls.crt'] && secret;
      },
      { timeoutMs: 60_000 },
    );
    const server = await startTunnelStandIn(pem(after.data['tls.crt']), pem(after.data['tls.key']), []);
    const copyHolds = await verifies(server.port, 'localhost', pem(copy));
    await server.stop();
    const stale = (await profileCa()) === copy;
    await admin.merge({ ...PROFILE, namespace: 'my-app', name: 'app-1' }, { metadata: { annotations: { looked: String(Date.now()) } } });
    await waitFor('the profile follows after an event', async () => (await profileCa()) !== copy, { timeoutMs: 60_000 });
    const profile = `after a new serving certificate the profile's CA is ${stale ? 'the old one until the profile changes' : 'the new one at once'}`;
    const copied = copyHolds ? 'still verifies the new certificate (it holds the signer)' : 'no longer verifies it';
    record(suite, { notes: [`${profile}; a static copy of the old CA ${copied}`] });
    expect(copyHolds).toBe(true);
  });
});

describe("the hub's export", () => judgedExport({ suite, hub: () => live.hub.admin, manifests: found.objects, tokens: TOKENS }));
