import { ClusterSelector, LabelOperator } from './cluster-selector';
import { Hub } from './hub';
import { ManagedCluster } from './managed-cluster';
import { refuse } from '../errors/format-error';
import { LABEL_LENGTH, requireDnsSubdomain } from '../kubernetes/names';
import { CLUSTER_SET_LABEL, OWN_CLUSTER_LABEL } from '../ocm/labels';
import { BUILT_IN_SETS } from '../ocm/reserved-names';

/** What the set selects, for its manifest; nothing where the set exists already. */
export let definitionOf: (set: ClusterSet, where: string, hub: Hub) => SetDefinition | undefined;

/** A ManagedClusterSet: one that the app defines, or one that exists. */
export class ClusterSet {
  // jsii publishes every member that is not private, so the function above reaches a private one from here.
  static {
    definitionOf = (set, where, hub) => set.definition(where, hub);
  }

  /**
   * A set of the clusters that a label selector matches, now and later.
   *
   * @param name name of the set; `default` and `global` are OCM's own and refused
   * @param selector labels of the clusters; `ClusterSelector.all()` for every cluster, a selector by name is refused
   */
  public static matching(name: string, selector: ClusterSelector): ClusterSet {
    requireOwnName(name);
    if (selector.byName) {
      refuse('ClusterSet.matching', 'selector', selector.toString(), {
        wrong: 'selects clusters by name, which a ManagedClusterSet cannot do',
        remedy: 'give the clusters a label and select by it',
      });
    }
    return new ClusterSet(name, selector, SetForm.MATCHING);
  }

  /**
   * A set of the clusters whose label `cluster.open-cluster-management.io/clusterset` names it. A cluster is in one such set at most.
   *
   * @param name name of the set, and value of the label: at most 63 characters
   */
  public static exclusive(name: string): ClusterSet {
    requireOwnName(name);
    if (name.length > LABEL_LENGTH) {
      refuse(
        'ClusterSet.exclusive',
        'name',
        name,
        { wrong: `is longer than ${LABEL_LENGTH} characters, so no cluster's label can name it`, remedy: 'choose a shorter name' },
      );
    }
    return new ClusterSet(name, ClusterSelector.labels({ [CLUSTER_SET_LABEL]: name }), SetForm.EXCLUSIVE);
  }

  /**
   * A set that exists, defined elsewhere. Nothing is emitted for it.
   *
   * @param name name of the set; OCM's own `default` and `global` are allowed here
   * @param clusters which clusters of the fleet it selects, as far as this app is concerned
   */
  public static fromClusterSetName(name: string, clusters: ClusterSelector): ClusterSet {
    requireDnsSubdomain('ClusterSet', 'name', name);
    return new ClusterSet(name, clusters, SetForm.EXISTING);
  }

  private constructor(
    /** Name of the ManagedClusterSet. */
    public readonly name: string,
    private readonly selector: ClusterSelector,
    private readonly form: SetForm,
  ) {}

  /** The clusters of the hub's fleet that the set selects, the hub's own left out. */
  public members(hub: Hub): ManagedCluster[] {
    if (hub.ownCluster !== undefined && this.selector.byName?.includes(hub.ownCluster)) {
      refuse('ClusterSet', `clusters of ${this.name}`, hub.ownCluster, {
        wrong: 'is the hub itself, which cannot be a cluster of a consumer',
        remedy: 'leave it out',
      });
    }
    return hub.fleet.select(this.selector).filter(cluster => cluster.name !== hub.ownCluster);
  }

  private definition(where: string, hub: Hub): SetDefinition | undefined {
    const own = hub.ownCluster === undefined ? undefined : hub.fleet.cluster(hub.ownCluster);
    const catchesOwn = own !== undefined && this.selector.matches(own);
    switch (this.form) {
      case SetForm.EXISTING:
        return undefined;
      case SetForm.EXCLUSIVE:
        if (catchesOwn) {
          refuse(where, 'clusterSets', this.name, {
            wrong: `contains the hub's own cluster '${own.name}' by its label, and an exclusive set cannot exclude it`,
            remedy: `remove the label ${CLUSTER_SET_LABEL} from that cluster`,
          });
        }
        return { exclusive: true };
      case SetForm.MATCHING:
        return { exclusive: false, selector: (catchesOwn ? this.without(where, own) : this.selector).toLabelSelector() ?? {} };
    }
  }

  private without(where: string, own: ManagedCluster): ClusterSelector {
    if (own.label(OWN_CLUSTER_LABEL) !== 'true') {
      refuse(where, 'clusterSets', this.name, {
        wrong: `selects the hub's own cluster '${own.name}', and no label distinguishes it from the others`,
        remedy: `kubectl label managedcluster ${own.name} ${OWN_CLUSTER_LABEL}=true, and export the fleet again`,
      });
    }
    return this.selector.and({ key: OWN_CLUSTER_LABEL, operator: LabelOperator.NOT_IN, values: ['true'] });
  }
}

/** How a set comes to its clusters. */
enum SetForm {
  MATCHING, EXCLUSIVE, EXISTING,
}

export interface SetDefinition {
  readonly exclusive: boolean;
  readonly selector?: ReturnType<ClusterSelector['toLabelSelector']>;
}

function requireOwnName(name: string): void {
  requireDnsSubdomain('ClusterSet', 'name', name);
  if (BUILT_IN_SETS.includes(name)) {
    refuse('ClusterSet', 'name', name, {
      wrong: 'is a set that OCM manages itself and restores within seconds',
      remedy: `choose another name, or bind it with ClusterSet.fromClusterSetName('${name}', …)`,
    });
  }
}
