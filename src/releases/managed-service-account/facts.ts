import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';
import { patches } from '../release';

/** Releases of the managed-serviceaccount add-on whose ClusterProfile support was read. */
export const MANAGED_SERVICE_ACCOUNT_RELEASES: readonly CataloguedReleases[] = [
  { versions: patches('0.10', 0, 0), source: 'open-cluster-management-io/managed-serviceaccount@v0.10.0', proof: 'read' },
  {
    versions: patches('0.11', 0, 0),
    source: 'open-cluster-management-io/managed-serviceaccount@b7ea849; open-cluster-management-io/helm-charts managed-serviceaccount-0.11.0.tgz@c6c29cfc',
    proof: 'read',
  },
];

export const MANAGED_SERVICE_ACCOUNT_VERSIONS = versionsOf(MANAGED_SERVICE_ACCOUNT_RELEASES);

/** Versions that its CRD serves, by kind. */
export const SERVED_OBJECTS: Fact<Readonly<Record<string, readonly string[]>>> = [
  {
    since: '0.10.0',
    value: { 'authentication.open-cluster-management.io/ManagedServiceAccount': ['v1alpha1', 'v1beta1'] },
    source: 'open-cluster-management-io/managed-serviceaccount config/crd/bases@v0.10.0',
    proof: 'read',
  },
];

/**
 * Whether the agent of a cluster can run on another cluster (hosted mode). The account, its Secret on the hub and the subject kind ManagedServiceAccount of
 * a ClusterPermission stay as they are; the agent then reaches its cluster by the Secret `external-managed-kubeconfig`.
 */
export const HOSTED_MODE: Fact<'no' | 'not seen'> = [
  { since: '0.10.0', value: 'no', source: 'open-cluster-management-io/managed-serviceaccount@v0.10.0', proof: 'read' },
  { since: '0.11.0', value: 'not seen', source: 'main of open-cluster-management-io/managed-serviceaccount has it; v0.11.0 was not to be had', proof: 'read' },
];

export interface PluginBinary {
  /** Image that holds the plugin, with its tag. */
  readonly image: string;
  /** Absolute path of the plugin inside that image. */
  readonly path: string;
}

/**
 * Where the `cp-creds` plugin is. `managed-serviceaccount:latest` lost it on 2026-02-27, so a tag that
 * matches the add-on is the only safe reference.
 */
export const PLUGIN_BINARY: Fact<PluginBinary> = [
  {
    since: '0.10.0',
    value: { image: 'quay.io/open-cluster-management/managed-serviceaccount:v0.10.0', path: '/cp-creds' },
    source: 'open-cluster-management-io/managed-serviceaccount Dockerfile@v0.10.0',
    proof: 'read',
  },
  {
    since: '0.11.0',
    value: { image: 'quay.io/open-cluster-management/cp-creds:v0.11.0', path: '/cp-creds' },
    source: 'open-cluster-management-io/managed-serviceaccount Dockerfile.cp-creds@b7ea849; ocm solutions/headlamp@a8d6a8a pins the pair',
    proof: 'read',
  },
];

/** Chart value that turns on the copying of tokens; a key of another release is ignored in silence. */
export const CREDENTIAL_SYNC_GATE: Fact<string> = [
  {
    since: '0.10.0',
    value: 'featureGates.clusterProfileCredSyncer',
    source: 'open-cluster-management-io/managed-serviceaccount charts/managed-serviceaccount@v0.10.0',
    proof: 'read',
  },
  {
    since: '0.11.0',
    value: 'featureGates.clusterProfile',
    source: 'open-cluster-management-io/managed-serviceaccount charts/managed-serviceaccount@adc9bb95',
    proof: 'read',
  },
];

/** Chart values under which the chart leaves the ManagedClusterSetBinding `global` alone. */
export const WITHOUT_GLOBAL_BINDING: Fact<Record<string, string>> = [
  {
    since: '0.10.0',
    value: { agentInstallAll: 'false' },
    source: 'open-cluster-management-io/managed-serviceaccount charts/managed-serviceaccount/values.yaml@v0.10.0',
    proof: 'read',
  },
];
