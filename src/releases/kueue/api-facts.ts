import { CHANGE_LOG_020 } from './change-logs';
import { Fact } from '../fact';

/** Versions of `kueue.x-k8s.io` that the CRDs serve, for every kind; MultiKueue began as v1alpha1. The last is the current one. */
export const SERVED_VERSIONS: Fact<readonly string[]> = [
  {
    since: '0.15.2',
    value: ['v1beta1', 'v1beta2'],
    source: 'kubernetes-sigs/kueue config/components/crd/bases@v0.15.2, v0.16.9, v0.17.8, v0.18.6 and v0.19.2',
    proof: 'read',
  },
  { since: '0.20.0', value: ['v1beta2'], source: `${CHANGE_LOG_020} (pull request 14558)`, proof: 'change log' },
];

/** Path of a field of v1beta1, and where v1beta2 has it; empty where it has it nowhere, or as something else than before. */
export type MovedFields = Readonly<Record<string, string>>;

/**
 * The fields of each kind that v1beta1 has and v1beta2 has not. Where a kind has none, both versions have the same fields, up to bounds and fields
 * that only v1beta2 has.
 */
export const MOVED_FIELDS: Fact<Readonly<Record<string, MovedFields>>> = [
  {
    since: '0.15.2',
    value: {
      AdmissionCheck: { 'spec.retryDelayMinutes': '' },
      ClusterQueue: { 'spec.cohort': 'spec.cohortName', 'spec.admissionChecks': '' },
      Cohort: {},
      LocalQueue: {},
      MultiKueueCluster: { 'spec.kubeConfig': 'spec.clusterSource.kubeConfig', 'spec.clusterProfileRef': 'spec.clusterSource.clusterProfileRef' },
      MultiKueueConfig: {},
      ProvisioningRequestConfig: {},
      ResourceFlavor: {},
      Topology: {},
      Workload: { 'spec.priorityClassName': '', 'spec.priorityClassSource': '' },
      WorkloadPriorityClass: {},
    },
    source: 'kubernetes-sigs/kueue config/components/crd/bases@v0.15.2 and v0.19.2, both versions compared',
    proof: 'read',
  },
];

/** The version of ClusterProfile that the manager reads. */
export const READ_CLUSTER_PROFILE: Fact<string> = [
  {
    since: '0.15.2',
    value: 'v1alpha1',
    source: 'kubernetes-sigs/kueue go.mod@v0.15.2, @v0.18.4, @v0.19.2 (cluster-inventory-api up to v0.1.3)',
    proof: 'read',
  },
];

/** Values that v1beta1 accepts in a field of ClusterQueue and v1beta2 does not. */
export const DROPPED_VALUES: Fact<Readonly<Record<string, string>>> = [
  {
    since: '0.15.2',
    value: { 'spec.flavorFungibility.whenCanBorrow': 'Borrow', 'spec.flavorFungibility.whenCanPreempt': 'Preempt' },
    source: 'kubernetes-sigs/kueue config/components/crd/bases/kueue.x-k8s.io_clusterqueues.yaml@v0.15.2 and v0.19.2',
    proof: 'read',
  },
];
