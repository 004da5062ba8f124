import { OCM } from './component';
import { OCM_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/** A release of the Open Cluster Management hub. */
export class OcmRelease extends Release {
  /** The newest catalogued patch of 1.2. */
  public static readonly V1_2 = OcmRelease.newest('1.2');

  /** The newest catalogued patch of 1.3. */
  public static readonly V1_3 = OcmRelease.newest('1.3');

  /**
   * A release by its version.
   *
   * @param version as people write it, such as `1.3.1` or `v1.3.1`;
   *   a later patch than the catalogue has takes the facts of the nearest before it, and other uncatalogued versions are refused with the list
   */
  public static of(version: string): OcmRelease {
    return OcmRelease.from(releaseOf(OCM, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `1.4.0`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): OcmRelease {
    return OcmRelease.from(assumedRelease(OCM, version));
  }

  private static from(stated: StatedRelease): OcmRelease {
    return new OcmRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): OcmRelease {
    return OcmRelease.of(newestPatch(OCM_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
