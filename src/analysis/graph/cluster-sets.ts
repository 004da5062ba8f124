import { KnownClusters } from './known-clusters';
import { at, isRecord, Json, text } from '../../kubernetes/json';
import { isEmpty, matches } from '../../kubernetes/label-selector';
import { any, Truth } from '../../kubernetes/three-valued';
import { CLUSTER_PROFILE, CLUSTER_SET, SET_BINDING } from '../../ocm/kinds';
import { CLUSTER_SET_LABEL } from '../../ocm/labels';
import { BUILT_IN_SETS } from '../../ocm/reserved-names';
import { KubeObject, Objects, push } from '../input/objects';

const DEFAULT_SET = 'default';

export type SetForm = 'exclusive' | 'selector' | 'none';

export interface ClusterSetView {
  readonly name: string;
  readonly form: SetForm;
  readonly selector?: Json;
  readonly object?: KubeObject;
}

export interface Binding {
  readonly namespace: string;
  readonly setName: string;
  readonly object: KubeObject;
  readonly set?: ClusterSetView;
}

/** Which namespaces see which clusters: OCM puts a ClusterProfile into a namespace for each cluster of the sets bound to it. */
export class ClusterSetIndex {
  public readonly sets = new Map<string, ClusterSetView>();
  public readonly bindings: Binding[] = [];
  private readonly byNamespace = new Map<string, Binding[]>();
  private readonly profiles = new Map<string, Map<string, KubeObject>>();
  private readonly membership = new Map<string, Map<string, Truth>>();
  private receiversByCluster?: Map<string, string[]>;

  public constructor(objects: Objects, private readonly fleet: KnownClusters, private readonly candidates: () => Iterable<string>) {
    for (const name of BUILT_IN_SETS) {
      this.sets.set(name, name === 'global' ? { name, form: 'selector', selector: {} } : { name, form: 'exclusive' });
    }
    objects.of(CLUSTER_SET).forEach(object => this.sets.set(object.name, read(object)));
    for (const object of objects.of(SET_BINDING)) {
      const setName = text(at(object.manifest, 'spec', 'clusterSet'));
      const binding = { namespace: object.namespace, setName, object, set: this.sets.get(setName) };
      this.bindings.push(binding);
      push(this.byNamespace, object.namespace, binding);
    }
    for (const object of objects.of(CLUSTER_PROFILE)) {
      const inNamespace = this.profiles.get(object.namespace) ?? new Map<string, KubeObject>();
      inNamespace.set(object.name, object);
      this.profiles.set(object.namespace, inNamespace);
    }
  }

  /** Namespaces that something is bound to, or that hold profiles. */
  public get namespaces(): string[] {
    return [...new Set([...this.byNamespace.keys(), ...this.profiles.keys()])].sort();
  }

  public boundTo(namespace: string): readonly Binding[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  public profile(namespace: string, cluster: string): KubeObject | undefined {
    return this.profiles.get(namespace)?.get(cluster);
  }

  /** Whether a set holds a cluster. */
  public contains(set: ClusterSetView | undefined, cluster: string): Truth {
    if (!set) {
      return undefined;
    }
    if (set.form === 'none') {
      return false;
    }
    if (set.form === 'selector' && set.selector && isEmpty(set.selector)) {
      return this.fleet.known ? this.fleet.get(cluster) !== undefined : true;
    }
    const known = this.membership.get(set.name) ?? new Map<string, Truth>();
    this.membership.set(set.name, known);
    const found = known.get(cluster);
    if (found !== undefined || known.has(cluster)) {
      return found;
    }
    const truth = this.evaluate(set, cluster);
    known.set(cluster, truth);
    return truth;
  }

  /** Whether a namespace sees a cluster: has its ClusterProfile. */
  public sees(namespace: string, cluster: string): Truth {
    return this.profile(namespace, cluster) ? true : any(this.boundTo(namespace).map(binding => this.contains(binding.set, cluster)));
  }

  /** Clusters that a namespace sees, as far as the input tells. */
  public seenBy(namespace: string): string[] {
    return [...this.candidates()].filter(cluster => this.sees(namespace, cluster) === true);
  }

  /** Namespaces that see a cluster, and so receive a copy of every token of it. */
  public receivers(cluster: string): readonly string[] {
    if (!this.receiversByCluster) {
      this.receiversByCluster = new Map();
      for (const namespace of this.namespaces) {
        for (const seen of this.seenBy(namespace)) {
          push(this.receiversByCluster, seen, namespace);
        }
      }
    }
    return this.receiversByCluster.get(cluster) ?? [];
  }

  /** Namespaces of which the input does not tell whether they see a cluster. */
  public possibleReceivers(cluster: string): readonly string[] {
    return this.namespaces.filter(namespace => this.sees(namespace, cluster) === undefined);
  }

  private evaluate(set: ClusterSetView, name: string): Truth {
    const cluster = this.fleet.get(name);
    if (!cluster) {
      return this.fleet.known ? false : undefined;
    }
    // OCM's webhook puts a cluster without the label into the default set (open-cluster-management-io/ocm pkg/registration/webhook).
    return set.form === 'exclusive' ? (cluster.labels.get(CLUSTER_SET_LABEL) || DEFAULT_SET) === set.name : matches(set.selector ?? {}, cluster.labels);
  }
}

function read(object: KubeObject): ClusterSetView {
  const { name } = object;
  const selector = at(object.manifest, 'spec', 'clusterSelector');
  const type = at(selector, 'selectorType');
  if (type !== 'LabelSelector') {
    return { name, form: 'exclusive', object };
  }
  const labels = at(selector, 'labelSelector');
  return isRecord(labels) ? { name, form: 'selector', selector: labels, object } : { name, form: 'none', object };
}
