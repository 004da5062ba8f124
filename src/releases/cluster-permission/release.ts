import { CLUSTER_PERMISSION_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

/** A release of cluster-permission: its CRD decides which bindings one ClusterPermission can hold. */
export class ClusterPermissionRelease extends Release {
  /** 0.16: one cluster-wide binding per ClusterPermission. */
  public static readonly V0_16 = ClusterPermissionRelease.newest('0.16');

  /** 0.17: any number of cluster-wide bindings. */
  public static readonly V0_17 = ClusterPermissionRelease.newest('0.17');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.17.0`; others are refused with the list
   */
  public static of(version: string): ClusterPermissionRelease {
    requireCatalogued('ClusterPermissionRelease', CLUSTER_PERMISSION_VERSIONS, version);
    return new ClusterPermissionRelease(version);
  }

  private static newest(minor: string): ClusterPermissionRelease {
    return new ClusterPermissionRelease(newestPatch(CLUSTER_PERMISSION_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
