import * as fs from 'fs';
import * as path from 'path';
import { Duration } from 'cdk8s';
import { parse, parseDocument } from 'yaml';
import { KueueFramework, KueueInstallation, KueueRelease, MultiKueueDispatcher, MultiKueueIntegrationProps } from '../../../src';
import { configurationText, mergeDeep } from '../../../src/consumers/kueue/configuration';
import { shippedFrameworks } from '../../../src/consumers/kueue/kueue-framework';
import { compareVersions } from '../../../src/releases/fact';
import { KUEUE_VERSIONS } from '../../../src/releases/kueue/facts';
import { hubWith, multiKueueOf, newChart, one, RELEASES, written } from '../../fixtures/constructs';

type Tree = Record<string, unknown>;

function emitted(props: Partial<MultiKueueIntegrationProps> = {}, kueue = KueueRelease.V0_19): Tree {
  const multiKueue = multiKueueOf(newChart(), hubWith(['one'], { ...RELEASES, kueue }), props);
  return parse(one(written(multiKueue), 'ConfigMap').data['controller_manager_config.yaml'], { version: '1.1' });
}

/** Leaves by path; a list is a leaf. */
function leaves(value: unknown, at = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new Map([[at, JSON.stringify(value)]]);
  }
  return new Map(Object.entries(value).flatMap(([key, child]) => [...leaves(child, at ? `${at} › ${key}` : key)]));
}

function compared(shipped: Tree, ours: Tree) {
  const [before, after] = [leaves(shipped), leaves(ours)];
  return {
    missing: [...before.keys()].filter(key => !after.has(key)),
    changed: [...before.keys()].filter(key => after.has(key) && after.get(key) !== before.get(key)),
    added: [...after.keys()].filter(key => !before.has(key)),
  };
}

const fixture = (minor: string): Tree =>
  parse(fs.readFileSync(path.join(__dirname, '..', '..', 'fixtures', 'kueue', `controller-manager-config.v${minor}.yaml`), 'utf8'));
const everyFramework = (release: KueueRelease) => shippedFrameworks(release).map(name => KueueFramework.of(name));
const release = (minor: string) => KueueRelease.of(KUEUE_VERSIONS.filter(version => version.startsWith(`${minor}.`)).pop() as string);

test.each([
  ['0.15', 'credentialsProviders'], ['0.16', 'credentialsProviders'], ['0.17', 'credentialsProviders'], ['0.18', 'credentialsProviders'],
  ['0.19', 'accessProviders'],
])('T42 T43 the configuration for Kueue %s holds every shipped key, and adds the gate and the provider under %s', (minor, key) => {
  const kueue = release(minor);
  expect(compared(fixture(minor), emitted({ frameworks: everyFramework(kueue) }, kueue))).toStrictEqual({
    missing: [],
    changed: [],
    added: ['featureGates › MultiKueueClusterProfile', `multiKueue › clusterProfile › ${key}`],
  });
});

test.each(KUEUE_VERSIONS)('T43 one provider list for Kueue %s', version => {
  const { clusterProfile } = emitted({ frameworks: [KueueFramework.BATCH_JOB] }, KueueRelease.of(version)).multiKueue as Tree;
  expect(Object.keys(clusterProfile as Tree)).toStrictEqual([compareVersions(version, '0.19.0') >= 0 ? 'accessProviders' : 'credentialsProviders']);
});

test('only what the user changed differs from the shipped file', () => {
  const ours = emitted({
    frameworks: [KueueFramework.BATCH_JOB],
    dispatcher: MultiKueueDispatcher.incremental({ stepSize: 5 }),
    origin: 'hub-a',
    configuration: {
      clientConnection: { qps: 500 },
      waitForPodsReady: { timeout: '5m' },
      featureGates: { PartialAdmission: false },
      multiKueue: { gcInterval: '2m' },
    },
  });
  expect(compared(fixture('0.19'), ours)).toStrictEqual({
    missing: [],
    changed: ['clientConnection › qps', 'integrations › frameworks'],
    added: [
      'waitForPodsReady › timeout',
      'featureGates › PartialAdmission',
      'featureGates › MultiKueueClusterProfile',
      'multiKueue › gcInterval',
      'multiKueue › dispatcherName',
      'multiKueue › incrementalDispatcherConfig › stepSize',
      'multiKueue › origin',
      'multiKueue › clusterProfile › accessProviders',
    ],
  });
});

test('the namespace is written where it is not Kueue\'s own default', () => {
  expect(emitted({ installation: KueueInstallation.releaseManifests({ namespace: 'batch' }) }).namespace).toBe('batch');
  expect(emitted().namespace).toBeUndefined();
});

