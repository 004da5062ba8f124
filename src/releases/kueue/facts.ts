import { CHANGE_LOG_018, CHANGE_LOG_019, CHANGE_LOG_020 } from './change-logs';
import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';
import { patches } from '../release';

/**
 * Kueue releases. 0.15.2 is the floor: 0.15.0 panics with the gate on and neither it nor 0.15.1 watches
 * ClusterProfiles (kubernetes-sigs/kueue issues 8227 and 8144).
 */
export const KUEUE_RELEASES: readonly CataloguedReleases[] = [
  { versions: patches('0.15', 2, 8), source: 'kubernetes-sigs/kueue@v0.15.2 … v0.15.8', proof: 'read' },
  { versions: patches('0.16', 0, 9), source: 'kubernetes-sigs/kueue@v0.16.0 … v0.16.9', proof: 'read' },
  { versions: patches('0.17', 0, 8), source: 'kubernetes-sigs/kueue@v0.17.0 … v0.17.8', proof: 'read' },
  { versions: patches('0.18', 0, 6), source: 'kubernetes-sigs/kueue@v0.18.0 … v0.18.6', proof: 'read' },
  { versions: patches('0.18', 7, 8), source: CHANGE_LOG_018, proof: 'change log' },
  { versions: patches('0.19', 0, 2), source: 'kubernetes-sigs/kueue@v0.19.0 … v0.19.2', proof: 'read' },
  { versions: patches('0.19', 3, 7), source: CHANGE_LOG_019, proof: 'change log' },
  { versions: patches('0.20', 0, 0), source: CHANGE_LOG_020, proof: 'change log' },
];

export const KUEUE_VERSIONS = versionsOf(KUEUE_RELEASES);

/** Key under `multiKueue.clusterProfile` that lists the providers. Decoding is strict: the other key ends the manager. */
export const PROVIDER_KEY: Fact<string> = [
  {
    since: '0.15.2',
    value: 'credentialsProviders',
    source: 'kubernetes-sigs/kueue apis/config/v1beta2/configuration_types.go@v0.15.2',
    proof: 'run:kueue-configuration',
  },
  {
    since: '0.19.0',
    value: 'accessProviders',
    source: 'kubernetes-sigs/kueue CHANGELOG/CHANGELOG-0.19.md (pull request 12011)',
    proof: 'run:kueue-configuration',
  },
  { since: '0.20.0', value: 'accessProviders', source: `${CHANGE_LOG_020} (no word on either key)`, proof: 'change log' },
];

/** Feature gate for ClusterProfiles: alpha and off in every release so far. */
export const CLUSTER_PROFILE_FEATURE: Fact<string> = [
  {
    since: '0.15.2',
    value: 'MultiKueueClusterProfile',
    source: 'kubernetes-sigs/kueue pkg/features/kube_features.go@v0.19.2',
    proof: 'run:kueue-configuration',
  },
];

/** A feature gate, and whether it is on where nothing is said. */
export interface Gate {
  readonly name: string;
  readonly isOn: boolean;
}

const WORKER_LIMITS = 'MultiKueueReuseClientConnectionConfigForWorkers';

/**
 * The gate that gives the clients of workers the limits of `clientConnection`; without it each has five requests a second. One name that the release does
 * not know ends the manager.
 */
export const WORKER_CLIENT_LIMITS: Fact<Gate | 'none'> = [
  { since: '0.15.2', value: 'none', source: 'kubernetes-sigs/kueue pkg/features/kube_features.go@v0.15.2 … @v0.18.4', proof: 'read' },
  { since: '0.18.8', value: { name: WORKER_LIMITS, isOn: false }, source: `${CHANGE_LOG_018} (pull request 15296)`, proof: 'change log' },
  { since: '0.19.0', value: 'none', source: 'kubernetes-sigs/kueue pkg/features/kube_features.go@v0.19.0, @v0.19.2', proof: 'read' },
  { since: '0.19.4', value: { name: WORKER_LIMITS, isOn: false }, source: `${CHANGE_LOG_019} (pull request 15280)`, proof: 'change log' },
  { since: '0.20.0', value: { name: WORKER_LIMITS, isOn: true }, source: CHANGE_LOG_020, proof: 'change log' },
];

/** Clusters that one MultiKueueConfig may name. */
export const CLUSTERS_PER_CONFIG: Fact<number> = [
  {
    since: '0.15.2',
    value: 10,
    source: 'kubernetes-sigs/kueue config/components/crd/bases/kueue.x-k8s.io_multikueueconfigs.yaml@v0.15.2',
    proof: 'run:schema',
  },
  {
    since: '0.16.0',
    value: 20,
    source: 'kubernetes-sigs/kueue config/components/crd/bases/kueue.x-k8s.io_multikueueconfigs.yaml@v0.19.2 (pull request 8614)',
    proof: 'run:schema',
  },
];

/** API version of the configuration file and of the queue objects; both are served from 0.15 on. */
export const CONFIGURATION_API: Fact<string> = [
  {
    since: '0.15.2',
    value: 'config.kueue.x-k8s.io/v1beta2',
    source: 'kubernetes-sigs/kueue config/components/manager/controller_manager_config.yaml@v0.15.8',
    proof: 'run:kueue-configuration',
  },
];

/** Whether the incremental dispatcher takes a step size. */
export const DISPATCHER_STEP_SIZE: Fact<boolean> = [
  { since: '0.15.2', value: false, source: 'kubernetes-sigs/kueue apis/config/v1beta2/configuration_types.go@v0.15.2', proof: 'run:kueue-configuration' },
  { since: '0.19.0', value: true, source: 'kubernetes-sigs/kueue apis/config/v1beta2/configuration_types.go@v0.19.2', proof: 'run:kueue-configuration' },
];

/** What Kueue's own manifests call their objects. */
export const MANIFEST_NAMES: Fact<KueueManifestNames> = [
  {
    since: '0.15.2',
    value: {
      namespace: 'kueue-system',
      deployment: 'kueue-controller-manager',
      container: 'manager',
      configMap: 'kueue-manager-config',
      configKey: 'controller_manager_config.yaml',
      serviceAccount: 'kueue-controller-manager',
    },
    source: 'kubernetes-sigs/kueue config/default@v0.19.2 (kustomize build)',
    proof: 'run:plugin-patch',
  },
];

export interface KueueManifestNames {
  readonly namespace: string;
  readonly deployment: string;
  readonly container: string;
  readonly configMap: string;
  readonly configKey: string;
  readonly serviceAccount: string;
}

/** Roles that Kueue ships for its own service account in its own namespace, so that no Role of ours is needed there. */
export const SHIPPED_ROLES: Fact<readonly string[]> = [
  {
    since: '0.15.2',
    value: ['kueue-manager-clusterprofiles-role', 'kueue-manager-secrets-role'],
    source: 'kubernetes-sigs/kueue config/components/rbac@v0.19.2',
    proof: 'run:live',
  },
];
