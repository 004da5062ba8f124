import { stringify } from 'yaml';

type Json = Record<string, unknown>;

const RBAC = 'rbac.authorization.k8s.io/v1';

export function cluster(name: string, labels: Record<string, string> = { use: 'app' }): Json {
  return { apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name, labels }, spec: { hubAcceptsClient: true } };
}

export function account(on: string, name: string, validity: unknown = '24h0m0s'): Json {
  return {
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name, namespace: on, labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'true' } },
    spec: { rotation: { validity } },
  };
}

export const READ_PODS: Json = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };

export function permission(on: string, name: string, rules: Json[] = [READ_PODS], more: Json[] = []): Json {
  const subjects = [{ apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name }, ...more];
  return {
    apiVersion: 'rbac.open-cluster-management.io/v1alpha1',
    kind: 'ClusterPermission',
    metadata: { name: `${name}-access`, namespace: on },
    spec: { clusterRole: { rules }, clusterRoleBinding: { name: `${name}-access`, subjects } },
  };
}

export function setFor(namespace: string, matchLabels: Json = { use: 'app' }): Json[] {
  return [
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSet',
      metadata: { name: `${namespace}-clusters` },
      spec: { clusterSelector: { selectorType: 'LabelSelector', labelSelector: { matchLabels } } },
    },
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSetBinding',
      metadata: { name: `${namespace}-clusters`, namespace },
      spec: { clusterSet: `${namespace}-clusters` },
    },
  ];
}

export function role(namespace: string, name: string, rules: Json[], serviceAccount: string): Json[] {
  const metadata = { name, namespace };
  return [
    { apiVersion: RBAC, kind: 'Role', metadata, rules },
    {
      apiVersion: RBAC,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
    },
  ];
}

/** What runs on the hub: the plugin in a Deployment, and the file that asks for it. */
function workload(namespace: string): Json[] {
  const execConfig = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: '/plugins/cp-creds',
    args: [`--managed-serviceaccount=${namespace}`],
    env: [{ name: 'NAMESPACE', value: namespace }],
    provideClusterInfo: true,
    interactiveMode: 'Never',
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${namespace}-providers`, namespace },
      data: { 'providers.json': JSON.stringify({ providers: [{ name: 'open-cluster-management', execConfig }] }) },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'controller', namespace },
      spec: {
        selector: { matchLabels: { app: 'controller' } },
        template: {
          spec: {
            serviceAccountName: 'controller',
            automountServiceAccountToken: true,
            initContainers: [{
              name: 'install-cp-creds',
              image: 'quay.io/open-cluster-management/managed-serviceaccount:v0.10.0',
              command: ['cp', '/cp-creds', '/plugins/cp-creds'],
              securityContext: { runAsUser: 65532 },
              volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }],
            }],
            containers: [{
              name: 'controller',
              image: 'controller:v1',
              volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }, { name: 'providers', mountPath: '/etc/providers' }],
            }],
            volumes: [{ name: 'plugins', emptyDir: {} }, { name: 'providers', configMap: { name: `${namespace}-providers` } }],
          },
        },
      },
    },
  ];
}

/** An application in order, on the clusters given; its account has its namespace's name. */
export function application(namespace: string, clusters: readonly string[], label: Record<string, string> = { use: 'app' }): Json[] {
  const profiles = { apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] };
  return [
    ...setFor(namespace, label),
    ...clusters.map(name => account(name, namespace)),
    ...clusters.map(name => permission(name, namespace)),
    ...role(namespace, 'profiles', [profiles], 'controller'),
    ...role(
      namespace,
      'tokens',
      [{ apiGroups: [''], resources: ['secrets'], resourceNames: clusters.map(name => `${name}-${namespace}`), verbs: ['get'] }],
      'controller',
    ),
    ...workload(namespace),
  ];
}

export function names(count: number, prefix = 'cluster-'): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(4, '0')}`);
}

export function yaml(manifests: readonly Json[]): string {
  return manifests.map(manifest => stringify(manifest, { aliasDuplicateObjects: false })).join('---\n');
}
