import { ARGO_CD_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

/** The Argo CD minor on the hub. */
export class ArgoCdRelease extends Release {
  /** 3.4: cannot run the credential plugin */
  public static readonly V3_4 = ArgoCdRelease.newest('3.4');

  /** 3.5: passes cluster information to the credential plugin */
  public static readonly V3_5 = ArgoCdRelease.newest('3.5');

  /**
   * A release by its minor.
   *
   * @param version a catalogued minor such as `3.5`; others are refused with the list
   */
  public static of(version: string): ArgoCdRelease {
    requireCatalogued('ArgoCdRelease', ARGO_CD_VERSIONS, version);
    return new ArgoCdRelease(version);
  }

  private static newest(minor: string): ArgoCdRelease {
    return new ArgoCdRelease(newestPatch(ARGO_CD_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
