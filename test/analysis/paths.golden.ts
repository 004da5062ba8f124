import { Page } from './golden-page';
import { AccessModel, AccessOptions } from '../../src';
import { PathStep } from '../../src/analysis/queries/path-step';
import { Json } from '../../src/kubernetes/json';
import {
  account, application, binding, clusterSet, deployment, exec, getSecrets, grants, initContainer, instead, KUEUE_ACCOUNT, kueueConfig,
  kueueDeployment, multiKueue, OPTIONS, permission, pod, providerFile, READ_PODS, role, SEE_PROFILES, worker, subject as ofAccount,
} from '../fixtures/builders';
import { argoCd } from '../fixtures/plugin-inputs';

interface Path {
  readonly title: string;
  readonly manifests: () => readonly Json[];
  readonly options?: AccessOptions;
  readonly consumer?: string;
  readonly cluster?: string;
  /** All hops, and not only those that are other than in the application in order. */
  readonly whole?: boolean;
}

const APPLICATION = 'my-app/my-app';
const KUEUE = 'kueue-system/multikueue';
const PART: AccessOptions = { complete: false };
const NO_FLEET: AccessOptions = { complete: false, fleet: [] };

const model = (manifests: readonly Json[], options: AccessOptions = {}) => AccessModel.fromManifests([...manifests], { ...OPTIONS, ...options });

const without = (...kinds: string[]) => application().filter(manifest => !kinds.includes(String(manifest.kind)));
/** In the place of the first, since a permission that comes before its account is an error. */
const replaced = (kind: string, ...replacement: Json[]) => () => {
  const first = application().findIndex(manifest => manifest.kind === kind);
  return application().flatMap((manifest, i) => i === first ? replacement : [manifest])
    .filter(manifest => manifest.kind !== kind || replacement.includes(manifest));
};
const withPod = (more: Json, ...others: Json[]) => () => [...instead(application(), 'Deployment', deployment(pod(more))), ...others];
const withExec = (more: Json, name?: string) => replaced('ConfigMap', providerFile(exec('my-app', 'my-app', more), name));
const withRoles = (...manifests: Json[]) => () => [...without('Role', 'RoleBinding'), ...manifests];
const profile = (namespace: string, name: string): Json => ({
  apiVersion: 'multicluster.x-k8s.io/v1alpha1',
  kind: 'ClusterProfile',
  metadata: { name, namespace },
});
const named = (length: number) => 'a'.repeat(length - 'c1-'.length);
const longName = (length: number) => () => [
  ...without('ManagedServiceAccount', 'ClusterPermission', 'ConfigMap'),
  account('c1', named(length)), grants('c1', named(length)), providerFile(exec(named(length), 'my-app')),
];
const controller = (...rules: Json[]) => role('my-app', 'all', rules, 'controller');
const boundTo = (subject: Json, kind = 'RoleBinding'): Json[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'reader' },
    rules: [SEE_PROFILES, { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: 'reader', ...(kind === 'RoleBinding' ? { namespace: 'my-app' } : {}) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
    subjects: [subject],
  },
];
const server = (...containers: Json[]): Json => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'argocd-application-controller', namespace: 'argocd' },
  spec: {
    selector: {},
    template: { spec: { ...pod(), serviceAccountName: 'argocd', containers } },
  },
});
const argo = (more: Json = {}): Json[] => [
  clusterSet('app-clusters', { matchLabels: { use: 'app' } }), binding('argocd', 'app-clusters'), account('c1', 'argocd'), grants('c1', 'argocd'), argoCd(more),
  ...role('argocd', 'tokens', [getSecrets('c1-argocd')], 'argocd'),
  server({ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }] }),
];
const direct = (args: string[], mountPath = '/plugins'): Json[] => [
  ...without('ConfigMap', 'Deployment'), deployment(pod({ containers: [{ name: 'c', image: 'c:v1', args, volumeMounts: [{ name: 'plugins', mountPath }] }] })),
];

