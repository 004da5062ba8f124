import { Construct } from 'constructs';
import { Flavors } from './flavors';
import { InstalledKueue, patchIncluded, patchReleaseManifests } from './installed-kueue';
import { chosenFrameworks } from './kueue-framework';
import { MultiKueueIntegrationProps, WorkerRequirements } from './multikueue-integration-props';
import { flavorsOf, Queue, QueueFlavor, QueueOptions } from './queue';
import { tooLarge, WorkerGroup } from './worker-group';
import { workerCrds, workerPermissions } from './worker-rules';
import { MultiKueueClusterV1Beta2 as MultiKueueCluster } from '../../../imports/kueue.x-k8s.io';
import { ClusterProfileAccess } from '../../cluster-profile-access';
import { ConsumerBinding, IConsumerBinding } from '../../consumer-binding';
import { refuse, refusal, some } from '../../errors/format-error';
import { ClusterSelector } from '../../hub/cluster-selector';
import { ClusterSet } from '../../hub/cluster-set';
import { Hub } from '../../hub/hub';
import { ManagedCluster } from '../../hub/managed-cluster';
import { emit, Placement } from '../../manifests/emit';
import { Step } from '../../manifests/order';
import { requireNamespaces } from '../../permission/rule';
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

  private readonly hub: Hub;
  private readonly release: KueueRelease;
  private readonly frameworks: FrameworkFacts[];
  private readonly name: string;
  private readonly placement: Placement;
  private readonly groups = new Map<string, WorkerGroup>();
  private readonly queues: { readonly name: string; readonly namespace: string; readonly group: WorkerGroup }[] = [];
  private readonly flavors: Flavors;
  /** The group of all workers is there until another is added, and again as soon as something uses it. */
  private allWorkers?: WorkerGroup;
  private allWorkersUsed = false;

  public constructor(scope: Construct, id: string, props: MultiKueueIntegrationProps) {
    super(scope, id);
    const where = this.node.path;
    this.hub = props.hub;
    this.release = props.hub._kueue(where);
    this.frameworks = chosenFrameworks(where, props.frameworks, this.release);
    const home = this.release._value(MANIFEST_NAMES).namespace;
    const namespace = props.installation.namespace ?? home;
    this.name = props.managedServiceAccountName ?? (namespace === home ? 'multikueue' : `${namespace}-multikueue`);
    this.placement = { step: Step.CONSUMER, argoCdSyncWaves: props.hub.argoCdSyncWaves };

    this.binding = this.bind(namespace, props);
    if (this.binding.clusters.length === 0) {
      refuse(
        where,
        'clusters',
        some(this.binding.waitingClusters.map(cluster => cluster.name)),
        { wrong: 'is not accepted by the hub yet, so there is no worker at all', remedy: 'accept it, and export the fleet again' },
      );
    }
    this.access = new ClusterProfileAccess(this, 'access', {
      binding: this.binding,
      managedServiceAccountName: this.name,
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
    const named = new Set(this.frameworks.map(({ name }) => name));
    registerAppFacts(this, this, () => ({ unmanagedFrameworks: FRAMEWORKS.map(({ name }) => name).filter(name => !named.has(name)) }));
    this.emitWorkers();
    this.flavors = new Flavors(this, 'flavors', this.placement);
    this.addAllWorkers();
    this.node.addValidation({ validate: () => this.ungrouped() });
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
    return this.useAllWorkers().admissionCheckName;
  }

  /**
   * Adds a group of workers. The group of all workers, which is there without a call, stays only if something uses it.
   *
   * @param name name of its MultiKueueConfig and AdmissionCheck: a DNS label without dots
   * @param clusters which of the workers; no more than the release takes (20, on Kueue 0.15 10)
   * @returns the name of the admission check, for queues that exist
   */
  public addWorkerGroup(name: string, clusters: ClusterSelector): string {
    const where = this.node.path;
    const unused = this.allWorkersUsed ? undefined : this.allWorkers;
    if (this.groups.has(name) && this.groups.get(name) !== unused) {
      refuse(where, 'workerGroup', name, { wrong: 'is given twice', remedy: 'choose another name, or widen the selector of the first' });
    }
    const workers = this.chosen(name, clusters);
    const wrong = tooLarge(where, name, workers, this.release);
    if (wrong) {
      throw new Error(wrong);
    }
    if (unused) {
      this.node.tryRemoveChild(unused.node.id);
      this.groups.delete(this.name);
      this.allWorkers = undefined;
    }
    const group = new WorkerGroup(this, name, workers, this.placement);
    this.groups.set(name, group);
    return group.admissionCheckName;
  }

  /**
   * Adds a queue: ResourceFlavors, a ClusterQueue behind the group's admission check, and a LocalQueue.
   *
   * @param name name of the ClusterQueue and the LocalQueue: a DNS label
   * @param options namespace and quota
   */
  public addQueue(name: string, options: QueueOptions): void {
    const where = this.node.path;
    if (this.queues.some(queue => queue.name === name)) {
      refuse(where, 'queue', name, { wrong: 'is given twice', remedy: 'choose another name' });
    }
    const flavors: QueueFlavor[] = flavorsOf(`${where}: queue ${name}`, options);
    const group = this.group(options.workerGroup);
    new Queue(this, name, { options, flavors, admissionCheck: group.admissionCheckName, placement: this.placement });
    flavors.forEach(flavor => this.flavors.add(where, flavor));
    this.queues.push({ name, namespace: options.namespace, group });
  }

  /**
   * What a worker must have. Nothing is written to workers: give this list to their administrators.
   *
   * @param worker one of the workers
   */
  public workerRequirements(worker: ManagedCluster): WorkerRequirements {
    const queues = this.queues.filter(queue => queue.group.workers.includes(worker));
    return {
      customResourceDefinitions: workerCrds(this.release, this.frameworks),
      namespaces: [...new Set(queues.map(queue => queue.namespace))].sort(),
      localQueues: queues.map(queue => `${queue.namespace}/${queue.name}`).sort(),
    };
  }

  private bind(namespace: string, props: MultiKueueIntegrationProps): IConsumerBinding {
    const where = this.node.path;
    const { clusters } = props;
    if (clusters && props.binding) {
      refuse(where, 'clusters', clusters.toString(), { wrong: 'is given together with binding', remedy: 'give only one of the two' });
    }
    if (props.binding) {
      if (props.binding.namespace !== namespace) {
        refuse(
          where,
          'binding.namespace',
          props.binding.namespace,
          { wrong: 'is not Kueue\'s namespace, the only one in which it looks for ClusterProfiles', remedy: `bind ${namespace}` },
        );
      }
      return props.binding;
    }
    if (!clusters) {
      refuse(where, 'clusters', undefined, { wrong: 'is missing, and so is binding', remedy: 'give one of the two' });
    }
    this.refuseHub(clusters);
    return new ConsumerBinding(this, 'binding', { hub: props.hub, namespace, clusterSets: [ClusterSet.matching(this.name, clusters)] });
  }

  private changeKueue(namespace: string, props: MultiKueueIntegrationProps): InstalledKueue {
    const request = {
      release: this.release,
      namespace,
      frameworks: this.frameworks.map(framework => framework.name),
      provider: this.access._providerEntry(),
      dispatcher: props.dispatcher,
      origin: props.origin,
      overrides: props.configuration,
    };
    const included = props.installation._included;
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

  private chosen(group: string, clusters: ClusterSelector): ManagedCluster[] {
    this.refuseHub(clusters);
    const chosen = this.workers.filter(worker => clusters.matches(worker));
    const unknown = (clusters.byName ?? []).filter(name => !chosen.some(worker => worker.name === name));
    if (unknown.length > 0 || chosen.length === 0) {
      refuse(this.node.path, `workerGroup ${group}`, unknown.length > 0 ? some(unknown) : clusters.toString(),
        { wrong: unknown.length > 0 ? 'is not a worker' : 'matches no worker', remedy: `the workers are ${some(this.workers.map(worker => worker.name))}` });
    }
    return chosen;
  }

  private refuseHub(clusters: ClusterSelector): void {
    if (this.hub.ownCluster !== undefined && clusters.byName?.includes(this.hub.ownCluster)) {
      refuse(
        this.node.path,
        'clusters',
        this.hub.ownCluster,
        { wrong: 'is the hub itself, and a Kueue manager cannot be its own worker', remedy: 'leave it out' },
      );
    }
  }

  private group(name: string | undefined): WorkerGroup {
    if (name === undefined) {
      return this.useAllWorkers();
    }
    return this.groups.get(name)
      ?? refuse(
        this.node.path,
        'workerGroup',
        name,
        { wrong: 'is not a worker group', remedy: `add it first with addWorkerGroup, or use one of ${some([...this.groups.keys()])}` },
      );
  }

  private useAllWorkers(): WorkerGroup {
    const wrong = tooLarge(this.node.path, this.name, this.workers, this.release);
    if (wrong) {
      throw new Error(wrong);
    }
    if (!this.allWorkers && this.groups.has(this.name)) {
      refuse(
        this.node.path,
        'workerGroup',
        undefined,
        { wrong: 'would be the group of all workers, whose name another group has taken', remedy: `name that group: workerGroup: '${this.name}'` },
      );
    }
    this.allWorkersUsed = true;
    return this.allWorkers ?? this.addAllWorkers();
  }

  private addAllWorkers(): WorkerGroup {
    this.allWorkers = new WorkerGroup(this, this.name, this.workers, this.placement);
    this.groups.set(this.name, this.allWorkers);
    return this.allWorkers;
  }

  private ungrouped(): string[] {
    const wrong = [...this.groups].flatMap(([name, group]) => tooLarge(this.node.path, name, group.workers, this.release) ?? []);
    const grouped = new Set([...this.groups.values()].flatMap(group => group.workers));
    const lost = this.workers.filter(worker => !grouped.has(worker)).map(worker => worker.name);
    return lost.length === 0 ? wrong : [...wrong, refusal(this.node.path,
      'workerGroup',
      some(lost),
      { wrong: 'is in no worker group, so nothing would ever be sent there', remedy: 'add a group that holds it, or narrow clusters' })];
  }
}
