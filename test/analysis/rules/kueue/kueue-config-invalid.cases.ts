import { stringify } from 'yaml';
import { Json } from '../../../../src/kubernetes/json';
import { configuration, exec, kueueConfig } from '../../../fixtures/builders';
import { KEY, none, noReleases } from '../../../fixtures/kueue-inputs';
import { Firing, RuleCases } from '../../../fixtures/rule-cases';

/** A configuration with one mistake, the path in the finding, and its message. */
type Mistake = readonly [when: string, change: Json, path: string, message: string];

const device = (name: string, more: Json = {}) => ({ name, deviceClassNames: [name], ...more });
const mapped = (...deviceClassMappings: Json[]) => ({ resources: { deviceClassMappings } });
const transformed = (outputs: Json) => ({ resources: { transformations: [{ input: 'a', outputs }] } });
const foreign = (...names: string[]) => ({ multiKueue: { externalFrameworks: names.map(name => ({ name })) } });
const suites = ['TLS_AES_128_GCM_SHA256'];

const MISTAKES: readonly Mistake[] = [
  ['the kind is another', { kind: 'Config' }, 'kind', 'kind'],
  ['the version does not exist', { apiVersion: 'config.kueue.x-k8s.io/v1beta9' }, 'apiVersion', 'api-version'],
  ['a key is misspelled', { waitForPodReady: { timeout: '10m' } }, 'waitForPodReady', 'misspelled-key'],
  ['a nested key is in another case', { waitForPodsReady: { timeOut: '10m' } }, 'waitForPodsReady.timeOut', 'misspelled-key'],
  ['a key is like no other', { fairSharing: { enable: true } }, 'fairSharing.enable', 'unknown-key'],
  ['a mapping is a text', { waitForPodsReady: 'yes' }, 'waitForPodsReady', 'type'],
  ['a number is in words', { controller: { groupKindConcurrency: { Pod: 'five' } } }, 'controller.groupKindConcurrency.Pod', 'type'],
  ['a duration is in words', { waitForPodsReady: { timeout: '10 minutes' } }, 'waitForPodsReady.timeout', 'duration'],
  ['a quantity has a wrong unit', transformed({ cpu: '1x' }), 'resources.transformations[0].outputs.cpu', 'quantity'],
  ['a gate does not exist', { featureGates: { NoSuchGate: true } }, 'featureGates.NoSuchGate', 'gate-unknown'],
  ['a gate is misspelled', { featureGates: { MultiKueueClusterProfiles: true } }, 'featureGates.MultiKueueClusterProfiles', 'gate-misspelled'],
  ['a gate is locked', { featureGates: { HierarchicalCohorts: false } }, 'featureGates.HierarchicalCohorts', 'gate-locked'],
  ['a gate is needed', { featureGates: { TopologyAwareScheduling: false } }, 'featureGates.TopologyAwareScheduling', 'gate-needs'],
  ['a strategy does not exist', { fairSharing: { preemptionStrategies: ['Foo'] } }, 'fairSharing.preemptionStrategies', 'one-of'],
  ['a strategy is missing', { fairSharing: {} }, 'fairSharing.preemptionStrategies', 'required'],
  ['a duration is negative', { multiKueue: { gcInterval: '-1m' } }, 'multiKueue.gcInterval', 'least'],
  ['a port is too large', { visibilityServer: { bindPort: 65536 } }, 'visibilityServer.bindPort', 'most'],
  ['a list is too long', mapped(device('a', { deviceClassNames: [...'abcdefghi'] })), 'resources.deviceClassMappings[0].deviceClassNames', 'too-many'],
  ['a name is not a label', { multiKueue: { origin: 'a b' } }, 'multiKueue.origin', 'form'],
  ['a kind is there twice', foreign('A.v1.a', 'A.v1.a'), 'multiKueue.externalFrameworks[1].name', 'repeated'],
  ['two settings exclude each other', { tls: { minVersion: 'VersionTLS13', cipherSuites: suites } }, 'tls.cipherSuites', 'exclusive'],
  ['a step is for another dispatcher', { multiKueue: { incrementalDispatcherConfig: {} } }, 'multiKueue.incrementalDispatcherConfig', 'only-with'],
  ['a gate is off', mapped(device('a', { sources: [{ capacity: { name: 'm' } }] })), 'resources.deviceClassMappings[0].sources[0].capacity', 'needs-gate'],
  ['the selector takes every namespace', { managedJobsNamespaceSelector: {} }, 'managedJobsNamespaceSelector', 'selects'],
  ['a framework is null', { integrations: { frameworks: ['batch/job', null] } }, 'integrations.frameworks[1]', 'framework'],
];

