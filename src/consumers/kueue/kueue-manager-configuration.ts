/**
 * The part of Kueue's configuration about the manager itself.
 * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)
 * v0.15.2, v0.16.1, v0.17.1, v0.18.4, v0.19.0, v0.19.2. Not edited by hand.
 */
import { Duration } from 'cdk8s';

/** ClientConnection of Kueue's configuration. */
export interface KueueClientConnection {
  /** Kueue's `burst`. @default - as Kueue has it */
  readonly burst?: number;
  /** Kueue's `qps`. @default - as Kueue has it */
  readonly qps?: number;
}

/** ControllerConfigurationSpec of Kueue's configuration. */
export interface KueueController {
  /** Kueue's `cacheSyncTimeout`. @default - as Kueue has it */
  readonly cacheSyncTimeout?: number;
  /** Kueue's `groupKindConcurrency`. @default - as Kueue has it */
  readonly groupKindConcurrency?: { [key: string]: number };
}

/** ControllerHealth of Kueue's configuration. */
export interface KueueHealth {
  /** Kueue's `healthProbeBindAddress`. @default - as Kueue has it */
  readonly healthProbeBindAddress?: string;
  /** Kueue's `livenessEndpointName`. @default - as Kueue has it */
  readonly livenessEndpointName?: string;
  /** Kueue's `readinessEndpointName`. @default - as Kueue has it */
  readonly readinessEndpointName?: string;
}

/** ControllerMetrics of Kueue's configuration. */
export interface KueueMetrics {
  /** Kueue's `bindAddress`. @default - as Kueue has it */
  readonly bindAddress?: string;
  /** Kueue's `customLabels`, from 0.17 on. @default - as Kueue has it */
  readonly customLabels?: KueueMetricsCustomLabel[];
  /** Kueue's `enableClusterQueueResources`. @default - as Kueue has it */
  readonly enableClusterQueueResources?: boolean;
  /** Kueue's `localQueueMetrics`, from 0.17 on. @default - as Kueue has it */
  readonly localQueueMetrics?: KueueLocalQueueMetrics;
}

/** ControllerMetricsCustomLabel of Kueue's configuration. */
export interface KueueMetricsCustomLabel {
  /** Kueue's `name`, from 0.17 on. @default - as Kueue has it */
  readonly name?: string;
  /** Kueue's `sourceAnnotationKey`, from 0.17 on. @default - as Kueue has it */
  readonly sourceAnnotationKey?: string;
  /** Kueue's `sourceKind`, from 0.19 on. @default - as Kueue has it */
  readonly sourceKind?: string;
  /** Kueue's `sourceLabelKey`, from 0.17 on. @default - as Kueue has it */
  readonly sourceLabelKey?: string;
  /** Kueue's `trackedValues`, from 0.19 on. @default - as Kueue has it */
  readonly trackedValues?: string[];
}

/** ControllerWebhook of Kueue's configuration. */
export interface KueueWebhook {
  /** Kueue's `certDir`. @default - as Kueue has it */
  readonly certDir?: string;
  /** Kueue's `host`. @default - as Kueue has it */
  readonly host?: string;
  /** Kueue's `port`. @default - as Kueue has it */
  readonly port?: number;
}

/** InternalCertManagement of Kueue's configuration. */
export interface KueueInternalCertManagement {
  /** Kueue's `enable`. @default - as Kueue has it */
  readonly enable?: boolean;
  /** Kueue's `webhookSecretName`. @default - as Kueue has it */
  readonly webhookSecretName?: string;
  /** Kueue's `webhookServiceName`. @default - as Kueue has it */
  readonly webhookServiceName?: string;
}

/** LabelSelector of Kueue's configuration. */
export interface KueueLabelSelector {
  /** Kueue's `matchExpressions`. @default - as Kueue has it */
  readonly matchExpressions?: KueueLabelSelectorRequirement[];
  /** Kueue's `matchLabels`. @default - as Kueue has it */
  readonly matchLabels?: { [key: string]: string };
}

/** LabelSelectorRequirement of Kueue's configuration. */
export interface KueueLabelSelectorRequirement {
  /** Kueue's `key`. @default - as Kueue has it */
  readonly key?: string;
  /** Kueue's `operator`. @default - as Kueue has it */
  readonly operator?: string;
  /** Kueue's `values`. @default - as Kueue has it */
  readonly values?: string[];
}

/** LeaderElectionConfiguration of Kueue's configuration. */
export interface KueueLeaderElectionConfiguration {
  /** Kueue's `leaderElect`. @default - as Kueue has it */
  readonly leaderElect?: boolean;
  /** Kueue's `leaseDuration`. @default - as Kueue has it */
  readonly leaseDuration?: Duration | string;
  /** Kueue's `renewDeadline`. @default - as Kueue has it */
  readonly renewDeadline?: Duration | string;
  /** Kueue's `resourceLock`. @default - as Kueue has it */
  readonly resourceLock?: string;
  /** Kueue's `resourceName`. @default - as Kueue has it */
  readonly resourceName?: string;
  /** Kueue's `resourceNamespace`. @default - as Kueue has it */
  readonly resourceNamespace?: string;
  /** Kueue's `retryPeriod`. @default - as Kueue has it */
  readonly retryPeriod?: Duration | string;
}

/** LocalQueueMetrics of Kueue's configuration. */
export interface KueueLocalQueueMetrics {
  /** Kueue's `enable`, from 0.17 on. @default - as Kueue has it */
  readonly enable?: boolean;
  /** Kueue's `localQueueSelector`, from 0.17 on. @default - as Kueue has it */
  readonly localQueueSelector?: KueueLabelSelector;
}

/** TLSOptions of Kueue's configuration. */
export interface KueueTlsOptions {
  /** Kueue's `cipherSuites`, from 0.16 on. @default - as Kueue has it */
  readonly cipherSuites?: string[];
  /** Kueue's `curvePreferences`, from 0.19 on. @default - as Kueue has it */
  readonly curvePreferences?: number[];
  /** Kueue's `minVersion`, from 0.16 on. @default - as Kueue has it */
  readonly minVersion?: string;
}

/** VisibilityServerConfiguration of Kueue's configuration. */
export interface KueueVisibilityServerConfiguration {
  /** Kueue's `bindAddress`, from 0.17 on. @default - as Kueue has it */
  readonly bindAddress?: string;
  /** Kueue's `bindPort`, from 0.17 on. @default - as Kueue has it */
  readonly bindPort?: number;
}
