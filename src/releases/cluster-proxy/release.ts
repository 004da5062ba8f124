import { CLUSTER_PROXY_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/** A release of the cluster-proxy add-on, which gives the route to the managed clusters. */
export class ClusterProxyRelease extends Release {
  /** 0.10.0 */
  public static readonly V0_10 = ClusterProxyRelease.of('0.10.0');

  /** 0.11.0 */
  public static readonly V0_11 = ClusterProxyRelease.of('0.11.0');

  /** 0.12.0 */
  public static readonly V0_12 = ClusterProxyRelease.of('0.12.0');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.11.0`; others are refused with the list
   */
  public static of(version: string): ClusterProxyRelease {
    requireCatalogued('ClusterProxyRelease', CLUSTER_PROXY_VERSIONS, version);
    return new ClusterProxyRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
