/** What rules name and questions ask about. */

export const RBAC = 'rbac.authorization.k8s.io';
export const RBAC_V1 = `${RBAC}/v1`;

/** Where the add-on puts the service accounts of accounts. */
export const AGENTS = 'open-cluster-management-agent-addon';

/** Resources by group, as rules spell them. */
export const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  '': ['secrets', 'configmaps', 'pods', 'pods/log', 'pods/exec', 'serviceaccounts', 'serviceaccounts/token', 'namespaces', 'nodes', 'nodes/proxy'],
  'apps': ['deployments', 'deployments/scale', 'statefulsets', 'statefulsets/scale'],
  'batch': ['jobs', 'jobs/status'],
  [RBAC]: ['roles', 'rolebindings', 'clusterroles'],
  'work.open-cluster-management.io': ['manifestworks', 'manifestworks/status'],
  'example.com': ['widgets', 'widgets/scale', 'widgets/status'],
};

export const GROUPS: readonly string[] = Object.keys(RESOURCES);
export const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'impersonate', 'bind', 'escalate'] as const;
export const NAMES = ['robot', 'clerk', 'c1-robot', 'c2-robot', 'x'] as const;
export const URLS = ['/metrics', '/healthz', '/healthz/etcd', '/logs/a/b', '/version'] as const;

/** Roles that Kubernetes ships and that worlds bind: powerful, weak and aggregated. What the questions ask about is the same in every release. */
export const SHIPPED: readonly string[] = [
  'view',
  'edit',
  'admin',
  'cluster-admin',
  'system:aggregate-to-view',
  'system:auth-delegator',
  'system:controller:job-controller',
  'system:kube-scheduler',
  'system:monitoring',
  'system:node-proxier',
];

/** For a server whose release is stated, also those that differ between releases. */
export const SHIPPED_ON_HUB: readonly string[] = [...SHIPPED, 'system:controller:namespace-controller', 'system:kube-controller-manager', 'system:node'];

/** Roles that Kubernetes ships in `kube-system`. */
export const SHIPPED_IN_KUBE_SYSTEM = ['extension-apiserver-authentication-reader', 'system:controller:token-cleaner'] as const;
