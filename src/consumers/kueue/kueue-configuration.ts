/**
 * Kueue's configuration, without the keys that MultiKueueIntegration decides.
 * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)
 * v0.15.2, v0.16.1, v0.17.1, v0.18.4, v0.19.0, v0.19.2. Not edited by hand.
 */
import { Duration } from 'cdk8s';
import {
  KueueClientConnection,
  KueueController,
  KueueHealth,
  KueueInternalCertManagement,
  KueueLabelSelector,
  KueueLeaderElectionConfiguration,
  KueueMetrics,
  KueueTlsOptions,
  KueueVisibilityServerConfiguration,
  KueueWebhook,
} from './kueue-manager-configuration';

/** AdmissionFairSharing of Kueue's configuration. */
export interface KueueAdmissionFairSharing {
  /** Kueue's `resourceWeights`. @default - as Kueue has it */
  readonly resourceWeights?: { [key: string]: number };
  /** Kueue's `usageHalfLifeTime`. @default - as Kueue has it */
  readonly usageHalfLifeTime?: Duration | string;
  /** Kueue's `usageSamplingInterval`. @default - as Kueue has it */
  readonly usageSamplingInterval?: Duration | string;
}

/** CELDeviceSelector of Kueue's configuration. */
export interface KueueCelDeviceSelector {
  /** Kueue's `expression`, from 0.18 on. @default - as Kueue has it */
  readonly expression?: string;
}

/** Kueue's configuration: keys that its release lacks are refused. */
export interface KueueConfiguration {
  /** Kueue's `admissionFairSharing`. @default - as Kueue has it */
  readonly admissionFairSharing?: KueueAdmissionFairSharing;
  /** Kueue's `clientConnection`. @default - as Kueue has it */
  readonly clientConnection?: KueueClientConnection;
  /** Kueue's `controller`. @default - as Kueue has it */
  readonly controller?: KueueController;
  /** Kueue's `fairSharing`. @default - as Kueue has it */
  readonly fairSharing?: KueueFairSharing;
  /** Kueue's `featureGates`. @default - as Kueue has it */
  readonly featureGates?: { [key: string]: boolean };
  /** Kueue's `health`. @default - as Kueue has it */
  readonly health?: KueueHealth;
  /** Kueue's `integrations`. @default - as Kueue has it */
  readonly integrations?: KueueIntegrations;
  /** Kueue's `internalCertManagement`. @default - as Kueue has it */
  readonly internalCertManagement?: KueueInternalCertManagement;
  /** Kueue's `leaderElection`. @default - as Kueue has it */
  readonly leaderElection?: KueueLeaderElectionConfiguration;
  /** Kueue's `manageJobsWithoutQueueName`. @default - as Kueue has it */
  readonly manageJobsWithoutQueueName?: boolean;
  /** Kueue's `managedJobsNamespaceSelector`. @default - as Kueue has it */
  readonly managedJobsNamespaceSelector?: KueueLabelSelector;
  /** Kueue's `metrics`. @default - as Kueue has it */
  readonly metrics?: KueueMetrics;
  /** Kueue's `multiKueue`. @default - as Kueue has it */
  readonly multiKueue?: KueueMultiKueue;
  /** Kueue's `objectRetentionPolicies`. @default - as Kueue has it */
  readonly objectRetentionPolicies?: KueueObjectRetentionPolicies;
  /** Kueue's `pprofBindAddress`. @default - as Kueue has it */
  readonly pprofBindAddress?: string;
  /** Kueue's `resources`. @default - as Kueue has it */
  readonly resources?: KueueResources;
  /** Kueue's `tls`, from 0.16 on. @default - as Kueue has it */
  readonly tls?: KueueTlsOptions;
  /** Kueue's `visibilityServer`, from 0.17 on. @default - as Kueue has it */
  readonly visibilityServer?: KueueVisibilityServerConfiguration;
  /** Kueue's `waitForPodsReady`. @default - as Kueue has it */
  readonly waitForPodsReady?: KueueWaitForPodsReady;
  /** Kueue's `webhook`. @default - as Kueue has it */
  readonly webhook?: KueueWebhook;
}

/** DeviceClassCapacitySource of Kueue's configuration. */
export interface KueueDeviceClassCapacitySource {
  /** Kueue's `deviceSelector`, from 0.18 on. @default - as Kueue has it */
  readonly deviceSelector?: KueueDeviceSelector;
  /** Kueue's `driver`, from 0.18 on. @default - as Kueue has it */
  readonly driver?: string;
  /** Kueue's `name`, from 0.18 on. @default - as Kueue has it */
  readonly name?: string;
}

/** DeviceClassCounterSource of Kueue's configuration. */
export interface KueueDeviceClassCounterSource {
  /** Kueue's `deviceSelector`, from 0.18 on. @default - as Kueue has it */
  readonly deviceSelector?: KueueDeviceSelector;
  /** Kueue's `driver`, from 0.18 on. @default - as Kueue has it */
  readonly driver?: string;
  /** Kueue's `name`, from 0.18 on. @default - as Kueue has it */
  readonly name?: string;
}

