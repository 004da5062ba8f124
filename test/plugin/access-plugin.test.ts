import { ApiObject, App, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { parseAllDocuments } from 'yaml';
import {
  ClusterProfileAccess, ClusterProfileAccessProps, KubernetesRelease, ManagedServiceAccountRelease, PermissionSet, PluginMount, WorkloadKind,
} from '../../src';
import { providerEntry } from '../../src/plugin/provider-entry';
import { accessOf, bindingOf, hubWith, Manifest, newChart, ofKind, one, plainDeployment, podSpec, RELEASES, written } from '../fixtures/constructs';

function accessIn(chart: Chart, props: Partial<ClusterProfileAccessProps> = {}, releases = RELEASES): ClusterProfileAccess {
  const access = accessOf(chart, hubWith(['one'], releases), props);
  access.allow(PermissionSet.readOnly());
  return access;
}

function plusDeployment(chart: Chart, props: Partial<kplus.DeploymentProps> = {}): kplus.Deployment {
  return new kplus.Deployment(chart, 'workload', {
    metadata: { name: 'controller', namespace: 'my-app' },
    serviceAccount: new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'controller', namespace: 'my-app' } }),
    containers: [{ name: 'manager', image: 'manager:v1' }],
    ...props,
  });
}

const deployment = (manifests: Manifest[]) => one(manifests, 'Deployment');
const mount = { name: 'clusterprofile-plugins', mountPath: '/plugins', readOnly: true };

test('T32 T72 into a cdk8s-plus workload: an init container that is nobody, and the token of the pod switched on', () => {
  const chart = newChart();
  accessIn(chart).plugin.mountInto(plusDeployment(chart));
  const pod = podSpec(deployment(written(chart)));
  expect(pod.automountServiceAccountToken).toBe(true);
  expect(pod.initContainers).toStrictEqual([{
    name: 'install-cp-creds',
    image: 'quay.io/open-cluster-management/managed-serviceaccount:v0.10.0',
    imagePullPolicy: 'IfNotPresent',
    command: ['cp', '/cp-creds', '/plugins/cp-creds'],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsGroup: 65532,
      runAsNonRoot: true,
      runAsUser: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: [{ name: 'clusterprofile-plugins', mountPath: '/plugins' }],
  }]);
  expect(pod.volumes).toStrictEqual([{ name: 'clusterprofile-plugins', emptyDir: { sizeLimit: '256Mi' } }]);
  expect(pod.containers[0].volumeMounts).toStrictEqual([mount]);
});

test('T40 mounting gives the workload\'s own service account what the plugin needs', () => {
  const chart = newChart();
  accessIn(chart).plugin.mountInto(plusDeployment(chart));
  const manifests = written(chart);
  expect(ofKind(manifests, 'Role').map(role => role.metadata.name)).toStrictEqual(['my-app-clusterprofiles', 'my-app-tokens']);
  expect(one(manifests, 'RoleBinding', 'my-app-tokens').subjects).toStrictEqual([{ kind: 'ServiceAccount', name: 'controller', namespace: 'my-app' }]);
});

test('T34 an image volume is still there in what is written for a cdk8s-plus workload', () => {
  const chart = newChart();
  accessIn(chart, { plugin: { mount: PluginMount.imageVolume() } }).plugin.mountInto(plusDeployment(chart));
  const documents = parseAllDocuments(App.of(chart).synthYaml()).map(document => document.toJS());
  const pod = podSpec(deployment(documents));
  expect(pod.volumes).toStrictEqual([{
    name: 'clusterprofile-plugins', image: { reference: 'quay.io/open-cluster-management/managed-serviceaccount:v0.10.0', pullPolicy: 'IfNotPresent' },
  }]);
  expect(pod.initContainers).toBeUndefined();
});

test.each([['1.29', false], ['1.34', false], ['1.35', true], ['1.36', true]])('T33 an image volume on Kubernetes %s', (version, works) => {
  const chart = newChart();
  const access = accessIn(chart, { plugin: { mount: PluginMount.imageVolume() } }, { ...RELEASES, kubernetes: KubernetesRelease.of(version) });
  const mounting = () => access.plugin.mountInto(plusDeployment(chart));
  if (works) {
    expect(mounting).not.toThrow();
  } else {
    expect(mounting).toThrow(
      `plugin.mount = 'PluginMount.imageVolume()': needs image volumes, which Kubernetes ${version} lacks or leaves off; `
        + 'use PluginMount.initContainer()');
  }
});

