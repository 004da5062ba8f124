import { stringify } from 'yaml';
import { Page } from './golden-page';
import { AccessModel, AccessOptions, Finding } from '../../src';
import { PathStep } from '../../src/analysis/queries/path-step';
import { Json } from '../../src/kubernetes/json';
import { account, configuration, deployment, exec, IMAGE, initContainer, kueueConfig, kueueDeployment, OPTIONS, pod, providerFile } from '../fixtures/builders';
import { argoCd } from '../fixtures/plugin-inputs';

interface World {
  readonly title: string;
  readonly manifests: () => readonly Json[];
  readonly options?: AccessOptions;
}

const FILE = { name: 'providers', configMap: { name: 'my-app-providers' } };
const PLUGINS = { name: 'plugins', emptyDir: {} };
const MOUNT = { name: 'plugins', mountPath: '/plugins' };

const withPod = (more: Json, spec: Json = pod(more)) => () => [providerFile(), deployment(spec)];
const container = (more: Json = {}): Json => ({ name: 'controller', image: 'controller:v1', volumeMounts: [MOUNT], ...more });
const init = (more: Json) => withPod({ initContainers: [initContainer(more)] });
const kind = (apiVersion: string, of: string, spec: Json) => () => [
  providerFile(),
  { apiVersion, kind: of, metadata: { name: 'controller', namespace: 'my-app' }, spec },
];
const file = (data: Json) => () => [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'my-app-providers', namespace: 'my-app' }, data }, deployment()];
const withExec = (more: Json) => () => [providerFile(exec('my-app', 'my-app', more)), deployment()];
const args = (...words: string[]) => () => [deployment(pod({ containers: [container({ args: words })] }))];
const partial = (...containers: Json[]): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'controller', namespace: 'my-app' },
  spec: {
    template: {
      spec: {
        initContainers: [initContainer()],
        containers,
        volumes: [PLUGINS],
      },
    },
  },
});
const whole = (more: Json = {}): Json => deployment({
  serviceAccountName: 'controller',
  containers: [
    { name: 'side', image: 'side:v1' },
    { name: 'controller', image: 'controller:v1', volumeMounts: [{ name: 'providers', mountPath: '/etc/providers' }] },
  ],
  volumes: [FILE],
  ...more,
});
const over = (above: Json, below: Json = whole()) => () => [providerFile(), below, above];
const argoConfig = (config: string, where: 'data' | 'stringData' = 'data', labels: Json = { 'argocd.argoproj.io/secret-type': 'cluster' }): Json => ({
  apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cluster', namespace: 'argocd', labels }, [where]: { config },
});
const argoExec = (name: string, more: Json = {}) =>
  JSON.stringify({ execProviderConfig: { ...exec(name, 'argocd'), env: { OTHER: 'x', NAMESPACE: 'argocd' }, config: { clusterName: 'c1' }, ...more } });
const argoPods = () =>
  [
    'argocd-application-controller', 'argocd-server', 'argocd-repo-server', 'server', 'server-of-others',
  ].map(name => deployment(pod(), { name, namespace: 'argocd' }));
const base64 = (text: string) => Buffer.from(text).toString('base64');
const providers = (...names: string[]) => names.map(name => ({ name: 'open-cluster-management', execConfig: exec(name, 'kueue-system') }));

