import { AccessModel, AccessOptions } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { application, deployment, exec, OPTIONS, pod, providerFile } from '../../../fixtures/builders';
import { argoCd } from '../../../fixtures/plugin-inputs';

const TOKEN = `e30.${Buffer.from(JSON.stringify({ sub: 'system:serviceaccount:agents:robot' })).toString('base64url')}.x`;
const kubeconfig = (user: Json = { token: 'abc' }, server = 'https://eu-1:6443') => JSON.stringify({
  'apiVersion': 'v1',
  'kind': 'Config',
  'clusters': [{ name: 'c', cluster: { server } }],
  'users': [{ name: 'u', user }],
  'contexts': [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'x',
});
const held = (kind: string, more: Json): Json => ({ apiVersion: 'v1', kind, metadata: { name: 'h', namespace: 'evil' }, ...more });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const cluster = (config: unknown, more: Json = {}): Json => ({
  ...held('Secret', { stringData: { name: 'eu-1', server: 'https://eu-1', config: typeof config === 'string' ? config : JSON.stringify(config), ...more } }),
  metadata: { name: 'h', namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } },
});

function compared(before: readonly Json[], after: readonly Json[], options: AccessOptions = OPTIONS) {
  const model = (manifests: readonly Json[]) => AccessModel.fromManifests([...application(), ...manifests], options);
  const { gained, lost, notJudged, changed } = model(before).diff(model(after));
  const descriptions = (all: typeof gained) => all.map(({ description }) => description);
  return { gained: descriptions(gained), lost: descriptions(lost), notJudged: notJudged.map(({ reason }) => reason), changed };
}

describe('a credential that an object holds is a gain, wherever it is', () => {
  test.each<[string, Json, string]>([
    ['a cluster Secret of Argo CD with a bearer token', cluster({ bearerToken: 'abc' }), 'Secret argocd/h holds a bearer token for https://eu-1'],
    [
      'of a service account, by its name',
      cluster({ bearerToken: TOKEN }),
      'Secret argocd/h holds a bearer token of ServiceAccount agents/robot for https://eu-1',
    ],
    ['with a password', cluster({ username: 'a', password: 'b' }), 'Secret argocd/h holds a password for https://eu-1'],
    ['with a client certificate', cluster({ tlsClientConfig: { certData: 'x', keyData: 'y' } }), 'Secret argocd/h holds a client certificate for https://eu-1'],
    ['with an identity of AWS', cluster({ awsAuthConfig: { clusterName: 'x' } }), 'Secret argocd/h holds an identity of AWS for https://eu-1'],
    ['with another command', cluster({ execProviderConfig: { command: 'aws', args: ['eks'] } }), 'Secret argocd/h holds command aws for https://eu-1'],
    ['for the hub itself', cluster({ tlsClientConfig: { insecure: false } }), 'Secret argocd/h holds the service account of Argo CD itself for https://eu-1'],
    ['a kubeconfig in a Secret', held('Secret', { data: { value: base64(kubeconfig()) } }), 'Secret evil/h holds a bearer token for https://eu-1:6443'],
    ['as text in a Secret', held('Secret', { stringData: { value: kubeconfig({ 'client-certificate-data': 'x' }) } }),
      'Secret evil/h holds a client certificate for https://eu-1:6443'],
    ['in a ConfigMap', held('ConfigMap', { data: { config: kubeconfig({ exec: { command: '/p/login' } }) } }),
      'ConfigMap evil/h holds command /p/login for https://eu-1:6443'],
    ['in a ConfigMap as binary data', held('ConfigMap', { binaryData: { config: base64(kubeconfig({ tokenFile: '/t' })) } }),
      'ConfigMap evil/h holds a token in a file for https://eu-1:6443'],
    ['without a context', held('ConfigMap', { data: { config: 'kind: Config\nusers:\n- {name: u, user: {username: a, password: b}}\n' } }),
      'ConfigMap evil/h holds a password, for a cluster that it does not name'],
    ['in a variable of a container', {
      ...deployment(pod({ containers: [{ name: 'c', env: [{ name: 'K', value: kubeconfig() }] }] })),
      metadata: { name: 'h', namespace: 'x' },
    },
    'Deployment x/h holds a bearer token for https://eu-1:6443'],
    ['with a name in its address', held('ConfigMap', { data: { config: kubeconfig({ token: 'x' }, 'https://me:secret@eu-1') } }),
      'ConfigMap evil/h holds a bearer token for https://eu-1'],
  ])('%s', (_, manifest, expected) => {
    const { gained, notJudged } = compared([], [manifest]);
    expect({ gained: gained.filter(line => line.includes(' holds ')), notJudged }).toStrictEqual({ gained: [expected], notJudged: [] });
    expect(compared([manifest], []).lost.filter(line => line.includes(' holds '))).toStrictEqual([expected]);
    expect(compared([manifest], [manifest]).changed).toBe(false);
  });
});

