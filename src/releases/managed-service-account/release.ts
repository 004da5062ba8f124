import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

/** A release of the managed-serviceaccount add-on: it decides where the credential plugin is found. */
export class ManagedServiceAccountRelease extends Release {
  /** 0.10: the plugin is in the add-on's own image. */
  public static readonly V0_10 = ManagedServiceAccountRelease.newest('0.10');

  /** 0.11: the plugin has an image of its own. */
  public static readonly V0_11 = ManagedServiceAccountRelease.newest('0.11');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.10.0`; others are refused with the list
   */
  public static of(version: string): ManagedServiceAccountRelease {
    requireCatalogued('ManagedServiceAccountRelease', MANAGED_SERVICE_ACCOUNT_VERSIONS, version);
    return new ManagedServiceAccountRelease(version);
  }

  private static newest(minor: string): ManagedServiceAccountRelease {
    return new ManagedServiceAccountRelease(newestPatch(MANAGED_SERVICE_ACCOUNT_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
