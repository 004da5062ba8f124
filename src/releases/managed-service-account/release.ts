import { MANAGED_SERVICE_ACCOUNT } from './component';
import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/** A release of the managed-serviceaccount add-on: it decides where the credential plugin is found. */
export class ManagedServiceAccountRelease extends Release {
  /** 0.10: the plugin is in the add-on's own image. */
  public static readonly V0_10 = ManagedServiceAccountRelease.newest('0.10');

  /** 0.11: the plugin has an image of its own. */
  public static readonly V0_11 = ManagedServiceAccountRelease.newest('0.11');

  /**
   * A release by its version.
   *
   * @param version as people write it, such as `0.10.0` or `v0.10.0`;
   *   a later patch than the catalogue has takes the facts of the nearest before it, and other uncatalogued versions are refused with the list
   */
  public static of(version: string): ManagedServiceAccountRelease {
    return ManagedServiceAccountRelease.from(releaseOf(MANAGED_SERVICE_ACCOUNT, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `0.12.0`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): ManagedServiceAccountRelease {
    return ManagedServiceAccountRelease.from(assumedRelease(MANAGED_SERVICE_ACCOUNT, version));
  }

  private static from(stated: StatedRelease): ManagedServiceAccountRelease {
    return new ManagedServiceAccountRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): ManagedServiceAccountRelease {
    return ManagedServiceAccountRelease.of(newestPatch(MANAGED_SERVICE_ACCOUNT_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
