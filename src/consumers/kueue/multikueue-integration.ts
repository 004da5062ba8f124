import { Construct } from 'constructs';
import { Flavors } from './flavors';
import { givenConfiguration } from './given-configuration';
import { InstalledKueue, patchIncluded, patchReleaseManifests } from './installed-kueue';
import { chosenFrameworks } from './kueue-framework';
import { includedIn } from './kueue-installation';
import { MultiKueueIntegrationProps, WorkerRequirements } from './multikueue-integration-props';
import { flavorsOf, IQueue, Queue, QueueOptions } from './queue';
import { bindWorkers } from './worker-binding';
import { IWorkerGroup } from './worker-group';
import { WorkerGroups } from './worker-groups';
import { workerCrds, workerPermissions } from './worker-rules';
import { MultiKueueClusterV1Beta2 as MultiKueueCluster } from '../../../imports/kueue.x-k8s.io';
import { ClusterProfileAccess } from '../../cluster-profile-access';
import { IConsumerBinding } from '../../consumer-binding';
import { refuse } from '../../errors/format-error';
import { ClusterSelector } from '../../hub/cluster-selector';
import { ManagedCluster } from '../../hub/managed-cluster';
import { kueueRelease } from '../../hub/stated-releases';
import { emit, Placement } from '../../manifests/emit';
import { Step } from '../../manifests/order';
import { requireNamespaces } from '../../permission/rule';
import { providerEntry } from '../../plugin/provider-entry';
import { valueAt } from '../../releases/fact';
import { MANIFEST_NAMES } from '../../releases/kueue/facts';
import { FrameworkFacts, FRAMEWORKS } from '../../releases/kueue/framework-facts';
import { KueueRelease } from '../../releases/kueue/release';
import { registerAppFacts } from '../../synth/register-app-facts';

/**
 * Lets Kueue on the hub send workloads to managed clusters: binding, accounts, rights and plugin for Kueue's manager, its complete
 * configuration, and a MultiKueueCluster per worker. Groups of workers and queues are added by calls.
 */
export class MultiKueueIntegration extends Construct {
  /** Which clusters are workers. */
  public readonly binding: IConsumerBinding;

  /** The accounts on them. */
  public readonly access: ClusterProfileAccess;

  private readonly leftOut: readonly string[];

  private readonly release: KueueRelease;
  private readonly frameworks: FrameworkFacts[];
  private readonly placement: Placement;
  private readonly groups: WorkerGroups;
  private readonly queues = new Map<string, Queue>();
  private readonly flavors: Flavors;

  public constructor(scope: Construct, id: string, props: MultiKueueIntegrationProps) {
    super(scope, id);
    const where = this.node.path;
    this.release = kueueRelease(where, props.hub);
    this.frameworks = chosenFrameworks(where, props.frameworks, this.release);
    const home = valueAt(MANIFEST_NAMES, this.release.factsOf).namespace;
    const namespace = props.installation.namespace ?? home;
    const name = props.managedServiceAccountName ?? (namespace === home ? 'multikueue' : `${namespace}-multikueue`);
    this.placement = { step: Step.CONSUMER, argoCdSyncWaves: props.hub.argoCdSyncWaves };

    this.binding = bindWorkers(this, name, namespace, props);
    this.access = new ClusterProfileAccess(this, 'access', {
      binding: this.binding,
      managedServiceAccountName: name,
      tokenValidity: props.tokenValidity,
      // Kueue's manifests bring the Roles for its own namespace.
      hubAccessGrantedElsewhere: true,
      plugin: props.plugin,
    });
    if (props.workerNamespaces) {
      requireNamespaces(where, props.workerNamespaces);
    }
    workerPermissions(this.release, this.frameworks, props.workerNamespaces).forEach(permission => this.access.allow(permission));
    this.leftOut = this.changeKueue(namespace, props).unmanagedFrameworks;
    // Frameworks are a required choice here, so that what they leave out is left out on purpose.
    const named = new Set(this.frameworks.map(framework => framework.name));
    registerAppFacts(this, this, () => ({ unmanagedFrameworks: FRAMEWORKS.map(framework => framework.name).filter(framework => !named.has(framework)) }));
    this.emitWorkers();
    this.flavors = new Flavors(this, 'flavors', this.placement);
    this.groups = new WorkerGroups(this, name, { hub: props.hub, release: this.release, workers: this.workers, placement: this.placement });
    this.node.addValidation({ validate: () => this.groups.problems() });
  }