test('an image volume needs the release of Kubernetes, and any mount that of the add-on', () => {
  const chart = newChart();
  const access = accessIn(chart, { plugin: { mount: PluginMount.imageVolume() } }, { managedServiceAccount: ManagedServiceAccountRelease.V0_10 });
  expect(() => access.plugin.mountIntoObject(plainDeployment(chart)))
    .toThrow(/hub\.releases\.kubernetes = undefined: is not stated, and it decides whether image volumes work; state it, for example/);
  const none = accessIn(newChart(), {}, {});
  expect(() => none.plugin.image).toThrow(/test\/access: hub\.releases\.managedServiceAccount = undefined: is not stated, and it decides which image holds the credential plugin/);
});

test('T30 the image is the one that holds the plugin in the release installed', () => {
  const image = (managedServiceAccount: ManagedServiceAccountRelease) => accessIn(newChart(), {}, { managedServiceAccount }).plugin.image;
  expect(image(ManagedServiceAccountRelease.V0_10)).toBe('quay.io/open-cluster-management/managed-serviceaccount:v0.10.0');
  expect(image(ManagedServiceAccountRelease.V0_11)).toBe('quay.io/open-cluster-management/cp-creds:v0.11.0');
});

test.each(['cp-creds', 'mirror.example.com:5000/cp-creds', 'mirror.example.com/cp-creds:latest'])('T31 an image that is not pinned is refused: %s', image => {
  expect(() => accessIn(newChart(), { plugin: { image } })).toThrow(
    `test/access: plugin.image = '${image}': is not pinned, so the plugin could change under a running application; `
      + 'give a tag other than latest, or a digest');
});

test('a mirror by digest, with its pull secrets, user and path', () => {
  const chart = newChart();
  const image = 'mirror.example.com:5000/cp-creds@sha256:0000000000000000000000000000000000000000000000000000000000000000';
  const access = accessIn(
    chart,
    { plugin: { image, imagePullSecrets: ['mirror'], mount: PluginMount.initContainer({ runAsUser: 1000650000 }), mountPath: '/opt/plugins' } },
    {},
  );
  access.plugin.mountIntoObject(plainDeployment(chart, { imagePullSecrets: [{ name: 'own' }] }));
  const pod = podSpec(deployment(written(chart)));
  expect(pod.imagePullSecrets).toStrictEqual([{ name: 'own' }, { name: 'mirror' }]);
  expect(pod.initContainers[0]).toMatchObject({ image, command: ['cp', '/cp-creds', '/opt/plugins/cp-creds'], securityContext: { runAsUser: 1000650000 } });
  expect(access.plugin.command).toBe('/opt/plugins/cp-creds');
});

test('T46 mounting twice changes nothing', () => {
  const once = newChart();
  accessIn(once).plugin.mountInto(plusDeployment(once));
  const twice = newChart();
  const access = accessIn(twice);
  const workload = plusDeployment(twice);
  access.plugin.mountInto(workload);
  access.plugin.mountInto(workload, { containers: ['manager'] });
  expect(written(twice)).toStrictEqual(written(once));
});

test('containers and patches that come after the mount are kept', () => {
  const chart = newChart();
  const workload = plusDeployment(chart);
  accessIn(chart).plugin.mountInto(workload, { containers: ['manager', 'late'] });
  workload.addContainer({ name: 'late', image: 'late:v1' });
  ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/volumes', [{ name: 'own', emptyDir: {} }]));
  const pod = podSpec(deployment(written(chart)));
  expect(pod.containers.map((c: any) => c.volumeMounts)).toStrictEqual([[mount], [mount]]);
  expect(pod.volumes.map((v: any) => v.name)).toStrictEqual(['own', 'clusterprofile-plugins']);
});

test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'Job'])('into any %s', kind => {
  const chart = newChart();
  const workload = new ApiObject(chart, 'w', {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'w' },
    spec: {
      template: {
        spec: {
          serviceAccountName: 'w',
          containers: [{ name: 'a', image: 'a:v1' }],
        },
      },
    },
  });
  accessIn(chart).plugin.mountIntoObject(workload);
  expect(podSpec(one(written(chart), kind)).containers[0].volumeMounts).toStrictEqual([mount]);
});

