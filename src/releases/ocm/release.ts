import { OCM_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/** A release of the Open Cluster Management hub. */
export class OcmRelease extends Release {
  /** 1.2.1, the newest catalogued patch of 1.2 */
  public static readonly V1_2 = OcmRelease.of('1.2.1');

  /** 1.3.1, the newest catalogued patch of 1.3 */
  public static readonly V1_3 = OcmRelease.of('1.3.1');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `1.3.1`; others are refused with the list
   */
  public static of(version: string): OcmRelease {
    requireCatalogued('OcmRelease', OCM_VERSIONS, version);
    return new OcmRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
