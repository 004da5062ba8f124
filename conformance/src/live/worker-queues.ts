import { type KubeObject } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ensureNamespaces } from '../install.js';

/** What the checklist asks of each worker: for every LocalQueue of the hub the same namespace and queue name, with quota of the worker's own. */
export async function prepareWorker(worker: Cluster, hubObjects: readonly KubeObject[]): Promise<void> {
  const queues = hubObjects.filter(object => object.kind === 'LocalQueue');
  const used = new Set(queues.map(queue => queue.spec.clusterQueue));
  await ensureNamespaces(
    worker.admin,
    queues.map(queue => queue.metadata.namespace!),
  );
  for (const queue of hubObjects.filter(object => object.kind === 'ClusterQueue' && used.has(object.metadata.name))) {
    const flavors: string[] = queue.spec.resourceGroups.flatMap((group: any) => group.flavors.map((flavor: any) => flavor.name));
    for (const name of flavors) {
      await worker.admin.apply({ apiVersion: queue.apiVersion, kind: 'ResourceFlavor', metadata: { name } });
    }
    // The check is the hub's: on the worker the workload simply runs.
    const { admissionChecksStrategy: _hubOnly, ...spec } = queue.spec;
    await worker.admin.apply({ apiVersion: queue.apiVersion, kind: queue.kind, metadata: { name: queue.metadata.name }, spec });
  }
  for (const {
    apiVersion,
    kind,
    metadata: { name, namespace },
    spec,
  } of queues) {
    await worker.admin.apply({ apiVersion, kind, metadata: { name, namespace }, spec: { clusterQueue: spec.clusterQueue } });
  }
}