const at = (path: string) => path === '' ? KEY : `${KEY} ${path}`;
const text = (lines: string) => `apiVersion: config.kueue.x-k8s.io/v1beta2\nkind: Configuration\n${lines}`;
const modeless = { name: 'open-cluster-management', execConfig: { ...exec('multikueue', 'kueue-system'), interactiveMode: 'No' } };
const noTimeout = configuration({ waitForPodsReady: { timeout: '0s' } });

const FIRES: readonly Firing[] = [
  ...MISTAKES.map(([when, change, path, message]) => ({ when, manifests: [kueueConfig(configuration(change))], field: at(path), message })),
  {
    when: 'the release is too old for a key',
    manifests: [kueueConfig(configuration({ tls: {} }))],
    options: { releases: { kueue: '0.15' } },
    field: at('tls'),
    message: 'later-key',
  },
  {
    when: 'an old release gets no timeout',
    manifests: [kueueConfig(noTimeout)],
    options: { releases: { kueue: '0.18' } },
    field: at('waitForPodsReady.timeout'),
    message: 'above',
  },
  { when: 'a second document follows', severity: 'warning', manifests: [kueueConfig(text('---\na: 1'))], field: KEY, message: 'second-document' },
  {
    when: 'every release refuses it',
    manifests: [kueueConfig(configuration({ nothingLikeIt: 1 }))],
    options: noReleases,
    field: at('nothingLikeIt'),
    message: 'unknown-key',
  },
  {
    when: 'the text is encoded',
    manifests: [{
      ...kueueConfig(''), data: undefined, binaryData: { 'controller_manager_config.yaml': Buffer.from(text('waitForPodReady: {}')).toString('base64') },
    }],
    field: 'binaryData[\'controller_manager_config.yaml\'] waitForPodReady',
    message: 'misspelled-key',
  },
  {
    when: 'it is one of two in a ConfigMap',
    manifests: [{
      ...kueueConfig(configuration()),
      data: { 'controller_manager_config.yaml': stringify(configuration()), 'other.yaml': text('waitForPodReady: {}') },
    }],
    field: 'data[\'other.yaml\'] waitForPodReady',
    message: 'misspelled-key',
  },
  { when: 'the version is misspelled', manifests: [kueueConfig('apiVersion: config.kueue.x-k8s/v1beta2')], field: at('apiVersion'), message: 'api-version' },
  {
    when: 'the text is of the old version',
    manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1', waitForPodsReady: { enable: true, timeout: '-1s' } }))],
    field: at('waitForPodsReady.timeout'),
    message: 'above',
  },
];

export const kueueConfigInvalidCases: RuleCases = {
  rule: 'kueue-config-invalid',
  fires: FIRES,
  silent: [
    { manifests: [kueueConfig(configuration({ waitForPodsReady: {} }))] },
    // Other rules report these, with what follows from them.
    { manifests: [kueueConfig(configuration({ integrations: { frameworks: ['batch/jobs'] } }))] },
    { manifests: [kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: [] } } }))], options: { releases: { kueue: '0.18' } } },
    { manifests: [kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: [modeless] } } }))] },
  ],
  notApplicable: none,
  unknown: [{ manifests: [kueueConfig(configuration({ waitForPodsReady: {} }))], options: noReleases, missing: 'kueue-release' }],
};
