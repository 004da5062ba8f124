/**
 * The types of config.kueue.x-k8s.io/v1beta2: `key form`, with the first minor that has the key where not all do.
 * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)
 * v0.15.2, v0.16.1, v0.17.1, v0.18.4, v0.19.0, v0.19.2. Not edited by hand.
 */
export const V1BETA2_TYPES: Readonly<Record<string, string>> = {
  AdmissionFairSharing: `
    resourceWeights map:float64, usageHalfLifeTime duration, usageSamplingInterval duration
  `,
  CELDeviceSelector: `
    expression string @0.18
  `,
  ClientConnection: `
    burst int32?, qps float32?
  `,
  ClusterProfile: `
    accessProviders []ClusterProfileAccessProvider @0.19, credentialsProviders []ClusterProfileAccessProvider
  `,
  ClusterProfileAccessProvider: `
    execConfig ExecConfig, name string
  `,
  Configuration: `
    admissionFairSharing AdmissionFairSharing?, apiVersion string, clientConnection ClientConnection?,
    controller ControllerConfigurationSpec?, fairSharing FairSharing?, featureGates map:boolean, health ControllerHealth,
    integrations Integrations?, internalCertManagement InternalCertManagement?, kind string, leaderElection LeaderElectionConfiguration?,
    manageJobsWithoutQueueName boolean, managedJobsNamespaceSelector LabelSelector?, metrics ControllerMetrics, multiKueue MultiKueue?,
    namespace string?, objectRetentionPolicies ObjectRetentionPolicies?, pprofBindAddress string, resources Resources?,
    tls TLSOptions? @0.16, visibilityServer VisibilityServerConfiguration? @0.17, waitForPodsReady WaitForPodsReady?,
    webhook ControllerWebhook
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
    name string @0.17, sourceAnnotationKey string @0.17, sourceKind string? @0.19, sourceLabelKey string @0.17, trackedValues []string @0.19
  `,
  ControllerWebhook: `
    certDir string, host string, port int64?
  `,
  DeviceClassCapacitySource: `
    deviceSelector DeviceSelector @0.18, driver string @0.18, name string @0.18
  `,
  DeviceClassCounterSource: `
    deviceSelector DeviceSelector @0.18, driver string @0.18, name string @0.18
  `,
  DeviceClassMapping: `
    deviceClassNames []string, name string, sources []DeviceClassSourceConfig @0.18
  `,
  DeviceClassSourceConfig: `
    capacity DeviceClassCapacitySource? @0.19, counter DeviceClassCounterSource? @0.18
  `,
  DeviceSelector: `
    cel CELDeviceSelector? @0.18
  `,
  ExecConfig: `
    apiVersion string, args []string, command string, env []ExecEnvVar, installHint string, interactiveMode string,
    provideClusterInfo boolean
  `,
  ExecEnvVar: `
    name string, value string
  `,
  FairSharing: `
    preemptionStrategies []string
  `,
  IncrementalDispatcherConfig: `
    stepSize int32? @0.19
  `,
  Integrations: `
    externalFrameworks []string, frameworks []string, labelKeysToCopy []string
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
    clusterProfile ClusterProfile?, dispatcherName string?, externalFrameworks []MultiKueueExternalFramework, gcInterval duration?,
    incrementalDispatcherConfig IncrementalDispatcherConfig? @0.19, origin string?, workerLostTimeout duration?
  `,
  MultiKueueExternalFramework: `
    name string
  `,
  ObjectRetentionPolicies: `
    workloads WorkloadRetentionPolicy?
  `,
  RequeuingStrategy: `
    backoffBaseSeconds int32?, backoffLimitCount int32?, backoffMaxSeconds int32?, timestamp string?
  `,
  ResourceTransformation: `
    input string, multiplyBy string @0.16, outputs map:quantity, strategy string?
  `,
  Resources: `
    deviceClassMappings []DeviceClassMapping, excludeResourcePrefixes []string, quotaCheckStrategy string? @0.18,
    transformations []ResourceTransformation
  `,
  TLSOptions: `
    cipherSuites []string @0.16, curvePreferences []int32 @0.19, minVersion string @0.16
  `,
  VisibilityServerConfiguration: `
    bindAddress string? @0.17, bindPort int32? @0.17
  `,
  WaitForPodsReady: `
    blockAdmission boolean?, recoveryTimeout duration?, requeuingStrategy RequeuingStrategy?, timeout duration
  `,
  WorkloadRetentionPolicy: `
    afterDeactivatedByKueue duration?, afterFinished duration?
  `,
};
