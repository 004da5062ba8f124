import * as fs from 'fs';
import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  AccessChecks, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Hub,
  KueueFramework, KueueInstallation, KueueRelease, MultiKueueIntegration, PermissionSet, RuleLevel,
} from '../../src';
import { AccessModel } from '../../src/analysis/access-model';
import { requireSchema } from '../../src/analysis/input/options-schema';
import { RULES } from '../../src/analysis/rules';
import { configuration, kueueConfig } from '../fixtures/builders';
import { hubOf, hubWith, IN_USE, plainDeployment } from '../fixtures/constructs';

/** What an app prints to standard error while it synthesizes. */
function printed(synth: () => void): string[] {
  const lines: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    lines.push(String(text));
    return true;
  });
  try {
    synth();
  } finally {
    write.mockRestore();
  }
  return lines;
}

/** Two applications, each in a chart of its own, on the same clusters: Kueue reads every Secret of its namespace. */
function leaking(hub = hubWith(['one', 'two'])) {
  const app = Testing.app();
  const chart = new Chart(app, 'my-app');
  const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  const access = new ClusterProfileAccess(chart, 'access', { binding });
  access.allow(PermissionSet.readOnly());
  access.plugin.mountIntoObject(plainDeployment(chart));
  const kueue = new MultiKueueIntegration(new Chart(app, 'kueue'), 'multikueue', {
    hub, installation: KueueInstallation.releaseManifests(), clusters: IN_USE, frameworks: [KueueFramework.BATCH_JOB],
  });
  return { app, chart, binding, kueue, access };
}

const selectsAll = (chart: Chart, id = 'everything') => new ApiObject(chart, id, {
  apiVersion: 'cluster.open-cluster-management.io/v1beta2',
  kind: 'ManagedClusterSet',
  metadata: { name: id },
  spec: { clusterSelector: { selectorType: 'LabelSelector', labelSelector: {} } },
});

test('T11 an app whose applications share clusters does not synthesize, and nothing is written', () => {
  const { app } = leaking();
  printed(() =>
    expect(() => app.synth()).toThrow(/ManagedClusterSetBinding kueue-system\/multikueue: .*tokens of account 'my-app'.*kueue-controller-manager can read them.*\[token-copied T11\]/));
  expect(fs.readdirSync(app.outdir)).toStrictEqual([]);
});

test('T11 an acknowledged copy is written onto the binding, where later checks find it', () => {
  const { app, binding, kueue } = leaking();
  AccessChecks.acknowledgeCopy(kueue, 'my-app', 'one team runs both');
  AccessChecks.acknowledgeCopy(kueue, 'other', 'another reason');
  AccessChecks.acknowledgeCopy(binding, 'multikueue', 'one team runs both');
  const lines = printed(() => app.synth());
  // Nobody has another application of that name in this app.
  expect(lines).toStrictEqual([
    expect.stringMatching(/^cdk8s-ocm: warning: .*other: another reason/),
    expect.stringMatching(/^cdk8s-ocm: 2 questions were not judged, because the input lacks the provider entry .*; ocm-access check lists them\n$/),
  ]);
  expect(fs.readFileSync(`${app.outdir}/kueue.k8s.yaml`, 'utf8'))
    .toContain('cdk8s-ocm/acknowledged-copies: |-\n      my-app: one team runs both\n      other: another reason\n');
});

test.each([['', /reason = ''/], ['two\nlines', /is not one line of text/]])('an acknowledgement needs a reason: %j', (reason, message) => {
  const { binding } = leaking();
  expect(() => AccessChecks.acknowledgeCopy(binding, 'x', reason)).toThrow(message);
});

test('a copy can be acknowledged where no binding of this app carries it', () => {
  const { app, chart } = leaking();
  expect(() => AccessChecks.acknowledgeCopy(new Chart(app, 'empty'), 'x', 'y')).toThrow(/holds no ManagedClusterSetBinding/);
  AccessChecks.configure(chart, {
    acknowledgedCopies: [
      { account: 'my-app', namespace: 'kueue-system', reason: 'one team' },
      { account: 'multikueue', namespace: 'my-app', reason: 'one team' },
    ],
  });
  expect(printed(() => app.synth()).filter(line => line.includes('warning: '))).toStrictEqual([]);
});