test('into a Pod and a CronJob', () => {
  const chart = newChart();
  const access = accessIn(chart);
  const spec = { serviceAccountName: 'w', containers: [{ name: 'a' }] };
  access.plugin.mountIntoObject(new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'w' }, spec }));
  access.plugin.mountIntoObject(new ApiObject(chart, 'cron', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'w' },
    spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec } } } },
  }));
  const manifests = written(chart);
  expect(one(manifests, 'Pod').spec.containers[0].volumeMounts).toStrictEqual([mount]);
  expect(one(manifests, 'CronJob').spec).toMatchObject({
    schedule: '@daily',
    jobTemplate: { spec: { template: { spec: { volumes: [{ name: mount.name }] } } } },
  });
});

test('into an included workload without volumes, leaving the rest as it was', () => {
  const chart = newChart();
  const included = new Include(chart, 'kueue', { url: `${__dirname}/../../examples/kueue-included/kueue/deployment.yaml` }).apiObjects[0];
  const before = included.toJson();
  const access = new ClusterProfileAccess(chart, 'access', { binding: bindingOf(chart, hubWith(['one']), 'kueue-system'), rightsGrantedElsewhere: true });
  access.plugin.mountIntoObject(included, { containers: ['manager'], restartOn: 'a' });
  const after = deployment(written(chart));
  expect(podSpec(after).volumes.slice(0, -1)).toStrictEqual(podSpec(before).volumes);
  expect(podSpec(after).containers[0].volumeMounts.slice(0, -1)).toStrictEqual(podSpec(before).containers[0].volumeMounts);
  expect(Object.keys(after.spec.template.metadata.annotations)).toStrictEqual(['cdk8s-ocm/config-checksum', 'kubectl.kubernetes.io/default-container']);
});

test('T41 a workload that switched its token off is an error', () => {
  const chart = newChart();
  accessIn(chart).plugin.mountIntoObject(plainDeployment(chart, { automountServiceAccountToken: false }));
  expect(() => written(chart)).toThrow(/test\/access: plugin mounted into test\/deployment: automountServiceAccountToken = false: .*; remove it or set it to true/);
});

test('T39 the plugin looks in the namespace of the binding whatever the pod defines', () => {
  const chart = newChart();
  const entry = providerEntry(accessIn(chart));
  expect(entry.execConfig.env).toStrictEqual([{ name: 'NAMESPACE', value: 'my-app' }]);
});

test('T35 T36 T37 T38 the provider entry is whole', () => {
  const access = accessIn(newChart(), { plugin: { mountPath: '/opt' } });
  expect(providerEntry(access)).toStrictEqual({
    name: 'open-cluster-management',
    execConfig: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: '/opt/cp-creds',
      args: ['--managed-serviceaccount=my-app'],
      env: [{ name: 'NAMESPACE', value: 'my-app' }],
      provideClusterInfo: true,
      interactiveMode: 'Never',
    },
  });
  expect(providerEntry(access).execConfig.command).toBe(access.plugin.command);
});

test('T46 T78 a patch for a workload of someone else: only the fields added, protected, in a file of its own', () => {
  const chart = newChart();
  const access = accessIn(chart);
  const patch = access.plugin.patch({
    kind: WorkloadKind.STATEFUL_SET,
    name: 'controller',
    containers: ['a', 'b'],
    serviceAccountName: 'controller',
    restartOn: 'text',
  });
  expect(patch.chart.node.id).toBe('test-patch-controller');
  expect(Testing.synth(chart).map((m: Manifest) => m.kind)).not.toContain('StatefulSet');
  const [manifest] = Testing.synth(patch.chart);
  expect(manifest.metadata).toStrictEqual({
    name: 'controller',
    namespace: 'my-app',
    annotations: {
      'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false',
      'argocd.argoproj.io/sync-wave': '3',
      'cdk8s-ocm/service-account': 'controller',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
    },
  });
  expect(Object.keys(manifest.spec)).toStrictEqual(['template']);
  expect(podSpec(manifest).containers).toStrictEqual([{ name: 'a', volumeMounts: [mount] }, { name: 'b', volumeMounts: [mount] }]);
  expect(one(written(chart), 'RoleBinding', 'my-app-tokens').subjects).toHaveLength(1);
});

test('the checksum changes with what it stands for', () => {
  const annotation = (restartOn: string, image?: string) => {
    const chart = newChart();
    const patch = accessIn(chart, { plugin: { image } }).plugin.patch({
      kind: WorkloadKind.DEPLOYMENT,
      name: 'w',
      containers: ['a'],
      serviceAccountName: 'w',
      restartOn,
    });
    return Testing.synth(patch.chart)[0].spec.template.metadata.annotations['cdk8s-ocm/config-checksum'];
  };
  expect(annotation('a')).toBe(annotation('a'));
  expect(new Set([annotation('a'), annotation('b'), annotation('a', 'mirror.example.com/cp-creds:v0.11.0')]).size).toBe(3);
});

