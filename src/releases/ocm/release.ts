import { OCM_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

/** A release of the Open Cluster Management hub. */
export class OcmRelease extends Release {
  /** The newest catalogued patch of 1.2. */
  public static readonly V1_2 = OcmRelease.newest('1.2');

  /** The newest catalogued patch of 1.3. */
  public static readonly V1_3 = OcmRelease.newest('1.3');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `1.3.1`; others are refused with the list
   */
  public static of(version: string): OcmRelease {
    requireCatalogued('OcmRelease', OCM_VERSIONS, version);
    return new OcmRelease(version);
  }

  private static newest(minor: string): OcmRelease {
    return new OcmRelease(newestPatch(OCM_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
