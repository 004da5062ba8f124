/** Kinds that carry access, as `<group>/<Kind>`; the core group is empty. */
export const MANAGED_CLUSTER = 'cluster.open-cluster-management.io/ManagedCluster';
export const CLUSTER_SET = 'cluster.open-cluster-management.io/ManagedClusterSet';
export const SET_BINDING = 'cluster.open-cluster-management.io/ManagedClusterSetBinding';
export const CLUSTER_PROFILE = 'multicluster.x-k8s.io/ClusterProfile';
export const ACCOUNT = 'authentication.open-cluster-management.io/ManagedServiceAccount';
export const PERMISSION = 'rbac.open-cluster-management.io/ClusterPermission';
export const MANIFEST_WORK = 'work.open-cluster-management.io/ManifestWork';
export const WORK_REPLICA_SET = 'work.open-cluster-management.io/ManifestWorkReplicaSet';
export const ADD_ON = 'addon.open-cluster-management.io/ClusterManagementAddOn';
export const CLUSTER_ADD_ON = 'addon.open-cluster-management.io/ManagedClusterAddOn';
export const ADD_ON_CONFIG = 'addon.open-cluster-management.io/AddOnDeploymentConfig';
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
export const LOCAL_QUEUE = 'kueue.x-k8s.io/LocalQueue';
export const RESOURCE_FLAVOR = 'kueue.x-k8s.io/ResourceFlavor';
export const CLUSTER_QUEUE = 'kueue.x-k8s.io/ClusterQueue';

export const RBAC_GROUP = 'rbac.authorization.k8s.io';
export const ACCOUNT_GROUP = 'authentication.open-cluster-management.io';
