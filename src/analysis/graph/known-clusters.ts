import { at, isRecord } from '../../kubernetes/json';
import { MANAGED_CLUSTER } from '../../ocm/kinds';
import { OWN_CLUSTER_LABEL } from '../../ocm/labels';
import { KubeObject, Objects } from '../input/objects';
import { AccessOptions } from '../input/options';
import { resolveKueue } from '../input/releases';

export interface Cluster {
  readonly name: string;
  readonly labels: ReadonlyMap<string, unknown>;
  readonly accepted: boolean;
  readonly own: boolean;
  /** Release of Kueue on it, where stated. */
  readonly kueue?: string;
  readonly object?: KubeObject;
}

/** The clusters that the input describes. Not described is not the same as not there: see `known`. */
export class KnownClusters {
  private readonly byName = new Map<string, Cluster>();

  public constructor(objects: Objects, options: AccessOptions) {
    for (const object of objects.of(MANAGED_CLUSTER)) {
      this.add(object.name, at(object.manifest, 'metadata', 'labels'), at(object.manifest, 'spec', 'hubAcceptsClient') !== false, options, undefined, object);
    }
    (options.fleet ?? []).forEach((cluster, i) => {
      this.add(cluster.name, cluster.labels, cluster.accepted !== false, options, resolveKueue(`fleet[${i}].kueue`, cluster.kueue));
    });
  }

  /** Whether the input says which clusters there are. */
  public get known(): boolean {
    return this.byName.size > 0;
  }

  public get clusters(): Cluster[] {
    return [...this.byName.values()];
  }

  public get(name: string): Cluster | undefined {
    return this.byName.get(name);
  }

  private add(name: string, labels: unknown, accepted: boolean, options: AccessOptions, kueue?: string, object?: KubeObject): void {
    const map = new Map(isRecord(labels) ? Object.entries(labels) : []);
    const own = options.ownCluster === undefined
      ? map.get(OWN_CLUSTER_LABEL) === 'true' || name === OWN_CLUSTER_LABEL
      : name === options.ownCluster;
    const before = this.byName.get(name);
    this.byName.set(name, { name, labels: map, accepted, own, kueue: kueue ?? before?.kueue, object: object ?? before?.object });
  }
}
