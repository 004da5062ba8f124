import { ClusterSelector } from './cluster-selector';
import { ReadCluster, readFile, readFolder } from './fleet-reader';
import { ManagedCluster, ManagedClusterProps } from './managed-cluster';
import { refuse, some } from '../errors/format-error';

/** The clusters that a hub manages, in the order of their names whatever the order they were given in. */
export class Fleet {
  /**
   * A fleet from a list. An empty list and a name given twice are refused.
   *
   * @param clusters the clusters
   */
  public static of(clusters: ManagedClusterProps[]): Fleet {
    return Fleet.build('Fleet.of', clusters.map((props, i) => ({ place: `clusters[${i}]`, props })));
  }

  /**
   * A fleet from a file of exported ManagedClusters, YAML or JSON, as `kubectl get managedclusters -o yaml` writes it.
   *
   * @param path path of the file, relative to the working directory
   */
  public static fromFile(path: string): Fleet {
    return Fleet.build('Fleet.fromFile', readFile(path));
  }

  /**
   * A fleet from a folder of such files.
   *
   * @param path path of the folder; its `.yaml`, `.yml` and `.json` files are read, its sub-folders are not
   */
  public static fromFolder(path: string): Fleet {
    return Fleet.build('Fleet.fromFolder', readFolder(path));
  }

  private static build(where: string, read: ReadCluster[]): Fleet {
    const places = new Map<string, string>();
    const clusters = read.map(({ place, props }) => {
      const cluster = named(place, props);
      const first = places.get(cluster.name);
      if (first !== undefined) {
        refuse(where, 'name', cluster.name, { wrong: `is given twice, at ${first} and at ${place}`, remedy: 'keep one of the two' });
      }
      places.set(cluster.name, place);
      return cluster;
    });
    if (clusters.length === 0) {
      refuse(where, 'clusters', [], { wrong: 'is empty', remedy: 'give the ManagedClusters of the hub' });
    }
    clusters.sort((a, b) => a.name < b.name ? -1 : 1);
    return new Fleet(clusters);
  }

  private readonly all: readonly ManagedCluster[];

  private constructor(clusters: ManagedCluster[]) {
    this.all = clusters;
  }

  /** All clusters by name, the hub's own and those not yet accepted included. */
  public get clusters(): ManagedCluster[] {
    return [...this.all];
  }

  /** The cluster of that name, or nothing. */
  public cluster(name: string): ManagedCluster | undefined {
    return this.all.find(cluster => cluster.name === name);
  }

  /** The clusters that a selector means, by name. A cluster named by it that the fleet does not hold is refused. */
  public select(selector: ClusterSelector): ManagedCluster[] {
    const wanted = selector.byName;
    const known = wanted && new Set(this.all.map(cluster => cluster.name));
    const unknown = wanted?.filter(name => !known?.has(name)) ?? [];
    if (unknown.length > 0) {
      refuse('Fleet.select', 'names', some(unknown), {
        wrong: 'is not in the fleet',
        remedy: `choose from the clusters of the fleet: ${some(this.all.map(c => c.name))}`,
      });
    }
    return this.all.filter(cluster => selector.matches(cluster));
  }
}

/** Names the place of a cluster that is refused, which for a large file is all that helps. */
function named(place: string, props: ManagedClusterProps): ManagedCluster {
  try {
    return new ManagedCluster(props);
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}
