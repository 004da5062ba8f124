import { KUEUE_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/**
 * A release of Kueue. `V0_19` and its like mean the newest catalogued patch; where a patch made a
 * difference, choose yours with `KueueRelease.of('0.19.0')`.
 */
export class KueueRelease extends Release {
  /** 0.15.8 */
  public static readonly V0_15 = KueueRelease.of('0.15.8');
  /** 0.16.9 */
  public static readonly V0_16 = KueueRelease.of('0.16.9');
  /** 0.17.8 */
  public static readonly V0_17 = KueueRelease.of('0.17.8');
  /** 0.18.6 */
  public static readonly V0_18 = KueueRelease.of('0.18.6');
  /** 0.19.2 */
  public static readonly V0_19 = KueueRelease.of('0.19.2');

  /**
   * A release by its version.
   *
   * @param version a catalogued version from `0.15.2` on; others are refused with the list
   */
  public static of(version: string): KueueRelease {
    requireCatalogued('KueueRelease', KUEUE_VERSIONS, version);
    return new KueueRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
