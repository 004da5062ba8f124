import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessModel, PermissionSet, ProviderFile, ProviderFileProps } from '../../../src';
import { accessOf, hubWith, newChart, one, plainDeployment, podSpec, RELEASES, written } from '../../fixtures/constructs';

function fileIn(chart = newChart(), props: Partial<ProviderFileProps> = {}) {
  const access = accessOf(chart, hubWith(['one'], RELEASES));
  access.allow(PermissionSet.readOnly());
  return new ProviderFile(chart, 'providers', { access, ...props });
}

test('the file is the JSON that cluster-inventory-api reads', () => {
  const file = fileIn();
  const config = one(written(file), 'ConfigMap');
  expect(config.metadata).toMatchObject({ name: 'my-app-clusterprofile-providers', namespace: 'my-app' });
  expect(JSON.parse(config.data['providers.json'])).toStrictEqual({
    providers: [{
      name: 'open-cluster-management',
      execConfig: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: '/plugins/cp-creds',
        args: ['--managed-serviceaccount=my-app'],
        env: [{ name: 'NAMESPACE', value: 'my-app' }],
        provideClusterInfo: true,
        interactiveMode: 'Never',
      },
    }],
  });
});

test('mounted into a workload, with the argument that names it, once', () => {
  const chart = newChart();
  const file = fileIn(chart);
  const workload = plainDeployment(
    chart,
    { containers: [{ name: 'manager', image: 'manager:v1', args: ['--leader-elect', '--clusterprofile-provider-file=old.json'] }] },
  );
  file.mountIntoObject(workload);
  file.mountIntoObject(workload);
  const deployment = one(written(chart), 'Deployment');
  expect(podSpec(deployment).containers).toStrictEqual([{
    name: 'manager',
    image: 'manager:v1',
    args: ['--leader-elect', '--clusterprofile-provider-file=/etc/clusterprofile-providers/providers.json'],
    volumeMounts: [{ name: 'clusterprofile-providers', mountPath: '/etc/clusterprofile-providers', readOnly: true }],
  }]);
  expect(podSpec(deployment).volumes).toStrictEqual([{ name: 'clusterprofile-providers', configMap: { name: 'my-app-clusterprofile-providers' } }]);
  expect(podSpec(deployment).automountServiceAccountToken).toBeUndefined();
});

test('the flag is replaced however it was written', () => {
  const chart = newChart();
  const workload = plainDeployment(
    chart,
    {
      containers: [{
        name: 'manager',
        image: 'manager:v1',
        args: ['--clusterprofile-provider-file', '/old.json', '--clusterprofile-provider-file', '--leader-elect', 'serve'],
      }],
    },
  );
  fileIn(chart).mountIntoObject(workload);
  expect(podSpec(one(written(chart), 'Deployment')).containers[0].args).toStrictEqual([
    '--leader-elect', 'serve', '--clusterprofile-provider-file=/etc/clusterprofile-providers/providers.json',
  ]);
});

test('a change of the file restarts the workload', () => {
  const annotation = (mountPath: string) => {
    const chart = newChart();
    const access = accessOf(chart, hubWith(['one'], RELEASES), { plugin: { mountPath } });
    access.allow(PermissionSet.readOnly());
    new ProviderFile(chart, 'providers', { access }).mountIntoObject(plainDeployment(chart));
    return one(written(chart), 'Deployment').spec.template.metadata.annotations['cdk8s-ocm/provider-file-checksum'];
  };
  expect(annotation('/plugins')).not.toBe(annotation('/opt'));
});

test.each([
  ['v1', 'Pod'],
  ['apps/v1', 'ReplicaSet'],
  ['argoproj.io/v1alpha1', 'Rollout'],
])('file and plugin in a %s %s leave nothing unknown', (apiVersion, kind) => {
  const chart = newChart();
  const access = accessOf(chart, hubWith(['one'], RELEASES));
  access.allow(PermissionSet.readOnly());
  const pod = { serviceAccountName: 'controller', containers: [{ name: 'manager', image: 'manager:v1' }] };
  const spec = kind === 'Pod' ? pod : { template: { spec: pod } };
  const workload = new ApiObject(chart, 'workload', { apiVersion, kind, metadata: { name: 'controller', namespace: 'my-app' }, spec });
  access.plugin.mountIntoObject(workload);
  new ProviderFile(chart, 'providers', { access }).mountIntoObject(workload);
  const releases = { kubernetes: '1.35', managedServiceAccount: '0.10', clusterPermission: '0.17' };
  const model = AccessModel.fromManifests(written(chart), { releases, fleet: [{ name: 'one', labels: { use: 'yes' } }], complete: true });
  expect(model.findings).toStrictEqual([]);
  expect(model.unknowns).toStrictEqual([]);
  const { state, path } = model.explain('my-app', 'one');
  expect([state, ...path.filter(({ step }) => ['hub role', 'plugin'].includes(step)).map(step => step.state)])
    .toStrictEqual(['complete', 'ok', 'ok']);
});

test('flag and folder of another application, in a cdk8s-plus workload', () => {
  const chart = newChart();
  const file = fileIn(chart, { flag: '-cluster-inventory-provider-file', mountPath: '/etc/cluster-inventory' });
  const workload = new kplus.Deployment(chart, 'w', { containers: [{ name: 'a', image: 'a:v1' }, { name: 'b', image: 'b:v1' }] });
  file.mountInto(workload, { containers: ['b'] });
  const [a, b] = podSpec(one(written(chart), 'Deployment')).containers;
  expect(a.args).toBeUndefined();
  expect(b.args).toStrictEqual(['-cluster-inventory-provider-file=/etc/cluster-inventory/providers.json']);
  expect(file.argument).toBe(b.args[0]);
});

test.each<[Partial<ProviderFileProps>, RegExp]>([
  [{ flag: 'provider-file' }, /test\/providers: flag = 'provider-file': is not the name of a command-line flag/],
  [{ flag: '--a=b' }, /flag = '--a=b'/],
  [{ mountPath: 'etc' }, /mountPath = 'etc': is not an absolute path/],
])('%j is refused', (props, message) => {
  expect(() => fileIn(newChart(), props)).toThrow(message);
});