test('all errors come together, those of a fleet as one line', () => {
  const { app, chart } = leaking(hubWith(['one', 'two', 'three']));
  for (const namespace of ['one', 'two', 'three']) {
    new ApiObject(chart, `bad-${namespace}`, {
      apiVersion: 'authentication.open-cluster-management.io/v1beta1',
      kind: 'ManagedServiceAccount',
      metadata: { name: 'bad', namespace },
      spec: { rotation: { validity: '30d' } },
    });
  }
  let message = '';
  printed(() => {
    try {
      app.synth();
    } catch (error) {
      message = (error as Error).message;
    }
  });
  expect(message).toContain('[token-copied T11]');
  expect(message.match(/validity-not-a-duration/g)).toHaveLength(1);
  expect(message).toContain('ManagedServiceAccount one/bad');
  expect(message).toContain('; the same holds for 2 more: ManagedServiceAccount two/bad, ManagedServiceAccount three/bad [validity-not-a-duration T17]');
});

test('warnings are printed once, however many charts there are and however often it is synthesized', () => {
  const app = Testing.app();
  const charts = ['a', 'b', 'c'].map(id => new Chart(app, id));
  new ConsumerBinding(charts[0], 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  selectsAll(charts[1]);
  const lines = printed(() => {
    app.synth();
    app.synth();
    charts.forEach(chart => Testing.synth(chart));
  });
  expect(lines).toStrictEqual([expect.stringMatching(/^cdk8s-ocm: warning: ManagedClusterSet everything: .*\[set-selects-everything T02\]\n$/)]);
});

test('strict makes errors of warnings', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'a');
  new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  selectsAll(chart);
  AccessChecks.configure(chart, { strict: true });
  expect(printed(() => expect(() => app.synth()).toThrow(/set-selects-everything T02/))).toStrictEqual([]);
  AccessChecks.configure(app, { suppressions: [{ rule: 'set-selects-everything', kind: 'ManagedClusterSet', reason: 'it is meant' }] });
  expect(printed(() => app.synth())).toStrictEqual([]);
});

test('a level of a rule is that of the synth, and is among what the app states', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'a');
  new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  selectsAll(chart);
  const rules = { 'set-selects-everything': { level: RuleLevel.ERROR, reason: 'we name our clusters' } };
  AccessChecks.configure(app, { rules });
  expect(printed(() => expect(() => app.synth()).toThrow(/set-selects-everything T02/))).toStrictEqual([]);
  expect(AccessChecks.stated(app).rules).toStrictEqual(rules);
});

test('manifests of other apps on the hub count', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'a');
  const hub = hubWith(['one']);
  const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  new ClusterProfileAccess(chart, 'access', { binding }).allow(PermissionSet.readOnly());
  const others = leaking(hub).app.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
  AccessChecks.configure(chart, { background: others });
  printed(() => expect(() => app.synth()).toThrow(/account-shared T79/));
});

test('the model is asked once for each synth, and sees what was changed in between', () => {
  const app = Testing.app();
  const [chart] = ['a', 'b', 'c', 'd'].map(id => new Chart(app, id));
  new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  const check = jest.spyOn(RULES.find(rule => rule.id === 'binding-name') ?? RULES[0], 'check');
  app.synth();
  expect(check).toHaveBeenCalledTimes(1);
  const set = selectsAll(chart, 'late');
  set.addJsonPatch(JsonPatch.remove('/spec/clusterSelector/labelSelector'));
  expect(() => app.synth()).toThrow(/set-without-selector T03/);
  expect(() => app.synthYaml()).toThrow(/set-without-selector T03/);
  set.addJsonPatch(JsonPatch.add('/spec/clusterSelector/labelSelector', { matchLabels: { use: 'yes' } }));
  app.synth();
  expect(fs.readFileSync(`${app.outdir}/a.k8s.yaml`, 'utf8')).toContain('name: late');
  check.mockRestore();
});

test('what is written is what was judged, patches of any object included', () => {
  const { app, chart, binding, kueue } = leaking();
  AccessChecks.acknowledgeCopy(kueue, 'my-app', 'one team runs both');
  AccessChecks.acknowledgeCopy(binding, 'multikueue', 'one team runs both');
  const object = new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { a: '1' } });
  object.addJsonPatch(JsonPatch.add('/data/b', '2'));
  const yaml = printed(() => app.synth()) && fs.readFileSync(`${app.outdir}/my-app.k8s.yaml`, 'utf8');
  expect(yaml).toContain('  b: "2"');
  object.addJsonPatch(JsonPatch.add('/data/c', '3'));
  app.synth();
  expect(fs.readFileSync(`${app.outdir}/my-app.k8s.yaml`, 'utf8')).toContain('  c: "3"');
});

