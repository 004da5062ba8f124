import { KUEUE } from './component';
import { KUEUE_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/**
 * A release of Kueue. `V0_19` and its like mean the newest catalogued patch; where a patch made a
 * difference, choose yours with `KueueRelease.of('0.19.0')`.
 */
export class KueueRelease extends Release {
  /** The newest catalogued patch of 0.15. */
  public static readonly V0_15 = KueueRelease.newest('0.15');
  /** The newest catalogued patch of 0.16. */
  public static readonly V0_16 = KueueRelease.newest('0.16');
  /** The newest catalogued patch of 0.17. */
  public static readonly V0_17 = KueueRelease.newest('0.17');
  /** The newest catalogued patch of 0.18. */
  public static readonly V0_18 = KueueRelease.newest('0.18');
  /** The newest catalogued patch of 0.19. */
  public static readonly V0_19 = KueueRelease.newest('0.19');
  /** 0.20, which is known by its change log only. */
  public static readonly V0_20 = KueueRelease.newest('0.20');

  /**
   * A release by its version.
   *
   * @param version as people write it, such as `0.19.7` or `v0.19.7`;
   *   a later patch than the catalogue has takes the facts of the nearest before it, and other uncatalogued versions are refused with the list
   */
  public static of(version: string): KueueRelease {
    return KueueRelease.from(releaseOf(KUEUE, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `0.21.0`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): KueueRelease {
    return KueueRelease.from(assumedRelease(KUEUE, version));
  }

  private static from(stated: StatedRelease): KueueRelease {
    return new KueueRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): KueueRelease {
    return KueueRelease.of(newestPatch(KUEUE_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
