/**
 * The types of config.kueue.x-k8s.io/v1beta1: `key form`, with the first minor that has the key where not all do.
 * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)
 * v0.15.2, v0.16.1, v0.17.1, v0.18.4, v0.19.0, v0.19.2. Not edited by hand.
 */
export const V1BETA1_TYPES: Readonly<Record<string, string>> = {
  AdmissionFairSharing: `
    resourceWeights map:float64, usageHalfLifeTime duration, usageSamplingInterval duration
  `,
  ClientConnection: `
    burst int32?, qps float32?
  `,
  ClusterQueueVisibility: `
    maxCount int32
  `,
  Configuration: `
    admissionFairSharing AdmissionFairSharing?, apiVersion string, clientConnection ClientConnection?,
    controller ControllerConfigurationSpec?, fairSharing FairSharing?, featureGates map:boolean, health ControllerHealth,
    integrations Integrations?, internalCertManagement InternalCertManagement?, kind string, leaderElection LeaderElectionConfiguration?,
    manageJobsWithoutQueueName boolean, managedJobsNamespaceSelector LabelSelector?, metrics ControllerMetrics, multiKueue MultiKueue?,
    namespace string?, objectRetentionPolicies ObjectRetentionPolicies?, pprofBindAddress string, queueVisibility QueueVisibility?,
    resources Resources?, tls TLSOptions? @0.16, waitForPodsReady WaitForPodsReady?, webhook ControllerWebhook
  `,
  ControllerConfigurationSpec: `
    cacheSyncTimeout int64?, groupKindConcurrency map:int64
  `,
  ControllerHealth: `
    healthProbeBindAddress string, livenessEndpointName string, readinessEndpointName string
  `,
  ControllerMetrics: `
    bindAddress string, customLabels []ControllerMetricsCustomLabel @0.17, enableClusterQueueResources boolean,
    localQueueMetrics LocalQueueMetrics? @0.17
  `,
  ControllerMetricsCustomLabel: `
    name string @0.17, sourceAnnotationKey string @0.17, sourceLabelKey string @0.17
  `,
  ControllerWebhook: `
    certDir string, host string, port int64?
  `,
  DeviceClassMapping: `
    deviceClassNames []string, name string
  `,
  FairSharing: `
    enable boolean, preemptionStrategies []string
  `,
  Integrations: `
    externalFrameworks []string, frameworks []string, labelKeysToCopy []string, podOptions PodIntegrationOptions?
  `,
  InternalCertManagement: `
    enable boolean?, webhookSecretName string?, webhookServiceName string?
  `,
  LabelSelector: `
    matchExpressions []LabelSelectorRequirement, matchLabels map:string
  `,
  LabelSelectorRequirement: `
    key string, operator string, values []string
  `,
  LeaderElectionConfiguration: `
    leaderElect boolean?, leaseDuration duration, renewDeadline duration, resourceLock string, resourceName string, resourceNamespace string,
    retryPeriod duration
  `,
  LocalQueueMetrics: `
    enable boolean @0.17, localQueueSelector LabelSelector? @0.17
  `,
  MultiKueue: `
    dispatcherName string?, externalFrameworks []MultiKueueExternalFramework, gcInterval duration?, origin string?,
    workerLostTimeout duration?
  `,
  MultiKueueExternalFramework: `
    name string
  `,
  ObjectRetentionPolicies: `
    workloads WorkloadRetentionPolicy?
  `,
  PodIntegrationOptions: `
    namespaceSelector LabelSelector?, podSelector LabelSelector?
  `,
  QueueVisibility: `
    clusterQueues ClusterQueueVisibility?, updateIntervalSeconds int32
  `,
  RequeuingStrategy: `
    backoffBaseSeconds int32?, backoffLimitCount int32?, backoffMaxSeconds int32?, timestamp string?
  `,
  ResourceTransformation: `
    input string, multiplyBy string @0.16, outputs map:quantity, strategy string?
  `,
  Resources: `
    deviceClassMappings []DeviceClassMapping, excludeResourcePrefixes []string, transformations []ResourceTransformation
  `,
  TLSOptions: `
    cipherSuites []string @0.16, curvePreferences []int32 @0.19, minVersion string @0.16
  `,
  WaitForPodsReady: `
    blockAdmission boolean?, enable boolean, recoveryTimeout duration?, requeuingStrategy RequeuingStrategy?, timeout duration?
  `,
  WorkloadRetentionPolicy: `
    afterDeactivatedByKueue duration?, afterFinished duration?
  `,
};
