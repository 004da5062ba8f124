import { groupOf, WORKLOAD_KINDS } from './workload-kinds';

/**
 * The kinds a GitOps repository of this library can hold: whether they are namespaced, and the resource
 * name under which RBAC knows them. Read in the CRDs under `imports/crds` and in the Kubernetes API reference.
 */
export interface Kind {
  readonly plural: string;
  readonly namespaced: boolean;
}

const namespaced = (plural: string): Kind => ({ plural, namespaced: true });
const cluster = (plural: string): Kind => ({ plural, namespaced: false });

/** By `<group>/<kind>`; the core group is empty. */
const KINDS = new Map<string, Kind>([
  ['/Namespace', cluster('namespaces')],
  ['/ConfigMap', namespaced('configmaps')],
  ['/Secret', namespaced('secrets')],
  ['/Service', namespaced('services')],
  ['/ServiceAccount', namespaced('serviceaccounts')],
  ['/PersistentVolumeClaim', namespaced('persistentvolumeclaims')],
  ...[...WORKLOAD_KINDS].map(([type, { plural }]): [string, Kind] => [type, namespaced(plural)]),
  ['networking.k8s.io/Ingress', namespaced('ingresses')],
  ['networking.k8s.io/NetworkPolicy', namespaced('networkpolicies')],
  ['policy/PodDisruptionBudget', namespaced('poddisruptionbudgets')],
  ['autoscaling/HorizontalPodAutoscaler', namespaced('horizontalpodautoscalers')],
  ['rbac.authorization.k8s.io/Role', namespaced('roles')],
  ['rbac.authorization.k8s.io/RoleBinding', namespaced('rolebindings')],
  ['rbac.authorization.k8s.io/ClusterRole', cluster('clusterroles')],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', cluster('clusterrolebindings')],
  ['cluster.open-cluster-management.io/ManagedCluster', cluster('managedclusters')],
  ['cluster.open-cluster-management.io/ManagedClusterSet', cluster('managedclustersets')],
  ['cluster.open-cluster-management.io/ManagedClusterSetBinding', namespaced('managedclustersetbindings')],
  ['cluster.open-cluster-management.io/Placement', namespaced('placements')],
  ['authentication.open-cluster-management.io/ManagedServiceAccount', namespaced('managedserviceaccounts')],
  ['rbac.open-cluster-management.io/ClusterPermission', namespaced('clusterpermissions')],
  ['work.open-cluster-management.io/ManifestWorkReplicaSet', namespaced('manifestworkreplicasets')],
  ['addon.open-cluster-management.io/ClusterManagementAddOn', cluster('clustermanagementaddons')],
  ['addon.open-cluster-management.io/ManagedClusterAddOn', namespaced('managedclusteraddons')],
  ['addon.open-cluster-management.io/AddOnDeploymentConfig', namespaced('addondeploymentconfigs')],
  ['operator.open-cluster-management.io/ClusterManager', cluster('clustermanagers')],
  ['kueue.x-k8s.io/MultiKueueCluster', cluster('multikueueclusters')],
  ['kueue.x-k8s.io/MultiKueueConfig', cluster('multikueueconfigs')],
  ['kueue.x-k8s.io/AdmissionCheck', cluster('admissionchecks')],
  ['kueue.x-k8s.io/ClusterQueue', cluster('clusterqueues')],
  ['kueue.x-k8s.io/LocalQueue', namespaced('localqueues')],
  ['kueue.x-k8s.io/ResourceFlavor', cluster('resourceflavors')],
  ['kueue.x-k8s.io/Cohort', cluster('cohorts')],
  ['kueue.x-k8s.io/WorkloadPriorityClass', cluster('workloadpriorityclasses')],
]);

export { groupOf };

/** What is known of a kind, whatever its version. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return KINDS.get(`${groupOf(apiVersion)}/${kind}`);
}
