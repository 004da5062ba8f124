import { checkConfiguration } from '../../../../src/releases/kueue/configuration/check-configuration';
import { problemText } from '../../../../src/releases/kueue/configuration/problem';
import { moduleOf } from '../../../../src/releases/kueue/configuration/schema';
import { KUEUE_VERSIONS } from '../../../../src/releases/kueue/facts';

const HEAD = 'apiVersion: config.kueue.x-k8s.io/v1beta2\nkind: Configuration\n';
const OLD_HEAD = HEAD.replace('v1beta2', 'v1beta1');
const NEWEST = '0.19.2';

function found(text: string, release = NEWEST): string[] {
  return checkConfiguration(text, { release, namespace: 'kueue-system' })
    .map(({ id, path, line, column, data }) => `${line}:${column} ${path} ${id}${data.nearest === undefined ? '' : ` ${String(data.nearest)}`}`);
}

const body = (text: string, release?: string) => found(`${HEAD}${text}`, release);

test('a right configuration has no problems', () => {
  expect(body('waitForPodsReady:\n  timeout: 10m\n'
    + 'fairSharing: {preemptionStrategies: [LessThanInitialShare]}\nfeatureGates: {MultiKueueClusterProfile: true}')).toEqual([]);
});

test.each<[what: string, text: string, problems: string[]]>([
  ['a misspelled key', 'waitForPodReady: {timeout: 10m}', ['3:1 waitForPodReady misspelled-key waitForPodsReady']],
  ['a key in another case, below another', 'waitForPodsReady:\n  timeOut: 10m', ['4:3 waitForPodsReady.timeOut misspelled-key timeout']],
  ['a text in place of a mapping', 'waitForPodsReady: "yes"', ['3:19 waitForPodsReady type']],
  ['a duration in words', 'waitForPodsReady: {timeout: 10 minutes}', ['3:29 waitForPodsReady.timeout duration']],
  ['a strategy that does not exist', 'fairSharing: {preemptionStrategies: [Foo]}', ['3:37 fairSharing.preemptionStrategies one-of']],
  ['a key of v1beta1', 'fairSharing: {enable: true}', ['3:15 fairSharing.enable unknown-key']],
  ['a number in words', 'controller: {groupKindConcurrency: {Pod: five}}', ['3:42 controller.groupKindConcurrency.Pod type']],
  ['a gate that does not exist', 'featureGates: {NoSuchGate: true}', ['3:28 featureGates.NoSuchGate gate-unknown']],
  ['a gate that is locked', 'featureGates: {HierarchicalCohorts: false}', ['3:37 featureGates.HierarchicalCohorts gate-locked']],
  ['a gate that others need', 'featureGates: {TopologyAwareScheduling: false}', ['3:41 featureGates.TopologyAwareScheduling gate-needs']],
  ['a key that is there twice', 'namespace: a\nnamespace: b', ['4:1  doubled-key']],
  ['null for a duration that is no pointer', 'leaderElection: {leaseDuration: null}', ['3:33 leaderElection.leaseDuration duration']],
  ['a number of minutes and seconds in base 60', 'webhook: {port: 12:30}', ['3:17 webhook.port type']],
  ['a boolean of YAML 1.1 for a text', 'namespace: on', ['3:12 namespace type']],
  ['a selector that takes the system\'s namespace', 'managedJobsNamespaceSelector: {}', ['3:31 managedJobsNamespaceSelector selects']],
  ['two lists of providers', 'multiKueue: {clusterProfile: {accessProviders: [{name: a, execConfig: {command: a, apiVersion: b, interactiveMode: Never}}],'
    + ' credentialsProviders: [{name: a}]}}', ['3:148 multiKueue.clusterProfile.credentialsProviders exclusive']],
])('%s is found', (_, text, problems) => {
  expect(body(text)).toEqual(problems);
});

test.each([
  'manageJobsWithoutQueueName: yes', 'webhook: {port: 010}', 'webhook: {port: 1_000}', 'metrics: null', 'waitForPodsReady: {}', 'webhook: &a {port: 1}',
  'health: {<<: {healthProbeBindAddress: ":1"}}', 'clientConnection: {burst: 9e1}', 'featureGates: {MultiKueue: On}',
  'resources: {transformations: [{input: a, outputs: {b: 1}}]}',
])('%s is taken as Kueue takes it', text => {
  expect(body(text)).toEqual([]);
});

test('a text without keys takes every default', () => {
  expect(['', '---\n', 'null', HEAD].map(text => found(text))).toEqual([[], [], [], []]);
});

test('a text that cannot be read is one problem', () => {
  expect(found('a: [1')).toEqual([expect.stringMatching(/ unreadable$/)]);
  expect(found('- a')).toEqual(['1:1  not-a-mapping']);
  expect(found('{apiVersion: config.kueue.x-k8s.io/v1beta2}')).toEqual(['1:1  not-json']);
  expect(found(`${HEAD}---\na: 1`)).toEqual(['3:1  second-document']);
});

test('other versions and kinds are refused', () => {
  expect(found('apiVersion: config.kueue.x-k8s.io/v1beta3\nkind: Configuration')).toEqual(['1:13 apiVersion api-version']);
  expect(found('apiVersion: config.kueue.x-k8s.io/v1beta2\nkind: Config')).toEqual(['2:7 kind kind']);
});

test('the old version has its own keys', () => {
  expect(found(`${OLD_HEAD}fairSharing: {enable: true}\nwaitForPodsReady: {enable: true}`)).toEqual([]);
  expect(found(`${OLD_HEAD}multiKueue: {clusterProfile: {}}`)).toEqual(['3:14 multiKueue.clusterProfile unknown-key']);
});

test('a release knows the keys and gates of its minor, and gates by patch', () => {
  expect(body('tls: {}', '0.15.8')).toEqual(['3:1 tls later-key']);
  expect(body('featureGates: {ShortWorkloadNames: true}', '0.15.7')).toEqual([expect.stringContaining('gate-')]);
  expect(body('featureGates: {ShortWorkloadNames: true}', '0.15.8')).toEqual([]);
  expect(body('featureGates: {MultiKueueRemoteSpecSync: true}', '0.19.0')).toEqual([expect.stringContaining('gate-')]);
  expect(body('waitForPodsReady: {}', '0.18.6')).toEqual(['3:19 waitForPodsReady.timeout required']);
});

test('a release without a module is judged by the nearest, and the text says which', () => {
  expect(['0.15.8', '0.16.0', '0.18.0', '0.19.1', '0.19.2', '0.20.0'].map(moduleOf))
    .toEqual(['0.15.2', '0.16.1', '0.18.4', '0.19.0', '0.19.2', '0.19.2']);
  const [problem] = checkConfiguration(`${HEAD}nothingLikeIt: 1`, { release: '0.20.0', namespace: 'kueue-system' });
  expect(problemText(problem).wrong).toBe('Kueue 0.19.2 knows no such key, and its manager exits');
});

test('no catalogued release refuses what every one of them takes', () => {
  const text = 'integrations: {frameworks: [batch/job]}\nfeatureGates: {MultiKueueClusterProfile: true}';
  expect(KUEUE_VERSIONS.flatMap(release => body(text, release))).toEqual([]);
});
