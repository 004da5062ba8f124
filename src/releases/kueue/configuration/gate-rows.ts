/**
 * Feature gates that Kueue refuses where another is off: LoadAndValidateFeatureGates in kubernetes-sigs/kueue pkg/config/validation.go of each release.
 * Before 0.16.9 and 0.17.4 it looked at the gates before it had set them, so that nothing was refused.
 */
export interface GateRow {
  readonly gate: string;
  readonly needs: readonly string[];
  /** For each minor that has the check, its first patch; later minors all have it. */
  readonly since: readonly string[];
}

const TAS = 'TopologyAwareScheduling';
const REPLACE = 'TASFailedNodeReplacement';
const FIRST = ['0.16.9', '0.17.4', '0.18.0'];
const SECOND = ['0.17.4', '0.18.0'];

export const GATE_ROWS: readonly GateRow[] = [
  { gate: 'TASProfileMixed', needs: [TAS], since: FIRST },
  { gate: 'TASProfileLeastFreeCapacity', needs: [TAS], since: FIRST },
  { gate: 'TASHandleOverlappingFlavors', needs: [TAS], since: FIRST },
  { gate: REPLACE, needs: [TAS], since: FIRST },
  { gate: 'TASFailedNodeReplacementFailFast', needs: [TAS, REPLACE], since: FIRST },
  { gate: 'TASReplaceNodeOnPodTermination', needs: [TAS, REPLACE], since: FIRST },
  { gate: 'TASReplaceNodeDueToNotReadyOverFixedTime', needs: [TAS, REPLACE], since: ['0.17.8', '0.18.4', '0.19.0'] },
  { gate: 'TASBalancedPlacement', needs: [TAS], since: FIRST },
  { gate: 'TASReplaceNodeOnNodeTaints', needs: [TAS], since: FIRST },
  { gate: 'TASMultiLayerTopology', needs: [TAS], since: SECOND },
  { gate: 'TASRespectNodeAffinityPreferred', needs: [TAS], since: ['0.18.0'] },
  { gate: 'TASRecomputeAssignmentWithinSchedulingCycle', needs: [TAS], since: ['0.18.5', '0.19.1'] },
  { gate: 'UnadmittedWorkloadsExplicitStatus', needs: ['UnadmittedWorkloadsObservability'], since: ['0.18.5', '0.19.0'] },
  { gate: 'ElasticJobsViaWorkloadSlicesWithTAS', needs: ['ElasticJobsViaWorkloadSlices', TAS], since: SECOND },
  { gate: 'DRAExtendedResources', needs: ['DynamicResourceAllocation'], since: ['0.17.4'] },
  { gate: 'KueueDRAIntegrationExtendedResource', needs: ['KueueDRAIntegration'], since: ['0.18.0'] },
  { gate: 'KueueDRAIntegrationPartitionableDevices', needs: ['KueueDRAIntegration'], since: ['0.18.0'] },
  { gate: 'KueueDRAIntegrationConsumableCapacity', needs: ['KueueDRAIntegration'], since: ['0.19.0'] },
];
