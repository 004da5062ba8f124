import { Construct, IConstruct } from 'constructs';
import { IWorkerGroup } from './worker-group';
import {
  ClusterQueueV1Beta2 as ClusterQueue,
  ClusterQueueV1Beta2SpecResourceGroups as ResourceGroup,
  ClusterQueueV1Beta2SpecResourceGroupsFlavorsResourcesBorrowingLimit as BorrowingLimit,
  ClusterQueueV1Beta2SpecResourceGroupsFlavorsResourcesLendingLimit as LendingLimit,
  ClusterQueueV1Beta2SpecResourceGroupsFlavorsResourcesNominalQuota as NominalQuota,
  LocalQueueV1Beta2 as LocalQueue,
} from '../../../imports/kueue.x-k8s.io';
import { refuse } from '../../errors/format-error';
import { isLabelKey, isQuantity, requireDnsLabel, requireDnsSubdomain } from '../../kubernetes/names';
import { emit, Placement } from '../../manifests/emit';

/** Quota of one resource flavor in a queue. Resources of any name: `cpu`, `memory`, `nvidia.com/gpu`. */
export interface QueueFlavor {
  /** Name of the ResourceFlavor. */
  readonly name: string;

  /** What the queue may use, by resource: Kubernetes quantities such as `400` or `1Ti`, not negative. */
  readonly quota: Record<string, string>;

  /**
   * How much it may borrow from its cohort, by resource. Refused without a cohort.
   *
   * @default - no limit
   */
  readonly borrowingLimits?: Record<string, string>;

  /**
   * How much its cohort may borrow, by resource; not more than the quota. Refused without a cohort.
   *
   * @default - no limit
   */
  readonly lendingLimits?: Record<string, string>;

  /**
   * Labels of the nodes that the flavor stands for.
   *
   * @default - any node
   */
  readonly nodeLabels?: Record<string, string>;

  /**
   * Whether to make the ResourceFlavor. Set it to false where the ResourceFlavor exists.
   *
   * @default true
   */
  readonly createFlavor?: boolean;
}

/** A queue whose workloads go to the workers. */
export interface QueueOptions {
  /** Namespace in which users submit. The same namespace and LocalQueue must exist on every worker of the group. */
  readonly namespace: string;

  /**
   * Whether to make the namespace on the hub.
   *
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * What the queue may use, by resource, of the flavor `default-flavor`. It should be about the sum of the workers' quotas.
   *
   * @default - given by `flavors`; one of the two is required
   */
  readonly quota?: Record<string, string>;

  /**
   * What the queue may use of each flavor. Flavors with the same resources form one group, in the order given; a resource in two groups is refused.
   *
   * @default - given by `quota`
   */
  readonly flavors?: QueueFlavor[];

  /**
   * Cohort in which it borrows and lends.
   *
   * @default - none
   */
  readonly cohort?: string;

  /**
   * Labels of the namespaces that may submit to it.
   *
   * @default - every namespace
   */
  readonly namespaceLabels?: Record<string, string>;

  /**
   * Name of the worker group.
   *
   * @default - the group of all workers
   */
  readonly workerGroup?: string;
}

const DEFAULT_FLAVOR = 'default-flavor';

/** The flavors of a queue, given as `flavors` or as `quota`. */
export function flavorsOf(where: string, options: QueueOptions): QueueFlavor[] {
  if (options.quota && options.flavors) {
    refuse(where, 'quota', options.quota, { wrong: 'is given together with flavors', remedy: 'give one of the two' });
  }
  if (!options.quota && !options.flavors) {
    refuse(where, 'quota', options.quota, {
      wrong: 'no quota is given, neither by quota nor by flavors',
      remedy: 'set quota for the default flavor, for example { cpu: \'40\', memory: \'100Gi\' }, or flavors',
    });
  }
  const flavors = options.flavors ?? [{ name: DEFAULT_FLAVOR, quota: options.quota ?? {} }];
  if (flavors.length === 0) {
    refuse(where, 'flavors', [], { wrong: 'is empty', remedy: 'give at least one flavor' });
  }
  flavors.forEach((flavor, i) => checkFlavor(where, `flavors[${i}]`, flavor, options.cohort));
  const twice = flavors.find((flavor, i) => flavors.findIndex(f => f.name === flavor.name) !== i);
  if (twice) {
    refuse(where, 'flavors', twice.name, { wrong: 'is given twice', remedy: 'put its quota into one entry' });
  }
  return flavors;
}

