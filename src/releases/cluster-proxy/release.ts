import { CLUSTER_PROXY } from './component';
import { CLUSTER_PROXY_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/** A release of the cluster-proxy add-on, which gives the route to the managed clusters. */
export class ClusterProxyRelease extends Release {
  /** The newest catalogued patch of 0.10. */
  public static readonly V0_10 = ClusterProxyRelease.newest('0.10');

  /** The newest catalogued patch of 0.11. */
  public static readonly V0_11 = ClusterProxyRelease.newest('0.11');

  /** The newest catalogued patch of 0.12. */
  public static readonly V0_12 = ClusterProxyRelease.newest('0.12');

  /**
   * A release by its version.
   *
   * @param version as people write it, such as `0.11.0` or `v0.11.0`;
   *   a later patch than the catalogue has takes the facts of the nearest before it, and other uncatalogued versions are refused with the list
   */
  public static of(version: string): ClusterProxyRelease {
    return ClusterProxyRelease.from(releaseOf(CLUSTER_PROXY, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `0.13.0`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): ClusterProxyRelease {
    return ClusterProxyRelease.from(assumedRelease(CLUSTER_PROXY, version));
  }

  private static from(stated: StatedRelease): ClusterProxyRelease {
    return new ClusterProxyRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): ClusterProxyRelease {
    return ClusterProxyRelease.of(newestPatch(CLUSTER_PROXY_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
