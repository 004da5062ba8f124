import { at, isRecord, Json, list, record, strings } from '../../../kubernetes/json';
import { matches } from '../../../kubernetes/label-selector';
import { any, every, Truth } from '../../../kubernetes/three-valued';
import { KubeObject } from '../../input/objects';
import { ClusterSetIndex } from '../cluster-sets';
import { KnownClusters } from '../known-clusters';

/** What decides which clusters a Placement selects. */
export interface Selection {
  readonly fleet: KnownClusters;
  readonly sets: ClusterSetIndex;
  /** Whether the input is declared complete. */
  readonly complete: boolean;
}

/**
 * Whether a Placement selects a cluster: by the sets bound to its namespace and by label predicates. What depends on the run (a number of clusters,
 * taints, claims, CEL) is unknown (open-cluster-management-io/api cluster/v1beta1/types_placement.go).
 */
export function selects(selection: Selection, placement: KubeObject, cluster: string): Truth {
  const spec = record(placement.manifest.spec);
  const predicates = list(spec.predicates);
  const chosen = every([
    inSets(selection, placement, cluster),
    predicates.length === 0 ? true : any(predicates.map(predicate => fits(selection, record(predicate.requiredClusterSelector), cluster))),
  ]);
  return chosen && (spec.numberOfClusters !== undefined || isTainted(selection, cluster)) ? undefined : chosen;
}

function inSets({ sets, complete }: Selection, { manifest, namespace }: KubeObject, cluster: string): Truth {
  const named = strings(at(manifest, 'spec', 'clusterSets'));
  const bound = sets.boundTo(namespace).filter(({ setName }) => named.length === 0 || named.includes(setName));
  const found = any(bound.map(({ set }) => sets.contains(set, cluster)));
  // Another binding may be in another file, unless every set that is asked for is bound here.
  const isWhole = complete || (named.length > 0 && named.every(name => bound.some(({ setName }) => setName === name)));
  return found === false && !isWhole ? undefined : found;
}

function fits({ fleet }: Selection, { labelSelector, claimSelector, celSelector }: Json, cluster: string): Truth {
  const labels = fleet.get(cluster)?.labels;
  const byLabels = labels && isRecord(labelSelector) ? matches(labelSelector, labels) : undefined;
  return every([labelSelector === undefined ? true : byLabels, ...[claimSelector, celSelector].filter(other => other !== undefined).map(() => undefined)]);
}

function isTainted({ fleet }: Selection, cluster: string): boolean {
  return list(at(fleet.get(cluster)?.object?.manifest, 'spec', 'taints')).length > 0;
}