/** DeviceClassMapping of Kueue's configuration. */
export interface KueueDeviceClassMapping {
  /** Kueue's `deviceClassNames`. @default - as Kueue has it */
  readonly deviceClassNames?: string[];
  /** Kueue's `name`. @default - as Kueue has it */
  readonly name?: string;
  /** Kueue's `sources`, from 0.18 on. @default - as Kueue has it */
  readonly sources?: KueueDeviceClassSourceConfig[];
}

/** DeviceClassSourceConfig of Kueue's configuration. */
export interface KueueDeviceClassSourceConfig {
  /** Kueue's `capacity`, from 0.19 on. @default - as Kueue has it */
  readonly capacity?: KueueDeviceClassCapacitySource;
  /** Kueue's `counter`, from 0.18 on. @default - as Kueue has it */
  readonly counter?: KueueDeviceClassCounterSource;
}

/** DeviceSelector of Kueue's configuration. */
export interface KueueDeviceSelector {
  /** Kueue's `cel`, from 0.18 on. @default - as Kueue has it */
  readonly cel?: KueueCelDeviceSelector;
}

/** FairSharing of Kueue's configuration. */
export interface KueueFairSharing {
  /** Kueue's `preemptionStrategies`. @default - as Kueue has it */
  readonly preemptionStrategies?: string[];
}

/** Integrations of Kueue's configuration. */
export interface KueueIntegrations {
  /** Kueue's `externalFrameworks`. @default - as Kueue has it */
  readonly externalFrameworks?: string[];
  /** Kueue's `labelKeysToCopy`. @default - as Kueue has it */
  readonly labelKeysToCopy?: string[];
}

/** MultiKueue of Kueue's configuration. */
export interface KueueMultiKueue {
  /** Kueue's `externalFrameworks`. @default - as Kueue has it */
  readonly externalFrameworks?: KueueMultiKueueExternalFramework[];
  /** Kueue's `gcInterval`. @default - as Kueue has it */
  readonly gcInterval?: Duration | string;
  /** Kueue's `workerLostTimeout`. @default - as Kueue has it */
  readonly workerLostTimeout?: Duration | string;
}

/** MultiKueueExternalFramework of Kueue's configuration. */
export interface KueueMultiKueueExternalFramework {
  /** Kueue's `name`. @default - as Kueue has it */
  readonly name?: string;
}

/** ObjectRetentionPolicies of Kueue's configuration. */
export interface KueueObjectRetentionPolicies {
  /** Kueue's `workloads`. @default - as Kueue has it */
  readonly workloads?: KueueWorkloadRetentionPolicy;
}

/** RequeuingStrategy of Kueue's configuration. */
export interface KueueRequeuingStrategy {
  /** Kueue's `backoffBaseSeconds`. @default - as Kueue has it */
  readonly backoffBaseSeconds?: number;
  /** Kueue's `backoffLimitCount`. @default - as Kueue has it */
  readonly backoffLimitCount?: number;
  /** Kueue's `backoffMaxSeconds`. @default - as Kueue has it */
  readonly backoffMaxSeconds?: number;
  /** Kueue's `timestamp`. @default - as Kueue has it */
  readonly timestamp?: string;
}

/** ResourceTransformation of Kueue's configuration. */
export interface KueueResourceTransformation {
  /** Kueue's `input`. @default - as Kueue has it */
  readonly input?: string;
  /** Kueue's `multiplyBy`, from 0.16 on. @default - as Kueue has it */
  readonly multiplyBy?: string;
  /** Kueue's `outputs`. @default - as Kueue has it */
  readonly outputs?: { [key: string]: string };
  /** Kueue's `strategy`. @default - as Kueue has it */
  readonly strategy?: string;
}

/** Resources of Kueue's configuration. */
export interface KueueResources {
  /** Kueue's `deviceClassMappings`. @default - as Kueue has it */
  readonly deviceClassMappings?: KueueDeviceClassMapping[];
  /** Kueue's `excludeResourcePrefixes`. @default - as Kueue has it */
  readonly excludeResourcePrefixes?: string[];
  /** Kueue's `quotaCheckStrategy`, from 0.18 on. @default - as Kueue has it */
  readonly quotaCheckStrategy?: string;
  /** Kueue's `transformations`. @default - as Kueue has it */
  readonly transformations?: KueueResourceTransformation[];
}

/** WaitForPodsReady of Kueue's configuration. */
export interface KueueWaitForPodsReady {
  /** Kueue's `blockAdmission`. @default - as Kueue has it */
  readonly blockAdmission?: boolean;
  /** Kueue's `recoveryTimeout`. @default - as Kueue has it */
  readonly recoveryTimeout?: Duration | string;
  /** Kueue's `requeuingStrategy`. @default - as Kueue has it */
  readonly requeuingStrategy?: KueueRequeuingStrategy;
  /** Kueue's `timeout`. @default - as Kueue has it */
  readonly timeout?: Duration | string;
}

/** WorkloadRetentionPolicy of Kueue's configuration. */
export interface KueueWorkloadRetentionPolicy {
  /** Kueue's `afterDeactivatedByKueue`. @default - as Kueue has it */
  readonly afterDeactivatedByKueue?: Duration | string;
  /** Kueue's `afterFinished`. @default - as Kueue has it */
  readonly afterFinished?: Duration | string;
}
