import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { parse } from 'yaml';
import { KueueFramework, KueueInstallation, KueueRelease, MultiKueueIntegrationProps } from '../../../src';
import { hubWith, multiKueueOf, newChart, ofKind, one, podSpec, written } from '../../fixtures/constructs';

const USER_FILE = `
apiVersion: config.kueue.x-k8s.io/v1beta2
kind: Configuration
manageJobsWithoutQueueName: true
featureGates: {PartialAdmission: false}
integrations:
  frameworks: [batch/job, pod, ray.io/rayjob]
multiKueue:
  gcInterval: 2m
  clusterProfile:
    credentialsProviders:
    - {name: other, execConfig: {command: /other, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}}
    - {name: open-cluster-management, execConfig: {command: /stale}}
`;

interface Kueue {
  readonly deployment: ApiObject; readonly configMap: ApiObject;
}

function kueueIn(chart: Chart, container: Record<string, unknown> = {}, file: unknown = USER_FILE): Kueue {
  return {
    deployment: new ApiObject(chart, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'kueue-controller-manager', namespace: 'kueue-system' },
      spec: { template: { spec: { serviceAccountName: 'kueue-controller-manager', containers: [{ name: 'manager', image: 'kueue:v0.19.2', ...container }] } } },
    }),
    configMap: new ApiObject(chart, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kueue-manager-config', namespace: 'kueue-system' },
      data: { 'controller_manager_config.yaml': file, 'other': 'kept' },
    }),
  };
}

function included(props: Partial<MultiKueueIntegrationProps> = {}, kueue?: (chart: Chart) => Kueue) {
  const chart = newChart();
  const objects = (kueue ?? (c => kueueIn(c)))(chart);
  const multiKueue = multiKueueOf(chart, hubWith(['one']), { installation: KueueInstallation.included(objects), ...props });
  return { chart, multiKueue, ...objects };
}

const configuration = (chart: Chart) => parse(one(written(chart), 'ConfigMap').data['controller_manager_config.yaml']);

test('what the user set stays, other providers included, under the key that the release knows', () => {
  const { chart } = included();
  expect(configuration(chart)).toMatchObject({
    manageJobsWithoutQueueName: true,
    featureGates: { PartialAdmission: false, MultiKueueClusterProfile: true },
    integrations: { frameworks: ['batch/job'] },
    multiKueue: { gcInterval: '2m' },
  });
  const { clusterProfile } = configuration(chart).multiKueue;
  expect(Object.keys(clusterProfile)).toStrictEqual(['accessProviders']);
  expect(clusterProfile.accessProviders.map((p: any) => [p.name, p.execConfig.command]))
    .toStrictEqual([['other', '/other'], ['open-cluster-management', '/plugins/cp-creds']]);
  expect(one(written(chart), 'ConfigMap').data.other).toBe('kept');
});

test('nothing is made partial, and the Deployment stays where it was in the order', () => {
  const { chart } = included();
  const manifests = written(chart);
  expect(ofKind(manifests, 'Deployment')).toHaveLength(1);
  expect(one(manifests, 'Deployment').metadata.annotations).toBeUndefined();
  expect(App.of(chart).charts).toHaveLength(1);
  expect(podSpec(one(manifests, 'Deployment')).initContainers[0].name).toBe('install-cp-creds');
});

test('T45 the pod restarts with the configuration, patches that come later included', () => {
  const annotation = (patch: boolean) => {
    const { chart, configMap } = included();
    if (patch) {
      configMap.addJsonPatch(JsonPatch.replace('/data/controller_manager_config.yaml', USER_FILE.replace('2m', '3m')));
    }
    return one(written(chart), 'Deployment').spec.template.metadata.annotations['cdk8s-ocm/config-checksum'];
  };
  expect(annotation(false)).toMatch(/^[0-9a-f]{16}$/);
  expect(annotation(true)).not.toBe(annotation(false));
});

test('T80 frameworks that were managed and no longer are, by the file at hand', () => {
  expect(included().multiKueue.unmanagedFrameworks).toStrictEqual(['pod', 'ray.io/rayjob']);
  const without = included(
    { frameworks: [KueueFramework.JOB_SET] },
    chart => kueueIn(chart, {}, 'apiVersion: config.kueue.x-k8s.io/v1beta2\nkind: Configuration\n'),
  );
  expect(without.multiKueue.unmanagedFrameworks).toStrictEqual(['batch/job']);
});

test.each([
  [{ args: ['--config=/x', '--feature-gates=MultiKueue=true'] }],
  [{ args: ['--feature-gates', 'MultiKueue=true'] }],
  [{ command: ['/manager', '-feature-gates=MultiKueue=true'] }],
])('T44 feature gates on the command line are refused: %j', container => {
  expect(() => included({}, chart => kueueIn(chart, container))).toThrow(
    /test\/multikueue: installation\.deployment container manager = '--?feature-gates.*': sets feature gates on the command line, and the manager exits where the configuration sets some too; move them into the configuration/);
});

test('T44 a flag that is added afterwards is an error at synth', () => {
  const { chart, deployment } = included();
  deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/args', ['--feature-gates=MultiKueue=true']));
  expect(() => written(chart)).toThrow(/sets feature gates on the command line/);
});

test.each<[string, unknown, RegExp]>([
  ['an old version', 'apiVersion: config.kueue.x-k8s.io/v1beta1\nkind: Configuration', /installation\.configMap = 'config\.kueue\.x-k8s\.io\/v1beta1, Configuration': is not a Configuration of config\.kueue\.x-k8s\.io\/v1beta2, the only version with ClusterProfiles/],
  ['no YAML', 'a: [1', /installation\.configMap\.data\['controller_manager_config\.yaml'\] = 'a: \[1': is not a YAML mapping \(.+\); use the ConfigMap/],
  ['a list', '- a', /is not a YAML mapping; /],
  ['nothing', null, /= undefined: is missing; use the ConfigMap of Kueue's own manifests/],
])('a configuration that is %s is refused', (_, file, message) => {
  expect(() => included({}, chart => kueueIn(chart, {}, file))).toThrow(message);
});

test('objects of other kinds or namespaces are refused, and so is Helm, with the way out', () => {
  const chart = newChart();
  const { deployment, configMap } = kueueIn(chart);
  const elsewhere = new ApiObject(chart, 'elsewhere', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'other' } });
  expect(() => KueueInstallation.included({ deployment: configMap, configMap }))
    .toThrow("KueueInstallation.included: deployment = 'ConfigMap': is not a Deployment");
  expect(() => KueueInstallation.included({ deployment, configMap: deployment })).toThrow("configMap = 'Deployment': is not a ConfigMap");
  expect(() => KueueInstallation.included({ deployment, configMap: elsewhere })).toThrow('is not the namespace of the Deployment (kueue-system)');
  expect(() => KueueInstallation.helm()).toThrow(/is not supported: .*; render the chart with helm template, load it with Include and use KueueInstallation\.included\(…\), or install the release manifests/);
});

test('an older release keeps its own key', () => {
  const chart = newChart();
  const hub = hubWith(['one'], { kueue: KueueRelease.V0_18, managedServiceAccount: undefined });
  expect(() => multiKueueOf(chart, hub, { installation: KueueInstallation.included(kueueIn(chart)) })).toThrow(/hub\.releases\.managedServiceAccount/);
});
