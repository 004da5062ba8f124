import { Construct } from 'constructs';
import { refuseOwnCluster } from './worker-binding';
import { tooLarge, WorkerGroup } from './worker-group';
import { refusal, refuse, some } from '../../errors/format-error';
import { ClusterSelector } from '../../hub/cluster-selector';
import { Hub } from '../../hub/hub';
import { ManagedCluster } from '../../hub/managed-cluster';
import { Placement } from '../../manifests/emit';
import { KueueRelease } from '../../releases/kueue/release';

export interface WorkerGroupsProps {
  readonly hub: Hub;
  readonly release: KueueRelease;
  readonly workers: readonly ManagedCluster[];
  readonly placement: Placement;
}

/**
 * The worker groups of one integration. The group of all workers exists until another group is added, and from then on only if something
 * uses it.
 */
export class WorkerGroups {
  private readonly groups = new Map<string, WorkerGroup>();
  private all?: WorkerGroup;
  private allUsed = false;

  /** @param allName name of the group of all workers */
  public constructor(private readonly owner: Construct, private readonly allName: string, private readonly props: WorkerGroupsProps) {
    this.addAll();
  }

  private get where(): string {
    return this.owner.node.path;
  }

  public add(name: string, clusters: ClusterSelector): WorkerGroup {
    const unused = this.allUsed ? undefined : this.all;
    if (this.groups.has(name) && this.groups.get(name) !== unused) {
      refuse(this.where, 'workerGroup', name, { wrong: 'is given twice', remedy: 'choose another name, or widen the selector of the first' });
    }
    const workers = this.chosen(name, clusters);
    this.requireSize(name, workers);
    if (unused) {
      this.owner.node.tryRemoveChild(unused.node.id);
      this.groups.delete(this.allName);
      this.all = undefined;
    }
    const group = new WorkerGroup(this.owner, name, workers, this.props.placement);
    this.groups.set(name, group);
    return group;
  }

  public get(name: string): WorkerGroup {
    return this.groups.get(name) ?? refuse(this.where, 'workerGroup', name, {
      wrong: 'is not a worker group',
      remedy: `add it first with addWorkerGroup, or use one of ${some([...this.groups.keys()])}`,
    });
  }

  /** The group of all workers, which stays from now on. */
  public useAll(): WorkerGroup {
    this.requireSize(this.allName, this.props.workers);
    if (!this.all && this.groups.has(this.allName)) {
      refuse(this.where, 'workerGroup', undefined, {
        wrong: 'means the group of all workers, but another group has its name',
        remedy: `name that group: workerGroup: '${this.allName}'`,
      });
    }
    this.allUsed = true;
    return this.all ?? this.addAll();
  }

  /** Groups that are too large, and workers that are in no group. */
  public problems(): string[] {
    const { release, workers } = this.props;
    const wrong = [...this.groups].flatMap(([name, group]) => tooLarge(this.where, name, group.workers, release) ?? []);
    const grouped = new Set([...this.groups.values()].flatMap(group => group.workers));
    const lost = workers.filter(worker => !grouped.has(worker)).map(worker => worker.name);
    return lost.length === 0 ? wrong : [...wrong, refusal(this.where, 'workerGroup', some(lost), {
      wrong: 'is in no worker group, so nothing would ever be sent there',
      remedy: 'add a group that holds it, or narrow clusters',
    })];
  }

  private addAll(): WorkerGroup {
    this.all = new WorkerGroup(this.owner, this.allName, this.props.workers, this.props.placement);
    this.groups.set(this.allName, this.all);
    return this.all;
  }

  private chosen(group: string, clusters: ClusterSelector): ManagedCluster[] {
    const { hub, workers } = this.props;
    refuseOwnCluster(this.where, hub, clusters);
    const chosen = workers.filter(worker => clusters.matches(worker));
    const unknown = (clusters.byName ?? []).filter(name => !chosen.some(worker => worker.name === name));
    if (unknown.length > 0 || chosen.length === 0) {
      refuse(this.where, `workerGroup ${group}`, unknown.length > 0 ? some(unknown) : clusters.toString(), {
        wrong: unknown.length > 0 ? 'is not a worker' : 'matches no worker',
        remedy: `the workers are ${some(workers.map(worker => worker.name))}`,
      });
    }
    return chosen;
  }

  private requireSize(name: string, workers: readonly ManagedCluster[]): void {
    const wrong = tooLarge(this.where, name, workers, this.props.release);
    if (wrong) {
      throw new Error(wrong);
    }
  }
}
