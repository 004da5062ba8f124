import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';
import { patches } from '../release';

/** OCM hub releases that make ClusterProfiles per bound set. Before 1.2 all profiles lay in one fixed namespace. */
export const OCM_RELEASES: readonly CataloguedReleases[] = [
  { versions: patches('1.2', 0, 1), source: 'open-cluster-management-io/ocm@v1.2.0, v1.2.1', proof: 'read' },
  { versions: patches('1.3', 0, 1), source: 'open-cluster-management-io/ocm@v1.3.0, v1.3.1', proof: 'read' },
];

export const OCM_VERSIONS = versionsOf(OCM_RELEASES);

/** Hub feature gate that makes ClusterProfiles; off by default. */
export const CLUSTER_PROFILE_GATE: Fact<string> = [
  {
    since: '1.2.0',
    value: 'ClusterProfile',
    source: 'open-cluster-management-io/api feature/feature.go@v1.3.0',
    proof: 'run:live',
  },
];

/** API version in which add-ons are served and stored by the hub and its converters. */
export const ADD_ON_API: Fact<string> = [
  {
    since: '1.2.0',
    value: 'addon.open-cluster-management.io/v1beta1',
    source: 'open-cluster-management-io/ocm manifests/cluster-manager/hub/crds@v1.3.1 (v1alpha1 stays the stored version)',
    proof: 'read',
  },
];

/**
 * Versions that the CRDs of a hub serve, by kind. ClusterProfile of v1alpha2 is written up in cluster-inventory-api v0.2.0, and OCM's main has it:
 * a client of that version sees nothing on these hubs.
 */
export const SERVED_OBJECTS: Fact<Readonly<Record<string, readonly string[]>>> = [
  {
    since: '1.2.0',
    value: {
      'cluster.open-cluster-management.io/ManagedCluster': ['v1'],
      'cluster.open-cluster-management.io/ManagedClusterSet': ['v1beta2'],
      'cluster.open-cluster-management.io/ManagedClusterSetBinding': ['v1beta2'],
      'cluster.open-cluster-management.io/Placement': ['v1beta1'],
      'work.open-cluster-management.io/ManifestWork': ['v1'],
      'work.open-cluster-management.io/ManifestWorkReplicaSet': ['v1alpha1'],
      'addon.open-cluster-management.io/AddOnTemplate': ['v1alpha1'],
      'addon.open-cluster-management.io/AddOnDeploymentConfig': ['v1alpha1', 'v1beta1'],
      'addon.open-cluster-management.io/ManagedClusterAddOn': ['v1alpha1', 'v1beta1'],
      'addon.open-cluster-management.io/ClusterManagementAddOn': ['v1alpha1', 'v1beta1'],
      'multicluster.x-k8s.io/ClusterProfile': ['v1alpha1'],
    },
    source: 'open-cluster-management-io/api **/*.crd.yaml@v1.2.0, @v1.3.0; open-cluster-management-io/ocm manifests/cluster-manager/hub/crds@v1.3.1',
    proof: 'read',
  },
];