test.each<[string, Record<string, unknown>, string]>([
  ['the gate', { featureGates: { MultiKueueClusterProfile: false } },
    'configuration.featureGates.MultiKueueClusterProfile = false: is set by this construct; leave it out: it is always '
      + 'on here'],
  ['the providers', { multiKueue: { clusterProfile: {} } },
    'configuration.multiKueue.clusterProfile = {}: is set by this construct; leave it out: the access sets it'],
  ['the frameworks', { integrations: { frameworks: ['pod'] } },
    'configuration.integrations.frameworks = ["pod"]: is set by this construct; use the frameworks prop, which also '
      + 'decides the workers\' rights'],
  ['the dispatcher', { multiKueue: { dispatcherName: 'x' } }, 'use the dispatcher prop'],
  ['the step size', { multiKueue: { incrementalDispatcherConfig: { stepSize: 2 } } }, 'use the dispatcher prop'],
  ['the origin', { multiKueue: { origin: 'x' } }, 'use the origin prop'],
  ['the version', { apiVersion: 'config.kueue.x-k8s.io/v1beta1' }, 'leave it out: the release sets it'],
])('overriding %s is refused', (_, configuration, message) => {
  expect(() => emitted({ configuration })).toThrow(`test/multikueue: ${message.startsWith('configuration') ? message : ''}`);
  expect(() => emitted({ configuration })).toThrow(message);
});

test('a step size before Kueue 0.19, an origin that is no label value, and a dispatcher without a name are refused', () => {
  expect(() => emitted({ dispatcher: MultiKueueDispatcher.incremental({ stepSize: 2 }) }, KueueRelease.V0_18))
    .toThrow('test/multikueue: dispatcher.stepSize = 2: is unknown to Kueue ' + KueueRelease.V0_18.version
      + ', whose manager would exit; leave it out, or use Kueue 0.19');
  expect(emitted({ dispatcher: MultiKueueDispatcher.incremental() }, KueueRelease.V0_18).multiKueue)
    .toMatchObject({ dispatcherName: 'kueue.x-k8s.io/multikueue-dispatcher-incremental' });
  expect(() => emitted({ origin: 'a b' })).toThrow("test/multikueue: origin = 'a b': is not a label value");
  expect(() => MultiKueueDispatcher.external('')).toThrow(/name = ''/);
  expect(() => MultiKueueDispatcher.incremental({ stepSize: 0 })).toThrow(/stepSize = 0/);
  expect((emitted({ dispatcher: MultiKueueDispatcher.external('example.com/mine') }).multiKueue as Tree).dispatcherName).toBe('example.com/mine');
  expect(MultiKueueDispatcher.ALL_AT_ONCE.name).toBe('kueue.x-k8s.io/multikueue-dispatcher-all-at-once');
});

const LIMITS = 'MultiKueueReuseClientConnectionConfigForWorkers';

test.each(['0.18.8', '0.19.4', '0.19.7', '0.19.99', '0.20.0'])('the clients of workers have the limits of the manager where Kueue %s is told so', version => {
  const gates = (props: Partial<MultiKueueIntegrationProps>) => emitted(props, KueueRelease.of(version)).featureGates;
  expect(gates({})).toStrictEqual({ MultiKueueClusterProfile: true });
  expect(gates({ workerClientLimits: true })).toStrictEqual({ MultiKueueClusterProfile: true, [LIMITS]: true });
  expect(gates({ workerClientLimits: false })).toStrictEqual({ MultiKueueClusterProfile: true, [LIMITS]: false });
});

test.each(['0.15.2', '0.18.7', '0.19.0', '0.19.3'])('Kueue %s does not know the gate for the limits of workers, and it is refused by name', version => {
  expect(() => emitted({ workerClientLimits: true }, KueueRelease.of(version))).toThrow('test/multikueue: workerClientLimits = true: needs the feature gate '
    + `${LIMITS}, which Kueue ${version} does not know; leave it out, or state a release that has it: 0.18.8, `);
  expect(emitted({ workerClientLimits: false }, KueueRelease.of(version)).featureGates).toStrictEqual({ MultiKueueClusterProfile: true });
  expect(() => emitted({ configuration: { featureGates: { [LIMITS]: true } } }, KueueRelease.of(version))).toThrow(/use the workerClientLimits prop/);
});

test('Kueue 0.20 has limits of its own', () => {
  expect([KueueRelease.V0_19, KueueRelease.V0_20].map(kueue => emitted({}, kueue).clientConnection))
    .toStrictEqual([{ qps: 300, burst: 500 }, { qps: 1000, burst: 1000 }]);
});

