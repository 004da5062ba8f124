import { Selection, selects } from './placements';
import { at, list, record, strings, text } from '../../../kubernetes/json';
import { CLUSTER_ACTION, MANIFEST_WORK, PLACEMENT, PLACEMENT_BINDING, POLICY, POLICY_SET, WORK_REPLICA_SET } from '../../../ocm/kinds';
import { carriedBy, CarriedManifest } from '../../input/carriers';
import { KubeObject, label, Objects, push } from '../../input/objects';

/** Where manifests go that an object of the hub carries. */
export interface Destination {
  /** Clusters that surely get them. */
  readonly clusters: readonly string[];
  /** Whether others may: what chooses them is not in the input, or is decided when it runs. */
  readonly others: boolean;
}

const SOMEWHERE: Destination = { clusters: [], others: true };
/** Governance copies a policy with this label into the namespace of each cluster (governance-policy-propagator controllers/common). */
const ROOT_POLICY = 'policy.open-cluster-management.io/root-policy';

/** Which clusters get what works, policies and the like carry, as far as the input shows it. */
export class Destinations {
  private readonly byPlacement = new Map<KubeObject, Destination>();
  private readonly bindingsOf = new Map<string, KubeObject[]>();

  public constructor(private readonly objects: Objects, private readonly selection: Selection) {
    for (const binding of objects.of(PLACEMENT_BINDING)) {
      list(binding.manifest.subjects).flatMap(subject => this.policiesOf(binding.namespace, text(subject.kind), text(subject.name)))
        .forEach(policy => push(this.bindingsOf, `${binding.namespace}/${policy}`, binding));
    }
  }

  public of(object: KubeObject): Destination {
    const { type, namespace } = object;
    if (type === MANIFEST_WORK || type === CLUSTER_ACTION || (type === POLICY && label(object, ROOT_POLICY) !== undefined)) {
      return { clusters: [namespace], others: false };
    }
    if (type === WORK_REPLICA_SET) {
      return joined(list(at(object.manifest, 'spec', 'placementRefs')).map(({ name }) => this.ofPlacement(namespace, text(name))));
    }
    return type === POLICY ? joined(this.bindings(object).map(binding => this.ofBinding(binding))) : SOMEWHERE;
  }

  /** What is written to the clusters: a policy that only reports writes nothing, and what a template makes is unknown. */
  public written(object: KubeObject): CarriedManifest[] {
    const all = carriedBy(object).filter(({ template }) => !template);
    return all.every(({ reported }) => !reported) || this.isEnforced(object) ? all : all.filter(({ reported }) => !reported);
  }

  /** A binding can make a policy that only reports write what it describes. Not read in a source: a field that no release has overrides nothing. */
  public isEnforced(policy: KubeObject): boolean {
    return policy.type === POLICY
      && this.bindings(policy).some(({ manifest }) => text(at(manifest, 'bindingOverrides', 'remediationAction')).toLowerCase() === 'enforce');
  }

  /** The clusters of a Placement, by its name. */
  public ofPlacement(namespace: string, name: string): Destination {
    const placement = this.objects.get(PLACEMENT, namespace, name);
    if (!placement) {
      return SOMEWHERE;
    }
    const found = this.byPlacement.get(placement) ?? this.selected(placement);
    this.byPlacement.set(placement, found);
    return found;
  }

  private bindings({ namespace, name }: KubeObject): readonly KubeObject[] {
    return this.bindingsOf.get(`${namespace}/${name}`) ?? [];
  }

  private policiesOf(namespace: string, kind: string, name: string): string[] {
    return kind === 'PolicySet' ? strings(at(this.objects.get(POLICY_SET, namespace, name)?.manifest, 'spec', 'policies')) : [name];
  }

  private ofBinding({ namespace, manifest }: KubeObject): Destination {
    const { apiGroup, kind, name } = record(manifest.placementRef);
    return `${text(apiGroup)}/${text(kind)}` === PLACEMENT ? this.ofPlacement(namespace, text(name)) : SOMEWHERE;
  }

  private selected(placement: KubeObject): Destination {
    const decided = this.selection.fleet.clusters.map(({ name }) => ({ name, truth: selects(this.selection, placement, name) }));
    return {
      clusters: decided.filter(({ truth }) => truth === true).map(({ name }) => name),
      others: !this.selection.fleet.known || decided.some(({ truth }) => truth === undefined),
    };
  }
}

/** Several placements add up; without any, somebody else may still place it. */
function joined(all: readonly Destination[]): Destination {
  return all.length === 0 ? SOMEWHERE : { clusters: [...new Set(all.flatMap(({ clusters }) => clusters))], others: all.some(({ others }) => others) };
}
