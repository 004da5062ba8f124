import { CLUSTER_PERMISSION } from './component';
import { CLUSTER_PERMISSION_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/** A release of cluster-permission: its CRD decides which bindings one ClusterPermission can hold. */
export class ClusterPermissionRelease extends Release {
  /** 0.16: one cluster-wide binding per ClusterPermission. */
  public static readonly V0_16 = ClusterPermissionRelease.newest('0.16');

  /** 0.17: any number of cluster-wide bindings. */
  public static readonly V0_17 = ClusterPermissionRelease.newest('0.17');

  /**
   * A release by its version.
   *
   * @param version as people write it, such as `0.17.0` or `v0.17.0`;
   *   a later patch than the catalogue has takes the facts of the nearest before it, and other uncatalogued versions are refused with the list
   */
  public static of(version: string): ClusterPermissionRelease {
    return ClusterPermissionRelease.from(releaseOf(CLUSTER_PERMISSION, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `0.18.0`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): ClusterPermissionRelease {
    return ClusterPermissionRelease.from(assumedRelease(CLUSTER_PERMISSION, version));
  }

  private static from(stated: StatedRelease): ClusterPermissionRelease {
    return new ClusterPermissionRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): ClusterPermissionRelease {
    return ClusterPermissionRelease.of(newestPatch(CLUSTER_PERMISSION_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