const WORLDS: readonly World[] = [
  { title: 'an init container with the plugin\'s image', manifests: withPod({}) },
  {
    title: 'an init container with that image by digest',
    manifests: init({ image: `registry.example.com/mirror/managed-serviceaccount@sha256:${'a'.repeat(64)}` }),
  },
  { title: 'an init container with that image and no tag', manifests: init({ image: 'managed-serviceaccount' }) },
  { title: 'an init container with that image, which copies another file', manifests: init({ command: ['cp', '/msa', '/plugins/msa'] }) },
  { title: 'an init container with an image called cp-creds', manifests: init({ image: 'registry.example.com/cp-creds:v1' }) },
  { title: 'an init container with another image, which copies the plugin', manifests: init({ image: 'tools:v1' }) },
  {
    title: 'an init container with another image, which copies the plugin by its arguments',
    manifests: init({ image: 'tools:v1', command: ['cp'], args: ['/cp-creds', '/plugins/cp-creds'] }),
  },
  {
    title: 'an init container with another image, which copies something else',
    manifests: init({ image: 'tools:v1', command: ['cp', '/cp-creds.txt', '/plugins/my-cp-creds'] }),
  },
  { title: 'an init container with an image of a longer name', manifests: init({ image: 'my-managed-serviceaccount:v1', command: ['run'] }) },
  {
    title: 'an init container with that image and no tag, which copies by a script',
    manifests: init({ image: 'managed-serviceaccount', command: ['/install'] }),
  },
  {
    title: 'an init container with another image, which copies the plugin from where it stands',
    manifests: init({ image: 'tools:v1', command: ['cp', 'cp-creds', '/plugins'] }),
  },
  { title: 'an init container with the plugin\'s image and no mount', manifests: init({ volumeMounts: [] }) },
  {
    title: 'an init container with two mounts, which copies the plugin into the second',
    manifests: init({ volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, { name: 'plug', mountPath: '/plug' }, MOUNT] }),
  },
  {
    title: 'an init container with two mounts, which copies the plugin by a shell into the second',
    manifests: init({
      image: 'tools:v1',
      command: ['sh', '-c', 'cp  /cp-creds /plugins/'],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, { name: 'none' }, { ...MOUNT, mountPath: '/plugins/' }],
    }),
  },
  {
    title: 'an init container with two mounts, which copies into neither',
    manifests: init({ command: ['install'], volumeMounts: [MOUNT, { name: 'tmp', mountPath: '/tmp' }] }),
  },
  {
    title: 'an init container with two mounts, which copies the plugin to the second itself',
    manifests: init({ command: ['cp', '/cp-creds', '/plugins'], volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, MOUNT] }),
  },
  {
    title: 'an init container after another',
    manifests: withPod({
      initContainers: [
        { name: 'first', image: 'first:v1' },
        initContainer({ image: 'quay.io/open-cluster-management/managed-serviceaccount:latest' }),
      ],
    }),
  },
  {
    title: 'an image volume',
    manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins', image: { reference: IMAGE, pullPolicy: 'IfNotPresent' } }, FILE] }),
  },
  {
    title: 'an image volume after another, whose image changes',
    manifests: withPod({
      initContainers: [],
      volumes: [FILE, { name: 'plugins', image: { reference: 'quay.io/open-cluster-management/managed-serviceaccount:latest' } }],
    }),
  },
  {
    title: 'an image volume whose image changes, where nobody says which release is installed',
    manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins', image: { reference: 'quay.io/open-cluster-management/cp-creds' } }, FILE] }),
    options: { releases: {} },
  },
  {
    title: 'an image volume of another image',
    manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins', image: { reference: 'tools:v1' } }, FILE] }),
  },
  { title: 'the second container has the mount', manifests: withPod({ containers: [{ name: 'side', image: 'side:v1' }, container()] }) },

  { title: 'a StatefulSet', manifests: kind('apps/v1', 'StatefulSet', { selector: {}, template: { spec: pod() } }) },
  { title: 'a DaemonSet', manifests: kind('apps/v1', 'DaemonSet', { selector: {}, template: { spec: pod() } }) },
  { title: 'a Job', manifests: kind('batch/v1', 'Job', { template: { spec: pod() } }) },
  {
    title: 'a CronJob',
    manifests: kind('batch/v1', 'CronJob', { schedule: '@daily', jobTemplate: { spec: { template: { spec: pod({ automountServiceAccountToken: false }) } } } }),
  },
  { title: 'a kind that is not read', manifests: kind('v1', 'ReplicationController', { selector: {}, template: { spec: pod() } }) },
  { title: 'a Deployment without a pod', manifests: kind('apps/v1', 'Deployment', { selector: {} }) },
  { title: 'a service account by the old field', manifests: withPod({ serviceAccountName: undefined, serviceAccount: 'old' }) },
  { title: 'no service account', manifests: withPod({ serviceAccountName: undefined }) },
  {
    title: 'two Deployments of one name',
    manifests: () => [providerFile(), deployment(pod({ serviceAccountName: 'first' })), deployment(pod({ serviceAccountName: 'last' }))],
  },
  { title: 'Deployments of one name in two namespaces', manifests: () => [providerFile(), deployment(), deployment(pod(), { namespace: 'other' })] },

  { title: 'a partial Deployment over a whole one', manifests: over(partial({ name: 'controller', volumeMounts: [MOUNT] })) },
  { title: 'a partial Deployment before the whole one', manifests: () => [providerFile(), partial({ name: 'controller', volumeMounts: [MOUNT] }), whole()] },
  {
    title: 'a partial Deployment over somebody else\'s',
    manifests: () => [providerFile(), partial({ name: 'controller', volumeMounts: [MOUNT] })],
    options: { background: [whole()] },
  },
  {
    title: 'a partial Deployment over the last of two whole ones',
    manifests: () => [providerFile(), whole({ serviceAccountName: 'first' }), whole(), partial({ name: 'controller', volumeMounts: [MOUNT] })],
  },
  {
    title: 'a partial Deployment over one with the plugin',
    manifests: over(
      partial({ name: 'controller' }),
      whole({
        initContainers: [initContainer({ name: 'first', image: 'first:v1', command: [] }), initContainer({ name: 'theirs', image: 'cp-creds' })],
        volumes: [FILE, PLUGINS],
      }),
    ),
  },
  {
    title: 'a partial Deployment over one whose init container runs something else',
    manifests: over(
      partial({ name: 'controller', volumeMounts: [MOUNT] }),
      whole({ initContainers: [initContainer({ image: 'tools:v1', command: ['true'] })] }),
    ),
  },
  {
    title: 'a partial Deployment that changes the plugin\'s image',
    manifests: over(
      {
        ...partial(),
        spec: { template: { spec: { initContainers: [initContainer({ image: 'managed-serviceaccount:latest' })], containers: [{ name: 'controller' }] } } },
      },
      whole(pod()),
    ),
  },
  { title: 'two whole Deployments of one name, and the plugin in the first', manifests: () => [providerFile(), deployment(), whole()] },
  {
    title: 'a partial Deployment without a whole one',
    manifests: () => [providerFile(), partial({ name: 'controller', volumeMounts: [MOUNT, { name: 'providers', mountPath: '/p' }] })],
  },
  { title: 'a partial Deployment that names a container anew', manifests: over(partial({ name: 'second', volumeMounts: [MOUNT] })) },
  {
    title: 'a partial Deployment that mounts over a path',
    manifests: over(partial({ name: 'controller', volumeMounts: [{ name: 'other', mountPath: '/plugins' }] }), whole({ containers: [container()] })),
  },
  {
    title: 'a partial Deployment that mounts one volume once more',
    manifests: over(partial({ name: 'controller', volumeMounts: [{ name: 'plugins', mountPath: '/other' }] }), whole({ containers: [container()] })),
  },
  {
    title: 'a partial Deployment with other arguments',
    manifests: () => [
      partial({ name: 'controller', args: ['--managed-serviceaccount=second'] }),
      whole({ containers: [container({ args: ['--managed-serviceaccount=first', '--more'] })] }),
    ],
  },
  {
    title: 'a partial Deployment without arguments',
    manifests: () => [partial({ name: 'controller' }), whole({ containers: [container({ args: ['--managed-serviceaccount=first'] })] })],
  },
  {
    title: 'a partial Deployment with an empty list of volumes',
    manifests: () => [
      providerFile(),
      { ...partial({ name: 'controller' }), spec: { template: { spec: { volumes: [], containers: [{ name: 'controller', volumeMounts: [MOUNT] }] } } } },
      whole(),
    ],
  },
  {
    title: 'a partial Deployment that takes the service account away',
    manifests: () => [
      providerFile(),
      { ...partial({ name: 'controller' }), spec: { template: { spec: { serviceAccountName: null, containers: [{ name: 'controller' }] } } } },
      whole(),
    ],
  },
  {
    title: 'a Deployment without a selector, all containers with images',
    manifests: () => [providerFile(), { ...partial(container()), spec: { template: { spec: pod() } } }],
  },
  {
    title: 'a Deployment without a selector, one container of two without an image',
    manifests: () => [
      providerFile(),
      { ...partial(container()), spec: { template: { spec: pod({ serviceAccountName: undefined, containers: [container(), { name: 'side' }] }) } } },
    ],
  },
  {
    title: 'a Job with a container without an image is whole',
    manifests: kind('batch/v1', 'Job', { template: { spec: pod({ serviceAccountName: undefined, containers: [{ name: 'c', volumeMounts: [MOUNT] }] }) } }),
  },

  {
    title: 'provider file: in a projected volume',
    manifests: withPod({
      volumes: [
        PLUGINS,
        { name: 'all', projected: { sources: [{ secret: { name: 's' } }, { configMap: { name: 'my-app-providers' } }] } },
      ],
    }),
  },
  {
    title: 'provider file: another one in a projected volume',
    manifests: withPod({
      volumes: [
        PLUGINS,
        { name: 'all', projected: { sources: [{ configMap: { name: 'other' } }, { secret: { name: 'my-app-providers' } }] } },
      ],
    }),
  },
  {
    title: 'provider file: under two keys',
    manifests: file({
      a: JSON.stringify({ providers: [{ name: 'x', execConfig: exec('a', 'my-app') }] }),
      b: JSON.stringify({ providers: [{}, { name: 'x', execConfig: exec('b', 'my-app') }] }),
    }),
  },
  { title: 'provider file: no JSON', manifests: file({ 'providers.json': '{"execConfig":' }) },
  { title: 'provider file: no list', manifests: file({ 'providers.json': '{"providers":{"execConfig":1}}' }) },
  { title: 'provider file: no text', manifests: file({ 'providers.json': { providers: [{ name: 'x', execConfig: exec('a', 'my-app') }] }, 'n': 1 }) },
  {
    title: 'provider file: a list of providers without execConfig',
    manifests: file({ 'providers.json': '{"providers":[{"name":"x","args":["--managed-serviceaccount=a"]}]}' }),
  },

  ...[['--managed-serviceaccount=a'], ['-managed-serviceaccount=a'], ['--managed-serviceaccount', 'a'], ['-managed-serviceaccount', 'a'], [
    '--v=4',
    '--managed-serviceaccount=a',
    '--managed-serviceaccount=b',
  ], ['--managed-serviceaccount='],
  ['--managed-serviceaccount'], ['--managed-serviceaccount', ''], ['managed-serviceaccount=a'], ['x--managed-serviceaccount=a'],
  ['---managed-serviceaccount=a'], ['--managed-serviceaccounts=a'], []]
    .map(words => ({ title: `provider file: arguments '${words.join(' ')}'`, manifests: withExec({ args: words }) })),
  { title: 'provider file: no namespace', manifests: withExec({ env: [{ name: 'OTHER', value: 'other' }] }) },
  {
    title: 'provider file: the namespace after another variable',
    manifests: withExec({ env: [{ name: 'OTHER', value: 'other' }, { name: 'NAMESPACE', value: 'elsewhere' }] }),
  },
  { title: 'provider file: an empty namespace', manifests: withExec({ env: [{ name: 'NAMESPACE', value: '' }] }) },

  { title: 'arguments: of a container that runs the plugin', manifests: args('sh', '/plugins/cp-creds', '--managed-serviceaccount=a') },
  { title: 'arguments: no path', manifests: args('--managed-serviceaccount=a') },
  {
    title: 'arguments: no path, and an empty volume beside the plugin',
    manifests: () => [deployment(pod({
      volumes: [{ name: 'scratch', emptyDir: {} }, PLUGINS],
      containers: [container({ args: ['--managed-serviceaccount=a'], volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }] })],
    }))],
  },
  { title: 'arguments: a path that begins with the plugin\'s name', manifests: args('/cp-creds/run', '--managed-serviceaccount=a') },
  {
    title: 'arguments: in the command',
    manifests: () => [deployment(pod({ containers: [container({ command: ['/plugins/cp-creds', '--managed-serviceaccount'], args: ['a'] })] }))],
  },
  {
    title: 'arguments: of the second container, with a namespace',
    manifests: () => [deployment(pod({
      containers: [
        container(),
        container({ name: 'second', args: ['--managed-serviceaccount=a'], env: [{ name: 'NAMESPACE', value: 'elsewhere' }] }),
      ],
    }))],
  },
  { title: 'arguments: others', manifests: args('/plugins/cp-creds', '--v=4') },

  { title: 'Argo CD: config in data', manifests: () => [argoCd({}), ...argoPods()] },
  { title: 'Argo CD: config in stringData', manifests: () => [argoConfig(argoExec('argocd'), 'stringData'), ...argoPods()] },
  { title: 'Argo CD: stringData wins', manifests: () => [{ ...argoConfig(argoExec('new'), 'stringData'), data: { config: base64(argoExec('old')) } }] },
  { title: 'Argo CD: no label', manifests: () => [argoConfig(base64(argoExec('argocd')), 'data', {})] },
  {
    title: 'Argo CD: the label of a repository',
    manifests: () => [argoConfig(base64(argoExec('argocd')), 'data', { 'argocd.argoproj.io/secret-type': 'repository' })],
  },
  { title: 'Argo CD: a bearer token', manifests: () => [argoConfig(base64(JSON.stringify({ bearerToken: 'x' })))] },
  { title: 'Argo CD: no config', manifests: () => [argoConfig('')] },
  { title: 'Argo CD: no JSON', manifests: () => [argoConfig(base64('{"execProviderConfig"'))] },
  { title: 'Argo CD: no cluster', manifests: () => [argoConfig(base64(argoExec('argocd', { config: undefined })))] },
  { title: 'Argo CD: a namespace of its own', manifests: () => [argoConfig(base64(argoExec('argocd', { env: { NAMESPACE: 'elsewhere' } })))] },
  { title: 'Argo CD: no namespace', manifests: () => [argoConfig(base64(argoExec('argocd', { env: {} })))] },

  {
    title: 'Kueue: its Deployment mounts the configuration',
    manifests: () => [kueueConfig(), deployment(pod(), { namespace: 'kueue-system', name: 'other' }), kueueDeployment()],
  },
  {
    title: 'Kueue: another Deployment mounts the configuration',
    manifests: () => [
      kueueConfig(),
      kueueDeployment({ volumes: [PLUGINS] }),
      deployment(pod({ volumes: [PLUGINS, { name: 'c', configMap: { name: 'kueue-manager-config' } }] }), { namespace: 'kueue-system', name: 'mine' }),
    ],
  },
  {
    title: 'Kueue: its Deployment by name, where none mounts the configuration',
    manifests: () => [kueueConfig(), deployment(pod(), { namespace: 'kueue-system', name: 'other' }), kueueDeployment({ volumes: [PLUGINS] })],
  },
  { title: 'Kueue: no Deployment of its own', manifests: () => [kueueConfig(), deployment(pod(), { namespace: 'kueue-system', name: 'other' })] },
  {
    title: 'Kueue: its Deployment as a partial one, without an account',
    manifests: () => [
      kueueConfig(),
      {
        ...kueueDeployment(),
        spec: { template: { spec: { initContainers: [initContainer()], containers: [{ name: 'manager', volumeMounts: [MOUNT] }], volumes: [PLUGINS] } } },
      },
    ],
  },
  {
    title: 'Kueue: another namespace in the configuration',
    manifests: () => [
      kueueConfig(configuration({
        namespace: 'elsewhere',
        multiKueue: { clusterProfile: { accessProviders: [{ name: 'open-cluster-management', execConfig: exec('a', '', { env: [] }) }] } },
      })),
      kueueDeployment(),
    ],
  },
  {
    title: 'Kueue: YAML 1.1, which spells true yes',
    manifests: () => [kueueConfig(stringify(configuration()).replace('provideClusterInfo: true', 'provideClusterInfo: yes')), kueueDeployment()],
  },
  {
    title: 'Kueue: both keys, two entries under one',
    manifests: () => [
      kueueConfig(configuration({ multiKueue: { clusterProfile: { credentialsProviders: providers('a'), accessProviders: providers('b', 'c') } } })),
      kueueDeployment(),
    ],
  },
  {
    title: 'Kueue: the configuration as partial text over the installer\'s',
    manifests: () => [
      kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: providers('old') } } })),
      kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: providers('new') } } })),
      kueueDeployment(),
    ],
  },
  {
    title: 'Kueue: the configuration is no text',
    manifests: () => [{ ...kueueConfig(), data: { 'controller_manager_config.yaml': ['config.kueue.x-k8s.io'], 'n': 1 } }, kueueDeployment()],
  },
  {
    title: 'Kueue: the configuration cannot be read',
    manifests: () => [kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\nmultiKueue: [\n'), kueueDeployment()],
  },
  {
    title: 'Kueue: the configuration has a key twice',
    manifests: () => [
      kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\nmanageJobsWithoutQueueName: true\nmanageJobsWithoutQueueName: false\n'),
      kueueDeployment(),
    ],
  },
  { title: 'Kueue: the configuration is a list', manifests: () => [kueueConfig('- config.kueue.x-k8s.io'), kueueDeployment()] },
  { title: 'Kueue: the configuration has more aliases than anybody writes', manifests: () => [kueueConfig(bomb()), kueueDeployment()] },
];

/** Nine lists of nine, each of the one before. */
function bomb(): string {
  const lists = Array.from({ length: 9 }, (_, i) => `l${i}: &l${i} [${Array(9).fill(i === 0 ? 'x' : `*l${i - 1}`).join(', ')}]`);
  return ['apiVersion: config.kueue.x-k8s.io/v1beta2', ...lists, ''].join('\n');
}

const SHOWN = /^(plugin|provider|token|kueue-config-unreadable)/;
const OBJECTS = ['account', 'secret', 'set', 'binding', 'profile', 'permission', 'hub role'];

const line = ({ step, state, description, object, field }: PathStep) =>
  `  ${step}: ${state}, ${description}${object ? ` [${object.kind} ${object.namespace}/${object.name} ${field ?? ''}]` : ''}`;
const modelOf = ({ manifests, options }: World) => AccessModel.fromManifests([account('c1', 'unused'), ...manifests()], { ...OPTIONS, ...options });

function findingLine({ rule, object, field, message, remedy }: Finding): string {
  const place = `${rule}: ${object.kind} ${object.namespace}/${object.name} ${field}`;
  if (rule === 'kueue-config-unreadable') {
    return `${place}: ${message}`;
  }
  return rule.startsWith('plugin-image') ? `${place}: ${[remedy.description, remedy.question].filter(Boolean).join(' ')}` : place;
}

function lines(world: World): string[] {
  const model = modelOf(world);
  // What is as in the first world is left out.
  const usual = new Set(world === WORLDS[0] ? [] : modelOf(WORLDS[0]).explain('my-app', 'c1').path.map(line));
  const consumers = model.toJson().consumers.flatMap(consumer => [
    `${consumer.name} by ${consumer.origins.join(', ')}: ${consumer.workloads.join(', ') || 'no workload'} as ${consumer.runsAs.join(', ') || 'nobody known'}`,
    ...model.explain(consumer.name, 'c1').path.filter(({ step }) => !OBJECTS.includes(step)).map(line).filter(text => !usual.has(text)),
  ]);
  const findings = model.findings.filter(({ rule }) => SHOWN.test(rule)).map(findingLine);
  return [...consumers.length === 0 ? ['no application'] : consumers, ...findings];
}

export const PODS: readonly Page[] = WORLDS.map(world => ({ ...world, lines: () => lines(world) }));
