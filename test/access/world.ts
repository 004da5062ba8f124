import { stringify } from 'yaml';
import { AccessOptions } from '../../src/access/options';
import { Json } from '../../src/manifests/json';

/** Manifests as somebody writes them by hand, small enough to read in a test. */

export const OPTIONS: AccessOptions = {
  releases: { kueue: '0.19', kubernetes: '1.35', managedServiceAccount: '0.10', clusterPermission: '0.17' },
  fleet: [
    { name: 'hub', labels: { 'local-cluster': 'true' } },
    { name: 'c1', labels: { use: 'app' } },
    { name: 'c2', labels: { use: 'app' } },
    { name: 'w1', labels: { use: 'batch' } },
  ],
  complete: true,
};

export function clusterSet(name: string, labelSelector: unknown, selectorType = 'LabelSelector'): Json {
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1beta2',
    kind: 'ManagedClusterSet',
    metadata: { name },
    spec: { clusterSelector: { selectorType, ...(labelSelector === undefined ? {} : { labelSelector }) } },
  };
}

export function binding(namespace: string, clusterSetName: string, metadata: Json = {}): Json {
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1beta2',
    kind: 'ManagedClusterSetBinding',
    metadata: { name: clusterSetName, namespace, ...metadata },
    spec: { clusterSet: clusterSetName },
  };
}

export function account(namespace: string, name: string, rotation: Json = { validity: '24h0m0s' }, metadata: Json = {}): Json {
  return {
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name, namespace, labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'true' }, ...metadata },
    spec: { rotation },
  };
}

export const READ_PODS = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] };

export function subject(name: string): Json {
  return { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name };
}

export function permission(namespace: string, name: string, spec: Json): Json {
  return { apiVersion: 'rbac.open-cluster-management.io/v1alpha1', kind: 'ClusterPermission', metadata: { name: `${name}-access`, namespace }, spec };
}

/** An account's rights on a whole cluster. */
export function grants(namespace: string, name: string, rules: Json[] = [READ_PODS], subjects: Json[] = [subject(name)]): Json {
  return permission(namespace, name, { clusterRole: { rules }, clusterRoleBinding: { name: `${name}-access`, subjects } });
}

export function work(namespace: string, name: string, manifests: Json[]): Json {
  return { apiVersion: 'work.open-cluster-management.io/v1', kind: 'ManifestWork', metadata: { name, namespace }, spec: { workload: { manifests } } };
}

export function role(namespace: string, name: string, rules: Json[], serviceAccount: string, from = namespace): Json[] {
  const metadata = { name, namespace };
  return [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: from }],
    },
  ];
}

export const SEE_PROFILES = { apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] };

export function getSecrets(...resourceNames: string[]): Json {
  return { apiGroups: [''], resources: ['secrets'], resourceNames, verbs: ['get'] };
}

export const IMAGE = 'quay.io/open-cluster-management/managed-serviceaccount:v0.10.0';

export function initContainer(more: Json = {}): Json {
  return {
    name: 'install-cp-creds',
    image: IMAGE,
    command: ['cp', '/cp-creds', '/plugins/cp-creds'],
    securityContext: { runAsUser: 65532 },
    volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }],
    ...more,
  };
}

/** The pod of an application with the plugin in it; `more` is laid over its spec. */
export function pod(more: Json = {}): Json {
  return {
    serviceAccountName: 'controller',
    automountServiceAccountToken: true,
    initContainers: [initContainer()],
    containers: [{
      name: 'controller',
      image: 'controller:v1',
      volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }, { name: 'providers', mountPath: '/etc/providers' }],
    }],
    volumes: [{ name: 'plugins', emptyDir: {} }, { name: 'providers', configMap: { name: 'my-app-providers' } }],
    ...more,
  };
}

export function deployment(spec: Json = pod(), metadata: Json = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'controller', namespace: 'my-app', ...metadata },
    spec: { selector: { matchLabels: { app: 'controller' } }, template: { spec } },
  };
}

export function exec(name: string, namespace: string, more: Json = {}): Json {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: '/plugins/cp-creds',
    args: [`--managed-serviceaccount=${name}`],
    env: [{ name: 'NAMESPACE', value: namespace }],
    provideClusterInfo: true,
    interactiveMode: 'Never',
    ...more,
  };
}

