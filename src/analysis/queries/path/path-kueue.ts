import { at } from '../../../kubernetes/json';
import { ADMISSION_CHECK, MULTIKUEUE_CONFIG } from '../../../ocm/kinds';
import { AccessGraph } from '../../graph/access-graph';
import { KubeObject, push } from '../../input/objects';

/** What Kueue reads about its workers, by the cluster of the worker. */
interface WorkerObjects {
  readonly byCluster: ReadonlyMap<string, readonly KubeObject[]>;
  /** Configurations that do not list their clusters by name, so that they may be about any. */
  readonly ofAll: readonly KubeObject[];
}

const memo = new WeakMap<AccessGraph, WorkerObjects>();

/** MultiKueueCluster, MultiKueueConfig and AdmissionCheck: what makes Kueue use a cluster. */
export function workerObjects(graph: AccessGraph, cluster: string): readonly KubeObject[] {
  const found = memo.get(graph) ?? gather(graph);
  memo.set(graph, found);
  return [...found.byCluster.get(cluster) ?? [], ...found.ofAll];
}

function gather(graph: AccessGraph): WorkerObjects {
  const byCluster = new Map<string, KubeObject[]>();
  const clustersOf = new Map<string, string[]>();
  const ofAll: KubeObject[] = [];
  // By name alone: a check that names a cluster where it should name a configuration is about that cluster.
  const checks = new Map<unknown, KubeObject[]>();
  graph.objects.of(ADMISSION_CHECK).forEach(check => push(checks, at(check.manifest, 'spec', 'parameters', 'name'), check));
  for (const { object, cluster } of graph.profileReferences()) {
    [object, ...checks.get(object.name) ?? []].forEach(one => push(byCluster, cluster, one));
    push(clustersOf, object.name, cluster);
  }
  for (const config of graph.objects.of(MULTIKUEUE_CONFIG)) {
    const workers: unknown = at(config.manifest, 'spec', 'clusters');
    const names = Array.isArray(workers) ? workers : [undefined];
    const objects = [config, ...checks.get(config.name) ?? []];
    if (names.every(name => typeof name === 'string')) {
      names.flatMap(name => clustersOf.get(name) ?? []).forEach(cluster => objects.forEach(object => push(byCluster, cluster, object)));
    } else {
      ofAll.push(...objects);
    }
  }
  return { byCluster, ofAll };
}
