import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';
import { patches } from '../release';

/** Releases of the cluster-proxy add-on whose ClusterProfile support was read. The chart of 0.13.0 is published and was not to be read. */
export const CLUSTER_PROXY_RELEASES: readonly CataloguedReleases[] = [
  { versions: patches('0.10', 0, 0), source: 'open-cluster-management-io/cluster-proxy@v0.10.0', proof: 'read' },
  { versions: patches('0.11', 0, 0), source: 'open-cluster-management-io/cluster-proxy@v0.11.0', proof: 'read' },
  { versions: patches('0.12', 0, 0), source: 'open-cluster-management-io/cluster-proxy@8165e8ef', proof: 'read' },
];

export const CLUSTER_PROXY_VERSIONS = versionsOf(CLUSTER_PROXY_RELEASES);

/** Name of the access provider that cluster-proxy writes into each ClusterProfile; a constant in its code. */
export const PROVIDER_NAME: Fact<string> = [
  {
    since: '0.10.0',
    value: 'open-cluster-management',
    source: 'open-cluster-management-io/cluster-proxy pkg/proxyserver/controllers/clusterprofile_controller.go@v0.10.0, @v0.11.0',
    proof: 'run:live',
  },
];

/** Chart value that makes the add-on write access providers; a key of another release is ignored in silence. */
export const ACCESS_PROVIDER_GATE: Fact<string> = [
  {
    since: '0.10.0',
    value: 'featureGates.clusterProfileAccessProvider',
    source: 'open-cluster-management-io/helm-charts charts/cluster-proxy-0.10.0',
    proof: 'read',
  },
  {
    since: '0.11.0',
    value: 'featureGates.clusterProfile',
    source: 'open-cluster-management-io/helm-charts charts/cluster-proxy-0.11.0',
    proof: 'read',
  },
  {
    since: '0.12.0',
    value: 'featureGates.clusterProfile',
    source: 'open-cluster-management-io/cluster-proxy charts/cluster-proxy/values.yaml@8165e8ef',
    proof: 'read',
  },
];

/** Further chart values without which the route to the clusters does not exist. */
export const ROUTE_VALUES: Fact<Record<string, string>> = [
  {
    since: '0.10.0',
    value: { 'userServer.enabled': 'true', 'enableServiceProxy': 'true' },
    source: 'open-cluster-management-io/cluster-proxy charts/cluster-proxy/values.yaml@v0.11.0',
    proof: 'read',
  },
];

/** Chart values under which the chart uses a Placement that exists, so that only one chart owns the binding `global`. */
export const WITHOUT_GLOBAL_BINDING_PROXY: Fact<readonly string[]> = [
  {
    since: '0.10.0',
    value: ['installByPlacement.placementName', 'installByPlacement.placementNamespace'],
    source: 'open-cluster-management-io/cluster-proxy charts/cluster-proxy/templates@v0.11.0',
    proof: 'read',
  },
];

/** Prefix of the user name under which a hub service account arrives on a managed cluster when impersonation is on (the default). */
export const HUB_USER_PREFIX: Fact<string> = [
  {
    since: '0.10.0',
    value: 'cluster:hub:system:serviceaccount:',
    source: 'open-cluster-management-io/cluster-proxy pkg/serviceproxy/service_proxy.go@v0.10.0, @v0.11.0; hub_auth_provider.go@8165e8ef',
    proof: 'run:live',
  },
];
