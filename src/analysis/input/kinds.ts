/** The kinds that carry access, as `<group>/<Kind>`. */
export const MANAGED_CLUSTER = 'cluster.open-cluster-management.io/ManagedCluster';
export const CLUSTER_SET = 'cluster.open-cluster-management.io/ManagedClusterSet';
export const SET_BINDING = 'cluster.open-cluster-management.io/ManagedClusterSetBinding';
export const CLUSTER_PROFILE = 'multicluster.x-k8s.io/ClusterProfile';
export const ACCOUNT = 'authentication.open-cluster-management.io/ManagedServiceAccount';
export const PERMISSION = 'rbac.open-cluster-management.io/ClusterPermission';
export const MANIFEST_WORK = 'work.open-cluster-management.io/ManifestWork';
export const WORK_REPLICA_SET = 'work.open-cluster-management.io/ManifestWorkReplicaSet';
export const ADD_ON = 'addon.open-cluster-management.io/ClusterManagementAddOn';
export const CONFIG_MAP = '/ConfigMap';
export const SECRET = '/Secret';
export const SERVICE_ACCOUNT = '/ServiceAccount';
export const ROLE = 'rbac.authorization.k8s.io/Role';
export const ROLE_BINDING = 'rbac.authorization.k8s.io/RoleBinding';
export const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole';
export const CLUSTER_ROLE_BINDING = 'rbac.authorization.k8s.io/ClusterRoleBinding';
export const MULTIKUEUE_CLUSTER = 'kueue.x-k8s.io/MultiKueueCluster';
export const MULTIKUEUE_CONFIG = 'kueue.x-k8s.io/MultiKueueConfig';
export const ADMISSION_CHECK = 'kueue.x-k8s.io/AdmissionCheck';
export const CLUSTER_QUEUE = 'kueue.x-k8s.io/ClusterQueue';
export const WORKLOADS = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/Job', 'batch/CronJob'];

export const RBAC_GROUP = 'rbac.authorization.k8s.io';
export const ACCOUNT_GROUP = 'authentication.open-cluster-management.io';

/** Every kind the model reads. */
const READ = [
  MANAGED_CLUSTER, CLUSTER_SET, SET_BINDING, CLUSTER_PROFILE, ACCOUNT, PERMISSION, MANIFEST_WORK, WORK_REPLICA_SET, ADD_ON,
  CONFIG_MAP, SERVICE_ACCOUNT, ROLE, ROLE_BINDING, CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ...WORKLOADS,
  MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, ADMISSION_CHECK, CLUSTER_QUEUE,
];

/**
 * What an export of a hub has to hold, as `kubectl api-resources --output name` spells it. Secrets are not among them: of all there
 * are, the model reads only those that tell Argo CD its clusters, and a file is no place for the others.
 */
export const RESOURCES: readonly string[] = READ.map(type => {
  const [group, kind] = type.split('/');
  return `${kind.toLowerCase()}s${group === '' ? '' : `.${group}`}`;
});
