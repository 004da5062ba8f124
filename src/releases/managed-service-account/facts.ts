import { Fact } from '../fact';
import { patches } from '../release';

/** Releases of the managed-serviceaccount add-on whose ClusterProfile support was read. */
export const MANAGED_SERVICE_ACCOUNT_VERSIONS = [...patches('0.10', 0, 0), ...patches('0.11', 0, 0)];

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
