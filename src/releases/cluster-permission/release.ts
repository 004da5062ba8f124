import { CLUSTER_PERMISSION_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/** A release of cluster-permission: its CRD decides which bindings one ClusterPermission can hold. */
export class ClusterPermissionRelease extends Release {
  /** 0.16.2, the newest chart: one cluster-wide binding per ClusterPermission. */
  public static readonly V0_16 = ClusterPermissionRelease.of('0.16.2');

  /** 0.17.0: any number of cluster-wide bindings. */
  public static readonly V0_17 = ClusterPermissionRelease.of('0.17.0');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.17.0`; others are refused with the list
   */
  public static of(version: string): ClusterPermissionRelease {
    requireCatalogued('ClusterPermissionRelease', CLUSTER_PERMISSION_VERSIONS, version);
    return new ClusterPermissionRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
