import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';
import { patches } from '../release';

/** Chart releases of cluster-permission (its CRD is what decides) and the tags whose CRD was read. */
export const CLUSTER_PERMISSION_RELEASES: readonly CataloguedReleases[] = [
  { versions: patches('0.16', 1, 2), source: 'open-cluster-management-io/helm-charts charts/cluster-permission-0.16.2', proof: 'read' },
  { versions: patches('0.17', 0, 0), source: 'open-cluster-management-io/cluster-permission@v0.17.0', proof: 'read' },
];

export const CLUSTER_PERMISSION_VERSIONS = versionsOf(CLUSTER_PERMISSION_RELEASES);

/** Versions that its CRD serves, by kind. */
export const SERVED_OBJECTS: Fact<Readonly<Record<string, readonly string[]>>> = [
  {
    since: '0.16.1',
    value: { 'rbac.open-cluster-management.io/ClusterPermission': ['v1alpha1'] },
    source: 'open-cluster-management-io/cluster-permission config/crds@v0.17.0; open-cluster-management-io/helm-charts charts/cluster-permission-0.16.2 crds/',
    proof: 'read',
  },
];

/** Whether `spec.clusterRoleBindings` exists; where it does not, it is pruned in silence or refused by strict validation. */
export const CLUSTER_ROLE_BINDING_LIST: Fact<boolean> = [
  {
    since: '0.16.1',
    value: false,
    source: 'open-cluster-management-io/helm-charts charts/cluster-permission-0.16.2 crds/',
    proof: 'run:schema',
  },
  {
    since: '0.17.0',
    value: true,
    source: 'open-cluster-management-io/cluster-permission config/crds/rbac.open-cluster-management.io_clusterpermissions.yaml@v0.17.0',
    proof: 'run:schema',
  },
];

/** Controller image to set: the chart's own default is empty, so a plain install has a Deployment without an image. */
export const CONTROLLER_IMAGE: Fact<string> = [
  {
    since: '0.16.1',
    value: 'quay.io/open-cluster-management/cluster-permission:v0.16.2',
    source: 'open-cluster-management-io/helm-charts charts/cluster-permission-0.16.2 values.yaml',
    proof: 'read',
  },
  {
    since: '0.17.0',
    value: 'quay.io/open-cluster-management/cluster-permission:v0.17.0',
    source: 'open-cluster-management-io/cluster-permission@v0.17.0',
    proof: 'read',
  },
];