  /** Frameworks that Kueue on the hub managed before and no longer does. */
  public get unmanagedFrameworks(): string[] {
    return [...this.leftOut];
  }

  /** The workers, by name. */
  public get workers(): ManagedCluster[] {
    return this.access.clusters;
  }

  /** Name of the admission check of all workers, for queues that exist. Refused where there are more workers than one group takes. */
  public get admissionCheckName(): string {
    return this.groups.useAll().admissionCheckName;
  }

  /**
   * Adds a group of workers. The group of all workers, which is there without a call, stays only if something uses it.
   *
   * @param name name of its MultiKueueConfig and AdmissionCheck: a DNS label without dots
   * @param clusters which of the workers; no more than the release takes (20, on Kueue 0.15 10)
   * @returns the group: its name for `QueueOptions.workerGroup`, its admission check for queues that exist
   */
  public addWorkerGroup(name: string, clusters: ClusterSelector): IWorkerGroup {
    return this.groups.add(name, clusters);
  }

  /**
   * Adds a queue: ResourceFlavors, a ClusterQueue behind the group's admission check, and a LocalQueue.
   *
   * @param name name of the ClusterQueue and the LocalQueue: a DNS label
   * @param options namespace and quota
   * @returns the queue, with the names of its objects
   */
  public addQueue(name: string, options: QueueOptions): IQueue {
    const where = this.node.path;
    if (this.queues.has(name)) {
      refuse(where, 'queue', name, { wrong: 'is given twice', remedy: 'choose another name' });
    }
    const flavors = flavorsOf(`${where}: queue ${name}`, options);
    const workerGroup = options.workerGroup === undefined ? this.groups.useAll() : this.groups.get(options.workerGroup);
    const queue = new Queue(this, name, { ...options, flavors, workerGroup, placement: this.placement });
    flavors.forEach(flavor => this.flavors.add(where, flavor));
    this.queues.set(name, queue);
    return queue;
  }

  /**
   * What a worker must have. Nothing is written to workers: give this list to their administrators.
   *
   * @param worker one of the workers
   */
  public workerRequirements(worker: ManagedCluster): WorkerRequirements {
    const queues = [...this.queues.values()].filter(queue => queue.workerGroup.workers.includes(worker));
    return {
      customResourceDefinitions: workerCrds(this.release, this.frameworks),
      namespaces: [...new Set(queues.map(queue => queue.namespace))].sort(),
      localQueues: queues.map(queue => `${queue.namespace}/${queue.localQueueName}`).sort(),
    };
  }

  private changeKueue(namespace: string, props: MultiKueueIntegrationProps): InstalledKueue {
    const request = {
      release: this.release,
      namespace,
      frameworks: this.frameworks.map(framework => framework.name),
      provider: providerEntry(this.access),
      dispatcher: props.dispatcher,
      origin: props.origin,
      workerClientLimits: props.workerClientLimits,
      overrides: givenConfiguration(this.node.path, 'configuration', props.configuration),
      unknown: givenConfiguration(this.node.path, 'unknownConfiguration', props.unknownConfiguration),
    };
    const included = includedIn(props.installation);
    return included
      ? patchIncluded(this, this.access.plugin, request, included)
      : patchReleaseManifests(this, this.access.plugin, request, props.hub.argoCdSyncWaves);
  }

  private emitWorkers(): void {
    const workers = new Construct(this, 'workers');
    for (const worker of this.workers) {
      emit(workers, `cluster-${worker.name}`, MultiKueueCluster.manifest({
        metadata: { name: worker.name },
        // The profile is looked up in Kueue's own namespace, which is that of the binding.
        spec: { clusterSource: { clusterProfileRef: { name: worker.name } } },
      }), this.placement);
    }
  }
}