const WORLDS: readonly Path[] = [
  { title: 'everything is in order', manifests: application, whole: true },
  { title: 'everything is in order with Kueue', manifests: multiKueue, consumer: KUEUE, cluster: 'w1', whole: true },
  { title: 'everything is in order with Argo CD, which sees no profiles', manifests: argo, consumer: 'argocd/argocd', whole: true },
  { title: 'a container is given the plugin\'s arguments', manifests: () => direct(['/plugins/cp-creds', '--managed-serviceaccount=my-app']) },
  { title: 'a container is given the plugin\'s arguments, and no command', manifests: () => direct(['--managed-serviceaccount', 'my-app']) },
  { title: 'nothing but the provider file is in the input, which is everything', manifests: () => [providerFile(), account('c1', 'other')], whole: true },
  {
    title: 'nothing but the provider file is in the input, which is not everything',
    manifests: () => [providerFile(), account('c1', 'other')],
    options: PART,
    whole: true,
  },

  { title: 'set: it selects other clusters', manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchLabels: { use: 'batch' } })) },
  { title: 'set: it has no selector', manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', undefined)) },
  {
    title: 'set: it is exclusive, and the cluster is in none',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', undefined, 'ExclusiveClusterSetLabel')),
  },
  {
    title: 'set: it is exclusive, and holds the cluster',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', undefined, 'ExclusiveClusterSetLabel')),
    options: { fleet: [{ name: 'c1', labels: { 'cluster.open-cluster-management.io/clusterset': 'app-clusters' } }] },
  },
  {
    title: 'set: the built-in one with every cluster',
    manifests: () => [...without('ManagedClusterSet', 'ManagedClusterSetBinding'), binding('my-app', 'global')],
  },
  {
    title: 'set: the built-in one with every cluster, where nobody says which there are',
    manifests: () => [...without('ManagedClusterSet', 'ManagedClusterSetBinding'), binding('my-app', 'global')],
    options: { fleet: [] },
  },
  {
    title: 'set: the built-in one with every cluster, and this is none of them',
    manifests: () => [...without('ManagedClusterSet', 'ManagedClusterSetBinding'), binding('my-app', 'global'), account('c9', 'my-app')],
    cluster: 'c9',
  },
  {
    title: 'set: a label that must not be there is not there',
    manifests: replaced(
      'ManagedClusterSet',
      clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'Exists' }, { key: 'old', operator: 'DoesNotExist' }] }),
    ),
  },
  {
    title: 'set: a label that must not be there is there',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'DoesNotExist' }] })),
  },
  {
    title: 'set: one label of two has another value',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'In', values: ['batch', 'web'] }] })),
  },
  {
    title: 'set: neither value is excluded',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'NotIn', values: ['batch', 'web'] }] })),
  },
  {
    title: 'set: a selector that Kubernetes refuses, by an operator',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'Is', values: ['app'] }] })),
  },
  {
    title: 'set: a selector that Kubernetes refuses, by a key',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 1, operator: 'DoesNotExist' }] })),
  },
  {
    title: 'set: a selector that Kubernetes refuses, by its labels',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchLabels: ['use'] })),
  },
  {
    title: 'set: a selector that Kubernetes refuses, by its expressions',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchLabels: { use: 'app' }, matchExpressions: { use: 'app' } })),
  },
  {
    title: 'set: a selector that Kubernetes refuses, by an expression',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: ['use'] })),
  },
  {
    title: 'set: a selector of nothing but keys without values',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchLabels: null, matchExpressions: null })),
  },
  {
    title: 'set: an empty list of expressions beside labels',
    manifests: replaced('ManagedClusterSet', clusterSet('app-clusters', { matchLabels: { use: 'batch' }, matchExpressions: [] })),
  },
  {
    title: 'set: expressions beside empty labels',
    manifests: replaced(
      'ManagedClusterSet',
      clusterSet('app-clusters', { matchLabels: {}, matchExpressions: [{ key: 'use', operator: 'In', values: ['batch'] }] }),
    ),
  },
  { title: 'set: nobody says which labels the cluster has', manifests: application, options: NO_FLEET },
  { title: 'set: it is missing', manifests: () => without('ManagedClusterSet') },
  { title: 'set: it is not in the input', manifests: () => without('ManagedClusterSet'), options: PART },
  {
    title: 'set: of two, the second selects the cluster',
    manifests: () => [clusterSet('a', { matchLabels: { use: 'batch' } }), binding('my-app', 'a'), ...application()],
  },
  {
    title: 'set: of two, one does not select the cluster and the other is not in the input',
    manifests: () => [clusterSet('a', { matchLabels: { use: 'batch' } }), binding('my-app', 'a'), ...without('ManagedClusterSet')],
    options: PART,
  },

  { title: 'binding: it is missing', manifests: () => without('ManagedClusterSetBinding') },
  { title: 'binding: it is not in the input', manifests: () => without('ManagedClusterSetBinding'), options: PART },
  { title: 'binding: its name is not the set\'s', manifests: replaced('ManagedClusterSetBinding', binding('my-app', 'app-clusters', { name: 'mine' })) },

  {
    title: 'profile: the hub has not accepted the cluster',
    manifests: application,
    options: { fleet: [{ name: 'c1', labels: { use: 'app' }, accepted: false }] },
  },
  {
    title: 'profile: it is there, and neither set nor binding is',
    manifests: () => [...without('ManagedClusterSet', 'ManagedClusterSetBinding'), profile('my-app', 'c1')],
  },
  { title: 'profile: it is there, with set and binding', manifests: () => [...application(), profile('my-app', 'c1')] },
  { title: 'profile: it is there, with the binding alone', manifests: () => [...without('ManagedClusterSet'), profile('my-app', 'c1')] },
  {
    title: 'profile: it is there, and the set does not select the cluster',
    manifests: () => [...instead(application(), 'ManagedClusterSet', clusterSet('app-clusters', { matchLabels: { use: 'batch' } })), profile('my-app', 'c1')],
  },
  {
    title: 'profile: it is there, and nobody says which labels the cluster has',
    manifests: () => [...application(), profile('my-app', 'c1')],
    options: NO_FLEET,
  },
  {
    title: 'profile: another cluster\'s is there',
    manifests: () => [...without('ManagedClusterSet', 'ManagedClusterSetBinding'), profile('my-app', 'c2'), profile('other', 'c1')],
  },

  { title: 'account: it is missing', manifests: () => without('ManagedServiceAccount') },
  { title: 'account: it is not in the input', manifests: () => without('ManagedServiceAccount'), options: PART },
  { title: 'account: its life is in days', manifests: replaced('ManagedServiceAccount', account('c1', 'my-app', { validity: '30d' })) },
  { title: 'account: its life is a number', manifests: replaced('ManagedServiceAccount', account('c1', 'my-app', { validity: 30 })) },
  { title: 'account: its life is not said', manifests: replaced('ManagedServiceAccount', account('c1', 'my-app', {})) },

  {
    title: 'secret: the label that asks for the copy is not there',
    manifests: replaced('ManagedServiceAccount', account('c1', 'my-app', undefined, { labels: {} })),
  },
  { title: 'secret: its name is as long as it may be', manifests: longName(63), consumer: 'my-app' },
  { title: 'secret: its name is one too long', manifests: longName(64), consumer: 'my-app' },

  { title: 'hub role: none', manifests: withRoles() },
  { title: 'hub role: none is in the input', manifests: withRoles(), options: PART },
  { title: 'hub role: a Role that is bound is missing', manifests: () => without('Role') },
  {
    title: 'hub role: it lets list profiles and not get them',
    manifests: withRoles(...controller({ ...SEE_PROFILES, verbs: ['list'] }, getSecrets('c1-my-app'))),
  },
  { title: 'hub role: it lets read another Secret', manifests: withRoles(...controller(SEE_PROFILES, getSecrets('c2-my-app'))) },
  {
    title: 'hub role: for the service account of another namespace',
    manifests: withRoles(...role('my-app', 'all', [SEE_PROFILES, getSecrets('c1-my-app')], 'other/controller')),
  },
  ...[
    { kind: 'Group', name: 'system:authenticated' },
    { kind: 'Group', name: 'system:serviceaccounts' },
    { kind: 'Group', name: 'system:serviceaccounts:my-app' },
    { kind: 'User', name: 'system:serviceaccount:my-app:controller' }, { kind: 'ServiceAccount', name: 'controller' },
    { kind: 'Group', name: 'system:serviceaccounts:other' }, {
      kind: 'User',
      name: 'system:serviceaccount:other:controller',
    }, { kind: 'User', name: 'controller' },
  ].map(subject => ({ title: `hub role: a ClusterRole bound in the namespace to ${subject.kind} ${subject.name}`, manifests: withRoles(...boundTo(subject)) })),
  {
    title: 'hub role: a ClusterRole bound everywhere',
    manifests: withRoles(...boundTo({ kind: 'ServiceAccount', name: 'controller', namespace: 'my-app' }, 'ClusterRoleBinding')),
  },
  {
    title: 'hub role: Kubernetes\' own view, which reads no Secrets',
    manifests: withRoles(...boundTo({ kind: 'ServiceAccount', name: 'controller' }).slice(1).map(manifest => ({
      ...manifest,
      roleRef: { kind: 'ClusterRole', name: 'view' },
    }))),
  },
  {
    title: 'hub role: Kubernetes\' own edit, which reads Secrets and no profiles',
    manifests: withRoles(...boundTo({ kind: 'ServiceAccount', name: 'controller' }).slice(1).map(manifest => ({
      ...manifest,
      roleRef: { kind: 'ClusterRole', name: 'edit' },
    }))),
  },
  {
    title: 'hub role: Kubernetes\' own admin, which reads Secrets and no profiles',
    manifests: withRoles(...boundTo({ kind: 'ServiceAccount', name: 'controller' }).slice(1).map(manifest => ({
      ...manifest,
      roleRef: { kind: 'ClusterRole', name: 'admin' },
    }))),
  },
  {
    title: 'hub role: Kubernetes\' own cluster-admin',
    manifests: withRoles(...boundTo({ kind: 'ServiceAccount', name: 'controller' }).slice(1).map(manifest => ({
      ...manifest,
      roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    }))),
  },
  {
    title: 'hub role: two service accounts run the plugin, and the last may read',
    manifests: () => [deployment(pod({ serviceAccountName: 'first' }), { name: 'first' }), ...application()],
  },
  {
    title: 'hub role: two service accounts run the plugin, and one may read',
    manifests: () => [...application(), deployment(pod({ serviceAccountName: 'second' }), { name: 'second' })],
  },
  {
    title: 'hub role: Argo CD cannot read the token',
    manifests: () => argo().filter(({ kind }) => kind !== 'Role' && kind !== 'RoleBinding'),
    consumer: 'argocd/argocd',
  },
  {
    title: 'hub role: Argo CD and a provider file name one account',
    manifests: () => [...argo(), providerFile(exec('argocd', 'argocd'), undefined, 'argocd')],
    consumer: 'argocd/argocd',
  },
  {
    title: 'hub role: what Kueue ships, where Kueue\'s manifests are not in the input',
    manifests: () => [...instead(multiKueue(), 'Deployment')],
    consumer: KUEUE,
    cluster: 'w1',
  },
  {
    title: 'hub role: Kueue\'s pod runs as another account',
    manifests: () => [...instead(multiKueue(), 'Deployment', kueueDeployment({ serviceAccountName: 'mine' }))],
    consumer: KUEUE,
    cluster: 'w1',
  },
  {
    title: 'hub role: Kueue\'s own Role is in the input, and does not let it read',
    consumer: KUEUE,
    cluster: 'w1',
    manifests: () => [
      ...multiKueue(),
      ...role('kueue-system', 'kueue-manager-secrets-role', [], 'kueue-controller-manager'),
      ...role('kueue-system', 'kueue-leader-election-role', [], 'kueue-controller-manager'),
    ],
  },

  { title: 'plugin: no workload mounts the provider file', manifests: () => without('Deployment') },
  { title: 'plugin: the command is not where the plugin is', manifests: withExec({ command: '/x/cp-creds' }) },
  {
    title: 'plugin: the pod has none',
    manifests: withPod({
      initContainers: [],
      containers: [{ name: 'c', image: 'c:v1' }],
      volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }],
    }),
  },
  {
    title: 'plugin: nobody says where it is, and a container is given its arguments',
    manifests: () => instead(
      direct(['--managed-serviceaccount=my-app']),
      'Deployment',
      deployment({ containers: [{ name: 'c', image: 'c:v1', args: ['--managed-serviceaccount=my-app'] }] }),
    ),
  },
  {
    title: 'plugin: the file alone is mounted',
    manifests: withPod({
      containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/plugins/cp-creds', subPath: 'cp-creds' }] }],
      volumes: [{ name: 'plugins', emptyDir: {} }, { name: 'providers', configMap: { name: 'my-app-providers' } }],
    }),
  },
  {
    title: 'plugin: the file alone is mounted elsewhere',
    manifests: withPod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/bin/cp-creds', subPath: 'cp-creds' }] }] }),
  },
  {
    title: 'plugin: a folder of its volume is mounted elsewhere',
    manifests: withPod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/bin/', subPath: 'bin' }] }] }),
  },
  {
    title: 'plugin: the folder is mounted where the file should be',
    manifests: withPod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/plugins/cp-creds' }] }] }),
  },
  {
    title: 'plugin: the folder is mounted with a slash at its end',
    manifests: withPod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/plugins/' }] }] }),
  },
  { title: 'plugin: its volume is mounted nowhere', manifests: withPod({ containers: [{ name: 'c', image: 'c:v1' }] }) },
  { title: 'plugin: a mount without a path', manifests: withPod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins' }] }] }) },
  {
    title: 'plugin: another init container fills the volume',
    manifests: withPod({
      initContainers: [initContainer({
        volumeMounts: [{ name: 'tools', mountPath: '/tools' }, { name: 'plugins', mountPath: '/plugins' }],
        command: ['fetch'],
        image: 'fetch:v1',
      })],
    }),
  },
  {
    title: 'plugin: an init container fills another volume',
    manifests: withPod({ initContainers: [initContainer({ volumeMounts: [{ name: 'tools', mountPath: '/tools' }], command: ['fetch'], image: 'fetch:v1' })] }),
  },
  {
    title: 'plugin: the volume is a claim that somebody fills',
    manifests: withPod({
      initContainers: [],
      volumes: [{ name: 'plugins', persistentVolumeClaim: { claimName: 'plugins' } }, { name: 'providers', configMap: { name: 'my-app-providers' } }],
    }),
  },
  {
    title: 'plugin: another volume stays empty',
    manifests: withPod({
      volumes: [
        { name: 'plugins', emptyDir: {} },
        { name: 'scratch', emptyDir: {} },
        { name: 'providers', configMap: { name: 'my-app-providers' } },
      ],
    }),
  },
  { title: 'plugin: nothing fills the volume', manifests: withPod({ initContainers: [] }) },
  {
    title: 'plugin: the volume has no source',
    manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins' }, { name: 'providers', configMap: { name: 'my-app-providers' } }] }),
  },
  {
    title: 'plugin: of two workloads, one may have it in its image and the other has it elsewhere',
    manifests: () => [
      ...instead(application(), 'Deployment', deployment(pod({ initContainers: [], containers: [{ name: 'c', image: 'c:v1' }] }))),
      deployment(pod({ containers: [{ name: 'c', image: 'c:v1', volumeMounts: [{ name: 'plugins', mountPath: '/elsewhere' }] }] }), { name: 'second' }),
    ],
  },
  { title: 'plugin: the pod takes its token away', manifests: withPod({ automountServiceAccountToken: false }) },
  {
    title: 'plugin: the pod says nothing about its token, and the service account takes it away',
    manifests: withPod(
      { automountServiceAccountToken: undefined },
      { ...KUEUE_ACCOUNT, metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false },
    ),
  },
  {
    title: 'plugin: the pod mounts its token, although the service account takes it away',
    manifests: withPod({}, { ...KUEUE_ACCOUNT, metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false }),
  },

  { title: 'provider entry: an old API version', manifests: withExec({ apiVersion: 'client.authentication.k8s.io/v1beta1' }) },
  { title: 'provider entry: no command', manifests: withExec({ command: undefined }) },
  { title: 'provider entry: no cluster information, and another name', manifests: withExec({ provideClusterInfo: false }, 'mine') },
  {
    title: 'provider entry: the second of two is wrong',
    manifests: () => [
      ...application(),
      { ...providerFile(exec('my-app', 'my-app', { provideClusterInfo: 'true' })), metadata: { name: 'second', namespace: 'my-app' } },
    ],
  },
  { title: 'provider entry: Argo CD without cluster information', manifests: () => argo({ provideClusterInfo: false }), consumer: 'argocd/argocd' },

  { title: 'permission: it is missing', manifests: () => without('ClusterPermission') },
  { title: 'permission: it is not in the input', manifests: () => without('ClusterPermission'), options: PART },
  { title: 'permission: it is for another account', manifests: replaced('ClusterPermission', grants('c1', 'other')) },
  {
    title: 'permission: it is for a user of the account\'s name',
    manifests: replaced('ClusterPermission', grants('c1', 'my-app', [READ_PODS], [{ kind: 'User', name: 'my-app' }])),
  },
  {
    title: 'permission: it is for the service account behind the account',
    manifests: replaced(
      'ClusterPermission',
      grants('c1', 'my-app', [READ_PODS], [{ kind: 'ServiceAccount', name: 'my-app', namespace: 'open-cluster-management-agent-addon' }]),
    ),
  },
  {
    title: 'permission: it is for the account among others',
    manifests: replaced(
      'ClusterPermission',
      permission(
        'c1',
        'all',
        {
          roleBindings: [{
            namespace: 'n',
            roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
            subjects: [{ kind: 'User', name: 'jane' }, ofAccount('my-app')],
          }],
        },
      ),
    ),
  },
  { title: 'permission: rights are granted elsewhere', manifests: () => without('ClusterPermission'), options: { rightsGrantedElsewhere: ['my-app'] } },
  {
    title: 'permission: another account\'s rights are granted elsewhere',
    manifests: () => without('ClusterPermission'),
    options: { rightsGrantedElsewhere: ['other'] },
  },
];