test('objects are merged, lists are replaced, and keys that objects inherit are keys like others', () => {
  expect(mergeDeep({ a: { b: 1, c: [1, 2] } }, { a: { c: [3] }, constructor: 'x' })).toStrictEqual({ a: { b: 1, c: [3] }, constructor: 'x' });
  expect(mergeDeep({ a: 1, b: 2 }, { a: undefined })).toStrictEqual({ b: 2 });
});

test('text that YAML 1.1 would take for something else is quoted', () => {
  const text = configurationText({ a: 'on', b: '12:30', c: ':8081' });
  expect(parseDocument(text, { version: '1.1' }).toJS()).toStrictEqual({ a: 'on', b: '12:30', c: ':8081' });
  expect(text).toContain('"on"');
});

test.each<[what: string, configuration: unknown, message: string]>([
  ['a misspelled key', { waitForPodReady: { timeout: '10m' } },
    'configuration.waitForPodReady = {"timeout":"10m"}: Kueue 0.19.2 knows no such key, and its manager exits; use waitForPodsReady'],
  ['a key in another case', { waitForPodsReady: { timeOut: '10m' } }, 'configuration.waitForPodsReady.timeOut = \'10m\': Kueue 0.19.2 knows no such key'],
  ['a text for a mapping', { waitForPodsReady: 'yes' },
    'configuration.waitForPodsReady = \'yes\': is not a mapping, and its manager exits; give a mapping'],
  ['a duration in words', { waitForPodsReady: { timeout: '10 minutes' } },
    'configuration.waitForPodsReady.timeout = \'10 minutes\': is not a duration as Kueue reads it, and its manager exits; write a number with its unit'],
  ['a strategy that does not exist', { fairSharing: { preemptionStrategies: ['Foo'] } },
    'configuration.fairSharing.preemptionStrategies = ["Foo"]: is none of'],
  ['a key of the old version', { fairSharing: { enable: true } }, 'configuration.fairSharing.enable = true: Kueue 0.19.2 knows no such key'],
  ['a number in words', { controller: { groupKindConcurrency: { Pod: 'five' } } },
    'configuration.controller.groupKindConcurrency.Pod = \'five\': is not a whole number'],
  ['a gate that does not exist', { featureGates: { NoSuchGate: true } },
    'configuration.featureGates.NoSuchGate = true: Kueue 0.19.2 knows no such feature gate'],
  ['a text in place of the object', 'waitForPodsReady: {}', 'configuration = \'waitForPodsReady: {}\': is not an object; give its keys'],
])('T84 %s in the configuration is refused', (_, configuration, message) => {
  expect(() => emitted({ configuration: configuration as MultiKueueIntegrationProps['configuration'] })).toThrow(`test/multikueue: ${message}`);
});

test('T84 keys that the stated release lacks are refused', () => {
  expect(() => emitted({ configuration: { tls: { minVersion: 'VersionTLS13' } } }, KueueRelease.V0_15))
    .toThrow('configuration.tls = {"minVersion":"VersionTLS13"}: Kueue knows this key from 0.16 on, Kueue 0.15.2 does not, '
      + 'and its manager exits; leave it out');
  expect(emitted({ configuration: { tls: { minVersion: 'VersionTLS13' } } }, KueueRelease.V0_16).tls).toStrictEqual({ minVersion: 'VersionTLS13' });
});

test('durations are given as such, or as text', () => {
  const configuration = { waitForPodsReady: { timeout: Duration.minutes(10), recoveryTimeout: '90s' }, multiKueue: { gcInterval: Duration.millis(1500) } };
  expect(emitted({ configuration })).toMatchObject({ waitForPodsReady: { timeout: '600s', recoveryTimeout: '90s' }, multiKueue: { gcInterval: '1500ms' } });
});

test('keys that the library does not know yet have a way of their own, and what it decides does not', () => {
  const multiKueue = multiKueueOf(newChart(), hubWith(['one'], { ...RELEASES, kueue: KueueRelease.V0_19 }), { unknownConfiguration: { newKey: { a: 1 } } });
  const configMap = one(written(multiKueue), 'ConfigMap');
  expect(parse(configMap.data['controller_manager_config.yaml']).newKey).toStrictEqual({ a: 1 });
  expect(configMap.metadata.annotations).toMatchObject({ 'cdk8s-ocm/suppress.kueue-config-invalid': 'unknownConfiguration: newKey' });
  expect(() => emitted({ unknownConfiguration: { namespace: 'x' } })).toThrow('unknownConfiguration.namespace = \'x\': is set by this construct');
  expect(() => emitted({ unknownConfiguration: { newKey: 1 }, configuration: { waitForPodsReady: { timeout: 'x' } } }))
    .toThrow('configuration.waitForPodsReady.timeout');
});
