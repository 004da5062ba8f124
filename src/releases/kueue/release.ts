import { KUEUE_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

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

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.19.0`; others are refused with the list
   */
  public static of(version: string): KueueRelease {
    requireCatalogued('KueueRelease', KUEUE_VERSIONS, version);
    return new KueueRelease(version);
  }

  private static newest(minor: string): KueueRelease {
    return new KueueRelease(newestPatch(KUEUE_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
