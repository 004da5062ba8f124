import { Construct, IConstruct } from 'constructs';
import {
  ManagedClusterSet, ManagedClusterSetBinding, ManagedClusterSetSpecClusterSelectorSelectorType as SelectorType,
} from '../imports/cluster.open-cluster-management.io';
import { refuse } from './errors/format-error';
import { ClusterSet, definitionOf } from './hub/cluster-set';
import { describeHub } from './hub/describe-hub';
import { Hub } from './hub/hub';
import { ManagedCluster } from './hub/managed-cluster';
import { requireDnsLabel } from './kubernetes/names';
import { emit } from './manifests/emit';
import { Step } from './manifests/order';
import { registerAppFacts } from './synth/register-app-facts';

/** Which clusters an application on the hub may see: a namespace with sets bound to it. */
export interface IConsumerBinding extends IConstruct {
  /** The hub. */
  readonly hub: Hub;

  /** Namespace of the application, where the ClusterProfiles appear. */
  readonly namespace: string;

  /** Names of the sets bound to the namespace. */
  readonly clusterSetNames: string[];

  /** The clusters that the sets select, by name, without the hub's own and those it has not accepted. */
  readonly clusters: ManagedCluster[];

  /** The clusters that the sets select and the hub has not accepted. Nothing is emitted for them; accept them and synthesize again. */
  readonly waitingClusters: ManagedCluster[];
}

/** What a binding needs to know, whether it is made here or exists. */
export interface ConsumerBindingAttributes {
  /** The hub. */
  readonly hub: Hub;

  /** Namespace of the application: a DNS label. */
  readonly namespace: string;

  /** The sets bound to it: at least one. A cluster in several of them counts once. */
  readonly clusterSets: ClusterSet[];
}

/** Properties of a ConsumerBinding. */
export interface ConsumerBindingProps extends ConsumerBindingAttributes {
  /**
   * Whether to make the namespace. Leave it to its owner where it exists: withdrawing the app would delete it.
   *
   * @default false
   */
  readonly createNamespace?: boolean;
}

/**
 * Binds cluster sets to an application's namespace, upon which OCM puts a ClusterProfile there for each of their clusters.
 * Emits each set that the app defines and a ManagedClusterSetBinding for every set.
 */
export class ConsumerBinding extends Construct implements IConsumerBinding {
  /**
   * Refers to a binding that exists, made by another app or by hand. Emits nothing.
   *
   * @param scope its parent in the tree
   * @param id its id there
   * @param attributes what it binds
   */
  public static fromConsumerBindingAttributes(scope: Construct, id: string, attributes: ConsumerBindingAttributes): IConsumerBinding {
    return new ExistingBinding(scope, id, attributes);
  }

  public readonly hub: Hub;
  public readonly namespace: string;
  private readonly bound: Bound;

  public constructor(scope: Construct, id: string, props: ConsumerBindingProps) {
    super(scope, id);
    registerAppFacts(this, props.hub, () => describeHub(props.hub));
    this.bound = read(this, props);
    this.hub = props.hub;
    this.namespace = props.namespace;

    const placement = { step: Step.BINDING, argoCdSyncWaves: props.hub.argoCdSyncWaves };
    if (props.createNamespace) {
      emit(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: props.namespace } }, placement);
    }
    for (const set of props.clusterSets) {
      const definition = definitionOf(set, this.node.path, props.hub);
      if (definition) {
        emit(this, `set-${set.name}`, ManagedClusterSet.manifest({
          metadata: { name: set.name },
          spec: {
            clusterSelector: definition.exclusive
              ? { selectorType: SelectorType.EXCLUSIVE_CLUSTER_SET_LABEL }
              : { selectorType: SelectorType.LABEL_SELECTOR, labelSelector: definition.selector },
          },
        }), placement);
      }
    }
    for (const name of this.bound.names) {
      // OCM's webhook refuses a binding whose name is not that of its set.
      emit(this, `binding-${name}`, ManagedClusterSetBinding.manifest({
        metadata: { name, namespace: props.namespace },
        spec: { clusterSet: name },
      }), placement);
    }
  }

  public get clusterSetNames(): string[] {
    return [...this.bound.names];
  }

  public get clusters(): ManagedCluster[] {
    return [...this.bound.clusters];
  }

  public get waitingClusters(): ManagedCluster[] {
    return [...this.bound.waiting];
  }
}

class ExistingBinding extends Construct implements IConsumerBinding {
  public readonly hub: Hub;
  public readonly namespace: string;
  private readonly bound: Bound;

  public constructor(scope: Construct, id: string, attributes: ConsumerBindingAttributes) {
    super(scope, id);
    this.bound = read(this, attributes);
    this.hub = attributes.hub;
    this.namespace = attributes.namespace;
  }

  public get clusterSetNames(): string[] {
    return [...this.bound.names];
  }

  public get clusters(): ManagedCluster[] {
    return [...this.bound.clusters];
  }

  public get waitingClusters(): ManagedCluster[] {
    return [...this.bound.waiting];
  }
}

interface Bound {
  readonly names: string[];
  readonly clusters: ManagedCluster[];
  readonly waiting: ManagedCluster[];
}

function read(construct: Construct, { hub, namespace, clusterSets }: ConsumerBindingAttributes): Bound {
  const where = construct.node.path;
  requireDnsLabel(where, 'namespace', namespace);
  if (clusterSets.length === 0) {
    refuse(where, 'clusterSets', [], { wrong: 'is empty, so the application would see no cluster', remedy: 'give at least one ClusterSet' });
  }
  const names = clusterSets.map(set => set.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    refuse(where, 'clusterSets', twice, { wrong: 'is given twice', remedy: 'keep one of the two' });
  }
  const members = new Map<string, ManagedCluster>();
  for (const set of clusterSets) {
    const selected = set.members(hub);
    if (selected.length === 0) {
      refuse(
        where,
        'clusterSets',
        set.name,
        { wrong: `selects none of the ${hub.fleet.clusters.length} clusters of the fleet`, remedy: 'check its labels, or export the fleet again' },
      );
    }
    selected.forEach(cluster => members.set(cluster.name, cluster));
  }
  const all = hub.fleet.clusters.filter(cluster => members.has(cluster.name));
  return { names, clusters: all.filter(c => c.accepted), waiting: all.filter(c => !c.accepted) };
}