test('a workload that uses the plugin comes after what it needs', () => {
  const chart = newChart();
  accessIn(chart).plugin.mountIntoObject(plainDeployment(chart));
  expect(deployment(written(chart)).metadata.annotations).toStrictEqual({ 'argocd.argoproj.io/sync-wave': '3' });
  const own = newChart();
  const placed = plainDeployment(own);
  placed.metadata.addAnnotation('argocd.argoproj.io/sync-wave', '7');
  accessIn(own).plugin.mountIntoObject(placed);
  expect(deployment(written(own)).metadata.annotations).toStrictEqual({ 'argocd.argoproj.io/sync-wave': '7' });
});

test.each<[string, Record<string, unknown>, string[] | undefined, RegExp]>([
  ['a container that is not there', {}, ['nobody'], /containers = \["nobody"\]: the pod has no container 'nobody'; choose from manager/],
  ['no container', {}, [], /containers = \[\]: is empty; choose from manager/],
  ['several containers and no choice', { containers: [{ name: 'a' }, { name: 'b' }] }, undefined, /containers = undefined: is missing, and the pod has 2 containers; name those that need it \(a, b\)/],
  ['another volume of that name', { volumes: [{ name: 'clusterprofile-plugins', emptyDir: {} }] }, undefined, /volumes = .*"emptyDir":\{\}.*: conflicts with .*; give it another name, or remove it/],
  ['another mount at that path', { containers: [{ name: 'a', volumeMounts: [{ name: 'x', mountPath: '/plugins' }] }] }, undefined, /volumeMounts = .*: conflicts with .*; give it another mountPath, or remove it/],
  ['another init container of that name', { initContainers: [{ name: 'install-cp-creds', image: 'x' }] }, undefined, /initContainers = .*: conflicts with/],
])('%s is an error at synth, before a file is written', (_, pod, containers, message) => {
  const chart = newChart();
  accessIn(chart).plugin.mountIntoObject(plainDeployment(chart, pod), { containers });
  expect(() => App.of(chart).synthYaml()).toThrow(message);
});

test.each<[string, () => unknown, RegExp]>([
  ['no service account of its own', () => {
    const chart = newChart(); accessIn(chart).plugin.mountIntoObject(plainDeployment(chart, { serviceAccountName: undefined }));
  },
  /serviceAccountName = 'default': would give the tokens to every pod of the namespace; give the application a service account of its own/],
  ['another namespace', () => {
    const chart = newChart();
    const elsewhere = new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'other' } });
    accessIn(chart).plugin.mountIntoObject(elsewhere);
  },
  /metadata\.namespace = 'other': is not my-app, the namespace of the binding, where profiles and tokens are; bind the namespace of the workload/],
  ['a workload patched twice', () => {
    const access = accessIn(newChart()); for (const name of ['w', 'w']) {
      access.plugin.patch({ kind: WorkloadKind.DEPLOYMENT, name, containers: ['a'], serviceAccountName: 'w' });
    }
  },
  /test\/access: chart = 'test-patch-w': already exists in the app/],
  ['a kind without pods', () => {
    const chart = newChart(); accessIn(chart).plugin.mountIntoObject(new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap' }));
  },
  /kind = 'ConfigMap': has no pod template; use a Deployment/],
  ['a Rollout without a pod of its own', () => {
    const chart = newChart();
    const spec = { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'controller' } };
    accessIn(chart).plugin.mountIntoObject(new ApiObject(chart, 'x', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec }));
  }, /kind = 'Rollout': takes its pod template from spec\.workloadRef; use Deployment 'controller' instead/],
  ['root as user', () => PluginMount.initContainer({ runAsUser: 0 }), /PluginMount\.initContainer: runAsUser = 0: is not the id of a user other than root; give a whole number above 0/],
  ['a relative path', () => accessIn(newChart(), { plugin: { mountPath: 'plugins/' } }), /plugin\.mountPath = 'plugins\/': is not an absolute path/],
  ['a path that climbs', () => accessIn(newChart(), { plugin: { mountPath: '/a/../b' } }), /plugin\.mountPath/],
  ['a patch without containers', () => accessIn(newChart()).plugin.patch({ kind: WorkloadKind.DEPLOYMENT, name: 'w', containers: [], serviceAccountName: 'w' }), /containers = \[\]: is empty/],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
