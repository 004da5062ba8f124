import { CHANGE_LOG_018, CHANGE_LOG_019, CHANGE_LOG_020 } from './change-logs';
import { Fact } from '../fact';

/** What Kueue ships as its configuration, without the framework list, which the framework catalogue holds. */
export interface ShippedConfiguration {
  readonly health: { readonly healthProbeBindAddress: string };
  readonly metrics: { readonly bindAddress: string };
  readonly webhook: { readonly port: number };
  readonly leaderElection: { readonly leaderElect: boolean; readonly resourceName: string };
  readonly controller: { readonly groupKindConcurrency: Record<string, number> };
  readonly clientConnection: { readonly qps: number; readonly burst: number };
}

const ENDPOINTS = {
  health: { healthProbeBindAddress: ':8081' },
  metrics: { bindAddress: ':8443' },
  webhook: { port: 9443 },
  leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
};

/** Of 0.19; the change log of 0.20 tells of no other file. */
const CONTROLLER = {
  groupKindConcurrency: {
    'Job.batch': 5,
    'Pod': 5,
    'Workload.kueue.x-k8s.io': 10,
    'LocalQueue.kueue.x-k8s.io': 5,
    'Cohort.kueue.x-k8s.io': 1,
    'ClusterQueue.kueue.x-k8s.io': 5,
    'ResourceFlavor.kueue.x-k8s.io': 1,
  },
};

/** The configuration file of Kueue's release manifests: leaving a key out falls back to code defaults that differ from it. */
export const SHIPPED_CONFIGURATION: Fact<ShippedConfiguration> = [
  {
    since: '0.15.2',
    value: {
      ...ENDPOINTS,
      controller: {
        groupKindConcurrency: {
          'Job.batch': 5,
          'Pod': 5,
          'Workload.kueue.x-k8s.io': 5,
          'LocalQueue.kueue.x-k8s.io': 1,
          'Cohort.kueue.x-k8s.io': 1,
          'ClusterQueue.kueue.x-k8s.io': 1,
          'ResourceFlavor.kueue.x-k8s.io': 1,
        },
      },
      clientConnection: { qps: 50, burst: 100 },
    },
    source: 'kubernetes-sigs/kueue config/components/manager/controller_manager_config.yaml@v0.15.8, @v0.16.9, @v0.17.8, @v0.18.6',
    proof: 'run:kueue-configuration',
  },
  {
    since: '0.19.0',
    value: { ...ENDPOINTS, controller: CONTROLLER, clientConnection: { qps: 300, burst: 500 } },
    source: 'kubernetes-sigs/kueue config/components/manager/controller_manager_config.yaml@v0.19.2',
    proof: 'run:kueue-configuration',
  },
  {
    since: '0.20.0',
    value: { ...ENDPOINTS, controller: CONTROLLER, clientConnection: { qps: 1000, burst: 1000 } },
    source: `${CHANGE_LOG_020} (pull request 15206; the file itself was not seen)`,
    proof: 'change log',
  },
];

/** Keys of the shipped configuration whose default in Kueue's code differs: a configuration without them changes what Kueue does. */
export const KEYS_WITH_OTHER_DEFAULT: Fact<readonly string[]> = [
  {
    since: '0.15.2',
    value: ['integrations.frameworks', 'controller.groupKindConcurrency', 'clientConnection'],
    source: 'kubernetes-sigs/kueue apis/config/v1beta2/defaults.go@v0.18.6',
    proof: 'read',
  },
  {
    since: '0.19.0',
    value: ['integrations.frameworks', 'controller.groupKindConcurrency'],
    source: 'kubernetes-sigs/kueue apis/config/v1beta2/defaults.go@v0.19.2',
    proof: 'read',
  },
];

/** How long Kueue waits for the pods of a workload where the configuration does not say: from 0.19 it evicts the workload then. */
export const WAIT_FOR_PODS_READY: Fact<string> = [
  { since: '0.15.2', value: 'off', source: 'kubernetes-sigs/kueue apis/config/v1beta2/defaults.go@v0.15.2, @v0.18.4', proof: 'read' },
  { since: '0.19.0', value: '30m', source: 'kubernetes-sigs/kueue apis/config/v1beta2/defaults.go@v0.19.0, @v0.19.2', proof: 'read' },
];

/** Names in device-class mappings and resource transformations with which the manager does not start. */
export const RESERVED_RESOURCE_NAMES: Fact<readonly string[]> = [
  { since: '0.15.2', value: [], source: 'kubernetes-sigs/kueue@v0.15.2 … v0.18.6', proof: 'read' },
  { since: '0.18.7', value: ['pods'], source: `${CHANGE_LOG_018} (pull request 14758)`, proof: 'change log' },
  { since: '0.19.0', value: [], source: 'kubernetes-sigs/kueue@v0.19.0 … v0.19.2', proof: 'read' },
  { since: '0.19.3', value: ['pods'], source: `${CHANGE_LOG_019} (pull request 14756)`, proof: 'change log' },
];

/** What the certificate is for, and the Secret that holds it, where `internalCertManagement` does not say. */
export const CERTIFICATE_NAMES: Fact<{ readonly service: string; readonly secret: string }> = [
  {
    since: '0.15.2',
    value: { service: 'kueue-webhook-service', secret: 'kueue-webhook-server-cert' },
    source: 'kubernetes-sigs/kueue apis/config/v1beta2/defaults.go@v0.15.2 and v0.19.2; charts/kueue/templates/manager/manager-config.yaml@v0.19.2',
    proof: 'read',
  },
];