function checkFlavor(where: string, prop: string, flavor: QueueFlavor, cohort: string | undefined): void {
  requireDnsSubdomain(where, `${prop}.name`, flavor.name);
  const resources = Object.keys(flavor.quota);
  if (resources.length === 0) {
    refuse(where, `${prop}.quota`, flavor.quota, { wrong: 'names no resource', remedy: 'give for example { cpu: \'40\', memory: \'100Gi\' }' });
  }
  const { quota, borrowingLimits = {}, lendingLimits = {} } = flavor;
  for (const [name, limits] of Object.entries({ quota, borrowingLimits, lendingLimits })) {
    for (const [resource, value] of Object.entries(limits)) {
      if (!isLabelKey(resource)) {
        refuse(where, `${prop}.${name}`, resource, { wrong: 'is not the name of a resource', remedy: 'use for example cpu, memory or nvidia.com/gpu' });
      }
      if (!isQuantity(value)) {
        refuse(where, `${prop}.${name}['${resource}']`, value, { wrong: 'is not a quantity', remedy: 'use a string such as 400, 250m or 1Ti' });
      }
      if (name !== 'quota' && !Object.hasOwn(flavor.quota, resource)) {
        refuse(where, `${prop}.${name}`, resource, { wrong: 'has no quota in this flavor', remedy: 'give it a quota too, \'0\' if it is all borrowed' });
      }
      if (name !== 'quota' && cohort === undefined) {
        refuse(where, `${prop}.${name}`, limits, { wrong: 'needs a cohort, and the queue has none', remedy: 'give cohort, or leave the limits out' });
      }
    }
  }
}

/** One queue: a ClusterQueue behind an admission check, and the LocalQueue to which users submit. */
export interface IQueue extends IConstruct {
  /** Name of the ClusterQueue. */
  readonly clusterQueueName: string;

  /** Name of the LocalQueue. */
  readonly localQueueName: string;

  /** Namespace of the LocalQueue. */
  readonly namespace: string;

  /** The workers its workloads go to. */
  readonly workerGroup: IWorkerGroup;
}

/** A queue, with its flavors and its group resolved. */
export interface QueueProps extends Pick<QueueOptions, 'namespace' | 'createNamespace' | 'cohort' | 'namespaceLabels'> {
  readonly flavors: readonly QueueFlavor[];
  readonly workerGroup: IWorkerGroup;
  readonly placement: Placement;
}

export class Queue extends Construct implements IQueue {
  public readonly clusterQueueName: string;
  public readonly localQueueName: string;
  public readonly namespace: string;
  public readonly workerGroup: IWorkerGroup;

  public constructor(scope: Construct, name: string, options: QueueProps) {
    super(scope, `queue-${name}`);
    const { flavors, placement } = options;
    this.clusterQueueName = name;
    this.localQueueName = name;
    this.namespace = options.namespace;
    this.workerGroup = options.workerGroup;
    const where = this.node.path;
    requireDnsLabel(where, 'name', name);
    requireDnsLabel(where, 'namespace', options.namespace);
    if (options.cohort !== undefined) {
      requireDnsSubdomain(where, 'cohort', options.cohort);
    }
    if (options.createNamespace) {
      emit(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: options.namespace } }, placement);
    }
    emit(this, 'cluster-queue', ClusterQueue.manifest({
      metadata: { name },
      spec: {
        // Left out it matches no namespace at all, which nothing reports.
        namespaceSelector: options.namespaceLabels ? { matchLabels: options.namespaceLabels } : {},
        ...(options.cohort === undefined ? {} : { cohortName: options.cohort }),
        resourceGroups: resourceGroups(where, flavors),
        // One check, for all flavors: with a second one, or with onFlavors, the queue turns inactive.
        admissionChecksStrategy: { admissionChecks: [{ name: options.workerGroup.admissionCheckName }] },
      },
    }), placement);
    emit(this, 'local-queue', LocalQueue.manifest({
      metadata: { name, namespace: options.namespace },
      spec: { clusterQueue: name },
    }), placement);
  }
}

/** Kueue wants each flavor's resources in the order of `coveredResources`, and a resource in one group only. */
function resourceGroups(where: string, flavors: readonly QueueFlavor[]): ResourceGroup[] {
  const groups = new Map<string, QueueFlavor[]>();
  for (const flavor of flavors) {
    const key = JSON.stringify(Object.keys(flavor.quota).sort());
    groups.set(key, [...groups.get(key) ?? [], flavor]);
  }
  const owner = new Map<string, string>();
  return [...groups].map(([key, members]) => {
    const covered = JSON.parse(key) as string[];
    for (const resource of covered) {
      const other = owner.get(resource);
      if (other !== undefined) {
        refuse(where, 'flavors', resource, {
          wrong: `is in the flavors ${other} and ${members[0].name}, which do not have the same resources`,
          remedy: 'give both flavors the same resources, \'0\' where one has none',
        });
      }
      owner.set(resource, members[0].name);
    }
    return {
      coveredResources: covered,
      flavors: members.map(flavor => ({ name: flavor.name, resources: covered.map(resource => quotaOf(flavor, resource)) })),
    };
  });
}

function quotaOf(flavor: QueueFlavor, resource: string) {
  const limit = (limits: Record<string, string> | undefined) => limits && Object.hasOwn(limits, resource) ? limits[resource] : undefined;
  const borrowing = limit(flavor.borrowingLimits);
  const lending = limit(flavor.lendingLimits);
  return {
    name: resource,
    nominalQuota: NominalQuota.fromString(flavor.quota[resource]),
    ...(borrowing === undefined ? {} : { borrowingLimit: BorrowingLimit.fromString(borrowing) }),
    ...(lending === undefined ? {} : { lendingLimit: LendingLimit.fromString(lending) }),
  };
}