export function providerFile(execConfig: Json = exec('my-app', 'my-app'), name = 'open-cluster-management', namespace = 'my-app'): Json {
  const text = JSON.stringify({ providers: [{ name, execConfig }] });
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${namespace}-providers`, namespace }, data: { 'providers.json': text } };
}

/** An application in order: it sees c1 and c2, has an account on both, may read its tokens, and runs the plugin. */
export function application(): Json[] {
  return [
    clusterSet('app-clusters', { matchLabels: { use: 'app' } }),
    binding('my-app', 'app-clusters'),
    account('c1', 'my-app'), account('c2', 'my-app'),
    grants('c1', 'my-app'), grants('c2', 'my-app'),
    ...role('my-app', 'my-app-profiles', [SEE_PROFILES], 'controller'),
    ...role('my-app', 'my-app-tokens', [getSecrets('c1-my-app', 'c2-my-app')], 'controller'),
    providerFile(),
    deployment(),
  ];
}

export const BATCH_RULES: Json[] = [
  { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads'], verbs: ['create', 'delete', 'get', 'list', 'update', 'watch'] },
  { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads/status'], verbs: ['get', 'patch', 'update'] },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'] },
];

export const FRAMEWORKS = ['batch/job'];

export function configuration(more: Json = {}): Json {
  return {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    controller: { groupKindConcurrency: { 'Job.batch': 5 } },
    clientConnection: { qps: 50, burst: 100 },
    integrations: { frameworks: FRAMEWORKS },
    featureGates: { MultiKueueClusterProfile: true },
    multiKueue: { clusterProfile: { accessProviders: [{ name: 'open-cluster-management', execConfig: exec('multikueue', 'kueue-system') }] } },
    ...more,
  };
}

export function kueueConfig(config: unknown = configuration(), namespace = 'kueue-system'): Json {
  const text = typeof config === 'string' ? config : stringify(config);
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kueue-manager-config', namespace }, data: { 'controller_manager_config.yaml': text } };
}

export function kueueDeployment(more: Json = {}, annotations: Json = { 'cdk8s-ocm/config-checksum': 'abc' }, namespace = 'kueue-system'): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'kueue-controller-manager', namespace },
    spec: {
      selector: { matchLabels: { 'control-plane': 'controller-manager' } },
      template: {
        metadata: { annotations },
        spec: {
          serviceAccountName: 'kueue-controller-manager',
          securityContext: { runAsNonRoot: true },
          initContainers: [initContainer()],
          containers: [{ name: 'manager', args: ['--config=/config.yaml'], volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }, { name: 'config', mountPath: '/config.yaml', subPath: 'controller_manager_config.yaml' }] }],
          volumes: [{ name: 'plugins', emptyDir: {} }, { name: 'config', configMap: { name: 'kueue-manager-config' } }],
          ...more,
        },
      },
    },
  };
}

export function worker(name: string): Json {
  return { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueCluster', metadata: { name }, spec: { clusterSource: { clusterProfileRef: { name } } } };
}

/** Kueue's own service account, as its manifests define it. */
export const KUEUE_ACCOUNT: Json = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'kueue-controller-manager', namespace: 'kueue-system' } };

/** MultiKueue in order, with one worker. */
export function multiKueue(config: unknown = configuration()): Json[] {
  return [
    clusterSet('multikueue', { matchLabels: { use: 'batch' } }),
    binding('kueue-system', 'multikueue'),
    account('w1', 'multikueue'),
    grants('w1', 'multikueue', BATCH_RULES),
    kueueConfig(config),
    kueueDeployment(),
    KUEUE_ACCOUNT,
    worker('w1'),
    multiKueueConfig('multikueue', ['w1']),
    admissionCheck('multikueue'),
    clusterQueue(),
  ];
}

export const MEANT = ['ray.io/rayjob', 'ray.io/raycluster', 'ray.io/rayservice', 'jobset.x-k8s.io/jobset', 'kubeflow.org/mpijob', 'workload.codeflare.dev/appwrapper', 'trainer.kubeflow.org/trainjob',
  'pod', 'deployment', 'statefulset', 'leaderworkerset.x-k8s.io/leaderworkerset'];

export function multiKueueConfig(name: string, clusters: string[]): Json {
  return { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueConfig', metadata: { name }, spec: { clusters } };
}

export function admissionCheck(name: string, controllerName = 'kueue.x-k8s.io/multikueue'): Json {
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'AdmissionCheck',
    metadata: { name },
    spec: { controllerName, parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', name: 'multikueue' } },
  };
}

export function clusterQueue(admissionChecks: Json[] = [{ name: 'multikueue' }], more: Json = {}): Json {
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'ClusterQueue',
    metadata: { name: 'team-a' },
    spec: {
      namespaceSelector: {},
      admissionChecksStrategy: { admissionChecks },
      resourceGroups: [{ coveredResources: ['cpu', 'memory'], flavors: [{ name: 'default', resources: [{ name: 'cpu', nominalQuota: '1' }, { name: 'memory', nominalQuota: '1Gi' }] }, { name: 'spot', resources: [{ name: 'cpu', nominalQuota: '1' }, { name: 'memory', nominalQuota: '1Gi' }] }] }],
      ...more,
    },
  };
}

/** The manifests with those of one kind and name replaced, or taken out. */
export function instead(manifests: readonly Json[], kind: string, ...replacement: Json[]): Json[] {
  return [...manifests.filter(manifest => manifest.kind !== kind), ...replacement];
}
