import { at, isRecord } from '../../kubernetes/json';
import { MANAGED_CLUSTER } from '../../ocm/kinds';
import { OWN_CLUSTER_LABEL } from '../../ocm/labels';
import { KubeObject, Objects } from '../input/objects';
import { AccessOptions } from '../input/options';
import { workerKueue } from '../input/releases';

export interface Cluster {
  readonly name: string;
  readonly labels: ReadonlyMap<string, unknown>;
  readonly accepted: boolean;
  readonly own: boolean;
  /** Release of Kueue on it, where the input has it. */
  readonly kueue?: string;
  readonly object?: KubeObject;
}

/** A cluster as the input describes it. */
interface Described extends Pick<Cluster, 'name' | 'accepted' | 'kueue' | 'object'> {
  readonly labels: unknown;
}

/** The clusters that the input describes. A cluster that is not described can still exist: see `known`. */
export class KnownClusters {
  private readonly byName = new Map<string, Cluster>();

  public constructor(objects: Objects, private readonly options: AccessOptions) {
    for (const object of objects.of(MANAGED_CLUSTER)) {
      const { name, manifest } = object;
      this.add({ name, labels: at(manifest, 'metadata', 'labels'), accepted: at(manifest, 'spec', 'hubAcceptsClient') !== false, object });
    }
    (options.fleet ?? []).forEach(({ name, labels, accepted, kueue }, i) => {
      this.add({ name, labels, accepted: accepted !== false, kueue: workerKueue(`fleet[${i}].kueue`, kueue) });
    });
  }

  /** Whether the input describes any cluster. */
  public get known(): boolean {
    return this.byName.size > 0;
  }

  public get clusters(): Cluster[] {
    return [...this.byName.values()];
  }

  public get(name: string): Cluster | undefined {
    return this.byName.get(name);
  }

  /** Whether it is the cluster on which the hub runs. */
  public isOwn(name: string): boolean {
    return this.byName.get(name)?.own ?? name === (this.options.ownCluster ?? OWN_CLUSTER_LABEL);
  }

  private add({ name, labels, accepted, kueue, object }: Described): void {
    const map = new Map(isRecord(labels) ? Object.entries(labels) : []);
    const own = this.options.ownCluster === undefined
      ? map.get(OWN_CLUSTER_LABEL) === 'true' || name === OWN_CLUSTER_LABEL
      : name === this.options.ownCluster;
    const before = this.byName.get(name);
    this.byName.set(name, { name, labels: map, accepted, own, kueue: kueue ?? before?.kueue, object: object ?? before?.object });
  }
}