test('another credential at the same place is one, and the credential itself is never shown', () => {
  const change = compared([cluster({ bearerToken: 'abc' })], [cluster({ bearerToken: 'TOP-SECRET' })]);
  expect(change).toStrictEqual({
    gained: ['Secret argocd/h holds a bearer token for https://eu-1, and it is another one'],
    lost: [],
    notJudged: [],
    changed: true,
  });
  const anywhere = (token: string) => held('ConfigMap', { data: { config: `kind: Config\nusers:\n- {name: u, user: {token: ${token}}}\n` } });
  expect(compared([anywhere('a')], [anywhere('b')]).gained)
    .toStrictEqual(['ConfigMap evil/h holds a bearer token, for a cluster that it does not name, and it is another one']);
  const report = AccessModel.fromManifests([cluster({ bearerToken: 'TOP-SECRET' })], {}).toJson();
  expect(JSON.stringify(report)).not.toContain('TOP-SECRET');
  expect(report.storedCredentials).toStrictEqual([{
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: 'argocd',
      name: 'h',
    },
    field: 'config',
    form: 'Argo CD cluster',
    server: 'https://eu-1',
    method: 'a bearer token',
  }]);
});

test.each<[string, Json, string[]]>([
  ['a Secret with more than a kubeconfig', held('Secret', { stringData: { value: kubeconfig(), other: 'x' } }), ['some of its values are not read']],
  ['a cluster Secret without JSON', cluster('{'), ['its values are not read']],
  [
    'a kubeconfig that is no YAML',
    held('ConfigMap', { data: { a: 'kind: Config\nusers: [{{ .Values.users }}' } }),
    ['it holds a kubeconfig that cannot be read'],
  ],
  ['a configuration of Kueue as binary data', held('ConfigMap', { binaryData: { a: base64('apiVersion: config.kueue.x-k8s.io/v1beta2') } }),
    ['it holds a configuration of Kueue as binary data']],
  [
    'a provider file that is not JSON',
    held('ConfigMap', { data: { a: '{"providers": [{"execConfig": {}' } }),
    ['it holds a provider file that cannot be read'],
  ],
  ['a plugin of OCM in a cluster Secret', argoCd({}), []],
])('what is not judged: %s', (_, manifest, expected) => {
  expect(AccessModel.fromManifests([manifest], OPTIONS).coverage.notJudged.map(({ reason }) => reason)).toStrictEqual(expected);
});

describe('a provider file', () => {
  const file = JSON.stringify({ providers: [{ name: 'open-cluster-management', execConfig: exec('my-app', 'evil') }] });

  test.each<[string, Json]>([
    ['as text in a Secret', held('Secret', { stringData: { 'providers.json': file } })],
    ['in the data of a Secret', held('Secret', { data: { p: base64(file) } })],
    ['as binary data in a ConfigMap', held('ConfigMap', { binaryData: { p: base64(file) } })],
    ['in a variable of a container', {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'h', namespace: 'evil' }, spec: { containers: [{ name: 'c', env: [{ name: 'P', value: file }] }] },
    }],
    ['in a Secret whose text wins over its data', held('Secret', { data: { p: base64('{}') }, stringData: { p: file } })],
  ])('%s makes an application', (_, manifest) => {
    const { gained, notJudged } = compared([], [manifest]);
    expect({ gained, notJudged }).toStrictEqual({ gained: ['evil/my-app uses account \'my-app\''], notJudged: [] });
  });

  test('in a Secret is used by what mounts it', () => {
    const { data } = providerFile() as { data: Json };
    const mounted = application().map((one): Json => JSON.parse(JSON.stringify(one).replace('"configMap":{"name"', '"secret":{"secretName"')));
    const manifests = mounted.map(one => one.kind === 'ConfigMap' ? { ...one, kind: 'Secret', data: undefined, stringData: data } : one);
    const [consumer] = AccessModel.fromManifests(manifests, OPTIONS).toJson().consumers;
    expect(consumer.workloads).toStrictEqual(AccessModel.fromManifests(application(), OPTIONS).toJson().consumers[0].workloads);
  });
});
