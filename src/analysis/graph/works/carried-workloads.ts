import { text } from '../../../kubernetes/json';
import { groupOf } from '../../../kubernetes/kinds';
import { WORKLOAD_KINDS } from '../../../kubernetes/workload-kinds';
import { CARRIER_KINDS } from '../../input/carriers';
import { Objects, spell } from '../../input/objects';
import { AccessGraph } from '../access-graph';
import { Workload, Workloads } from '../workloads';

/** A workload that works, policies and the like bring to managed clusters: its pods have the rights that its service account has there. */
export interface CarriedWorkload {
  readonly workload: Workload;
  /** Empty where the input does not tell which cluster. */
  readonly cluster: string;
}

/** By the name of the workload and of its cluster: which object carries it makes no difference. */
export function carriedWorkloads({ objects, destinations }: AccessGraph): Map<string, CarriedWorkload> {
  const found = new Map<string, CarriedWorkload>();
  for (const carrier of CARRIER_KINDS.flatMap(type => objects.of(type))) {
    const manifests = destinations.written(carrier).map(({ manifest }) => manifest)
      .filter(({ apiVersion, kind }) => WORKLOAD_KINDS.has(`${groupOf(text(apiVersion))}/${text(kind)}`));
    const { clusters, others } = manifests.length === 0 ? { clusters: [], others: false } : destinations.of(carrier);
    for (const workload of manifests.length === 0 ? [] : new Workloads(new Objects(manifests, [])).all) {
      [...clusters, ...others ? [''] : []].forEach(cluster => found.set(`${spell(workload.object)} ${cluster}`, { workload, cluster }));
    }
  }
  return found;
}
