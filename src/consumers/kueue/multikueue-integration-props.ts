import { Duration } from 'cdk8s';
import { MultiKueueDispatcher } from './dispatcher';
import { KueueConfiguration } from './kueue-configuration';
import { KueueFramework } from './kueue-framework';
import { KueueInstallation } from './kueue-installation';
import { IConsumerBinding } from '../../consumer-binding';
import { ClusterSelector } from '../../hub/cluster-selector';
import { Hub } from '../../hub/hub';
import { PluginOptions } from '../../plugin/access-plugin';

/** Properties of a MultiKueueIntegration. */
export interface MultiKueueIntegrationProps {
  /** The hub, with the releases of Kueue and managed-serviceaccount stated. */
  readonly hub: Hub;

  /** How Kueue comes onto the hub. */
  readonly installation: KueueInstallation;

  /**
   * Kinds of job that Kueue manages on the hub and sends to workers: at least one. The list decides the configuration, the
   * rights on the workers and what each worker must have. Kinds that Kueue managed before and that it leaves out are in `unmanagedFrameworks`.
   */
  readonly frameworks: KueueFramework[];

  /**
   * Labels of the workers; a set of them is made and bound.
   *
   * @default - given by `binding`; one of the two is required
   */
  readonly clusters?: ClusterSelector;

  /**
   * A binding of Kueue's namespace, for other kinds of set or one that exists.
   *
   * @default - made from `clusters`
   */
  readonly binding?: IConsumerBinding;

  /**
   * Name of the account on every worker, of the set, and of the group of all workers.
   *
   * @default - `multikueue` where Kueue is in `kueue-system`, else `<namespace>-multikueue`
   */
  readonly managedServiceAccountName?: string;

  /**
   * Validity of a token.
   *
   * @default Duration.hours(24)
   */
  readonly tokenValidity?: Duration;

  /**
   * Namespaces on the workers in which the manager may write; it watches cluster-wide in any case.
   *
   * @default - all namespaces
   */
  readonly workerNamespaces?: string[];

  /**
   * How workers are chosen for a workload.
   *
   * @default - as Kueue is configured; all at once in its shipped configuration
   */
  readonly dispatcher?: MultiKueueDispatcher;

  /**
   * Mark on what this manager makes on workers: a label value. Two managers that share a worker need two.
   *
   * @default - as Kueue is configured; `multikueue` in its code
   */
  readonly origin?: string;

  /**
   * Whether the manager's client of each worker has the limits of `clientConnection` in Kueue's configuration, in requests a second; without them it has five.
   * Refused on a release whose manager does not know the gate: it came with 0.18.8 and 0.19.4.
   *
   * @default - as the release has it: on from 0.20, off before
   */
  readonly workerClientLimits?: boolean;

  /**
   * Further keys of Kueue's configuration, merged over the shipped file. What the stated release would refuse is refused here.
   *
   * @default - none
   */
  readonly configuration?: KueueConfiguration;

  /**
   * Keys that the stated release has and this library does not know yet, merged over `configuration` as they are. The rule kueue-config-invalid is
   * suppressed for the whole ConfigMap then.
   *
   * @default - none
   */
  readonly unknownConfiguration?: Record<string, unknown>;

  /**
   * Image and mount of the credential plugin.
   *
   * @default - the image of the hub's managed-serviceaccount release, copied by an init container
   */
  readonly plugin?: PluginOptions;
}

/** What one worker must have before workloads run there. */
export interface WorkerRequirements {
  /** CRDs, of Kueue and of the frameworks. One that is missing makes the whole worker inactive. */
  readonly customResourceDefinitions: string[];

  /** Namespaces of the queues whose group the worker is in. */
  readonly namespaces: string[];

  /** LocalQueues, as `<namespace>/<name>`. */
  readonly localQueues: string[];
}