const spell = (step: PathStep) => {
  const { kind, namespace, name } = step.object ?? { kind: '', name: '' };
  const place = step.object ? ` [${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${step.field === undefined ? '' : ` ${step.field}`}]` : '';
  return `${step.step.padEnd(15)} ${step.state.padEnd(15)} ${step.description}${place}`;
};

function path({ manifests, options, consumer = APPLICATION, cluster = 'c1', whole }: Path): string[] {
  const others = consumer === 'argocd/argocd' ? argo() : application();
  const order = consumer === KUEUE ? multiKueue() : others;
  const usual = new Set(model(order).explain(consumer === 'my-app' ? APPLICATION : consumer, consumer === KUEUE ? 'w1' : 'c1').path.map(spell));
  const found = model(manifests(), options).explain(consumer, cluster);
  return [
    `${found.consumer} on ${found.cluster}: ${found.state}${found.failing ? `, at ${found.failing.step}` : ''}`,
    ...found.path.map(spell).filter((line: string) => whole || !usual.has(line)),
  ];
}

/** Which clusters a report lists for a consumer. */
const ROWS: readonly Omit<Path, 'cluster' | 'whole'>[] = [
  { title: 'the clusters that the namespace sees', manifests: () => application() },
  {
    title: 'those that are seen come in the order of their names',
    manifests: () => application(),
    options: { fleet: [{ name: 'c2', labels: { use: 'app' } }, { name: 'c1', labels: { use: 'app' } }] },
  },
  {
    title: 'those with an account of that name, where the namespace may see them',
    manifests: () => [...application(), account('b9', 'my-app'), account('b8', 'other')],
    options: NO_FLEET,
  },
  { title: 'not those with an account of that name that the namespace does not see', manifests: () => [...application(), account('w1', 'my-app')] },
  {
    title: 'the workers of MultiKueue, and not everything that Kueue\'s namespace sees',
    manifests: () => multiKueue(),
    options: { fleet: [{ name: 'w1', labels: { use: 'batch' } }, { name: 'w2', labels: { use: 'batch' } }] },
  },
  { title: 'the workers of MultiKueue, also one that the namespace does not see', manifests: () => [...multiKueue(), worker('c1'), worker('b1')] },
  { title: 'what Kueue\'s namespace sees, where it has no workers', manifests: () => instead(multiKueue(), 'MultiKueueCluster') },
  { title: 'not the workers of MultiKueue where another application asks', manifests: () => [...application(), worker('w1')] },
  {
    title: 'the workers, where a provider file beside Kueue names its account',
    manifests: () => [...multiKueue(), providerFile(exec('multikueue', 'kueue-system'), undefined, 'kueue-system')],
    options: { fleet: [{ name: 'w1', labels: { use: 'batch' } }, { name: 'w2', labels: { use: 'batch' } }] },
  },
  {
    title: 'the cluster that Argo CD\'s Secret names, and those with an account of that name',
    manifests: () => [...argo(), account('c2', 'argocd'), account('w1', 'argocd')],
  },
  {
    title: 'the cluster that Argo CD\'s Secret names, also where its namespace does not see it',
    manifests: () => [...argo().filter(({ kind }) => kind !== 'ManagedClusterSetBinding')],
  },
  { title: 'everything that is seen, where Argo CD\'s Secret names no cluster', manifests: () => argo({ config: {} }) },
  {
    title: 'everything that is seen, where one of two entries names no cluster',
    manifests: () => [...argo(), providerFile(exec('argocd', 'argocd'), undefined, 'argocd')],
  },
  {
    title: 'two accounts in one namespace',
    manifests: () => [
      ...application(),
      account('c1', 'second'),
      { ...providerFile(exec('second', 'my-app')), metadata: { name: 'second', namespace: 'my-app' } },
    ],
  },
  {
    title: 'one account in two namespaces',
    manifests: () => [...application(), providerFile(exec('my-app', 'other'), undefined, 'other'), kueueConfig('', 'other')],
  },
];

function row({ manifests, options }: Path): string[] {
  return model(manifests(), options).toJson().consumers
    .map(consumer => `${consumer.name}: ${consumer.access.map(cell => `${cell.cluster} ${cell.state}`).join(', ') || 'none'}`);
}

export const PATHS: readonly Page[] = [
  ...WORLDS.map(world => ({ ...world, lines: () => path(world) })),
  ...ROWS.map(world => ({ ...world, title: `clusters: ${world.title}`, lines: () => row(world) })),
];
