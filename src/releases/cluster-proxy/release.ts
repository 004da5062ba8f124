import { CLUSTER_PROXY_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

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
   * @param version a catalogued version such as `0.11.0`; others are refused with the list
   */
  public static of(version: string): ClusterProxyRelease {
    requireCatalogued('ClusterProxyRelease', CLUSTER_PROXY_VERSIONS, version);
    return new ClusterProxyRelease(version);
  }

  private static newest(minor: string): ClusterProxyRelease {
    return new ClusterProxyRelease(newestPatch(CLUSTER_PROXY_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