test('several hubs in one app are judged together, and a release on which they differ is unknown', () => {
  const app = Testing.app();
  const bind = (id: string, use: string) => new ConsumerBinding(new Chart(app, id), 'binding', {
    hub: hubOf([{ name: id, labels: { use } }], {}), namespace: id, clusterSets: [ClusterSet.matching(id, ClusterSelector.labels({ use }))],
  });
  bind('a', 'one');
  bind('b', 'two');
  expect(printed(() => app.synth())).toStrictEqual([]);
});

test('what was configured stays where it is configured again without it', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'a');
  new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  selectsAll(chart);
  AccessChecks.configure(chart, { strict: true, suppressions: [{ rule: 'set-selects-everything', kind: 'ManagedClusterSet', reason: 'it is meant' }] });
  AccessChecks.configure(chart, { background: [], suppressions: undefined, strict: undefined });
  expect(printed(() => app.synth())).toStrictEqual([]);
  AccessChecks.configure(chart, { suppressions: [] });
  printed(() => expect(() => app.synth()).toThrow(/set-selects-everything T02/));
});

test('hubs of different releases leave open what depends on them, hubs of one release do not', () => {
  const kueue = (version: KueueRelease) => {
    const app = Testing.app();
    const bind = (id: string, hub: Hub) =>
      new ConsumerBinding(new Chart(app, id), 'binding', { hub, namespace: id, clusterSets: [ClusterSet.matching(id, ClusterSelector.labels({ use: id }))] });
    const hubs = [KueueRelease.V0_19, version].map((release, i) => hubOf([{ name: `c${i}`, labels: { use: `n${i}` } }], { kueue: release }));
    hubs.forEach((hub, i) => bind(`n${i}`, hub));
    new ApiObject(new Chart(app, 'by-hand'), 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      ...kueueConfig(configuration({ multiKueue: { clusterProfile: { credentialsProviders: [] } } })),
    });
    return printed(() => app.synth()).join('');
  };
  expect(kueue(KueueRelease.V0_19)).toContain('kueue-provider-key');
  expect(kueue(KueueRelease.V0_18)).not.toContain('kueue-provider-key');
});

test('what is stated is an ocm-access.yaml: the manifests give with it what the app gives', () => {
  const { app, chart } = leaking(hubWith(['one', 'two']));
  const acknowledgedCopies = [
    { account: 'my-app', namespace: 'kueue-system', reason: 'one team' },
    { account: 'multikueue', namespace: 'my-app', reason: 'one team' },
  ];
  AccessChecks.configure(chart, { acknowledgedCopies, background: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }] });
  const stated = AccessChecks.stated(chart);
  requireSchema('ocm-access.yaml', stated);
  expect(stated).toMatchObject({
    releases: { kueue: expect.stringMatching(/^0\.\d+\.\d+$/) },
    fleet: [{ name: 'one', labels: { use: 'yes' }, accepted: true }, { name: 'two' }],
    acknowledgedCopies,
  });
  expect(Object.keys(stated)).not.toContain('background');
  const manifests = app.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson() as unknown);
  expect(AccessModel.fromManifests(manifests, stated).findings).toStrictEqual([]);
});

test('notices are not printed, and do not fail', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'a');
  new ConsumerBinding(chart, 'binding', { hub: hubWith(['one']), namespace: 'my-app', clusterSets: [ClusterSet.matching('in-use', IN_USE)] });
  new ApiObject(chart, 'unused', {
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name: 'unused', namespace: 'one' },
    spec: { rotation: { validity: '24h' } },
  });
  AccessChecks.configure(chart, { strict: true });
  expect(printed(() => app.synth()).join('')).not.toContain('account-without-consumer');
});

test('an object that cannot be made is reported by its owner, not by the model', () => {
  const { app, chart } = leaking();
  const broken = new ApiObject(chart, 'broken', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'broken' } });
  broken.addJsonPatch(JsonPatch.remove('/data/not/there'));
  printed(() => expect(() => app.synth()).toThrow(/token-copied T11/));
});
