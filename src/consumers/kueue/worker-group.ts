import { Construct, IConstruct } from 'constructs';
import {
  AdmissionCheckV1Beta2 as AdmissionCheck, MultiKueueConfigV1Beta2 as MultiKueueConfig,
} from '../../../imports/kueue.x-k8s.io';
import { refusal } from '../../errors/format-error';
import { ManagedCluster } from '../../hub/managed-cluster';
import { requireDnsLabel } from '../../kubernetes/names';
import { emit, Placement } from '../../manifests/emit';
import { valueAt } from '../../releases/fact';
import { CLUSTERS_PER_CONFIG } from '../../releases/kueue/facts';
import { KueueRelease } from '../../releases/kueue/release';

/** Workers that a workload may go to: a MultiKueueConfig and the AdmissionCheck that queues name. */
export interface IWorkerGroup extends IConstruct {
  /** Name of the group, for `QueueOptions.workerGroup`, and of its MultiKueueConfig. */
  readonly name: string;

  /** Name of its AdmissionCheck, for queues that exist. */
  readonly admissionCheckName: string;

  /** Its workers, by name. */
  readonly workers: ManagedCluster[];
}

export class WorkerGroup extends Construct implements IWorkerGroup {
  public readonly admissionCheckName: string;

  public constructor(scope: Construct, public readonly name: string, private readonly members: readonly ManagedCluster[], placement: Placement) {
    super(scope, `group-${name}`);
    // The admission check's reference takes a DNS label, though the config itself could have a longer name.
    requireDnsLabel(scope.node.path, 'workerGroup', name);
    this.admissionCheckName = name;
    emit(this, 'config', MultiKueueConfig.manifest({
      metadata: { name },
      spec: { clusters: members.map(worker => worker.name) },
    }), placement);
    emit(this, 'check', AdmissionCheck.manifest({
      metadata: { name },
      spec: {
        controllerName: 'kueue.x-k8s.io/multikueue',
        parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', name },
      },
    }), placement);
  }

  public get workers(): ManagedCluster[] {
    return [...this.members];
  }
}

/** Why a group is too large, with the calls that split it; nothing if it is not. */
export function tooLarge(where: string, group: string, workers: readonly ManagedCluster[], release: KueueRelease): string | undefined {
  const limit = valueAt(CLUSTERS_PER_CONFIG, release.factsOf);
  if (workers.length <= limit) {
    return undefined;
  }
  const half = Math.ceil(workers.length / 2);
  const call = (suffix: string, part: readonly ManagedCluster[]) =>
    `addWorkerGroup('${group}-${suffix}', ClusterSelector.names(${part.map(worker => `'${worker.name}'`).join(', ')}))`;
  return refusal(where, 'workerGroup', group, {
    wrong: `has ${workers.length} workers, and one MultiKueueConfig of Kueue ${release} takes at most ${limit}`,
    remedy: `split it with two calls, by a label or by name: ${call('1', workers.slice(0, half))} and ${call('2', workers.slice(half))}`,
  });
}
