import { MANAGED_SERVICE_ACCOUNT_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/** A release of the managed-serviceaccount add-on: it decides where the credential plugin is found. */
export class ManagedServiceAccountRelease extends Release {
  /** 0.10.0: the plugin is in the add-on's own image. */
  public static readonly V0_10 = ManagedServiceAccountRelease.of('0.10.0');

  /** 0.11.0: the plugin has an image of its own. */
  public static readonly V0_11 = ManagedServiceAccountRelease.of('0.11.0');

  /**
   * A release by its version.
   *
   * @param version a catalogued version such as `0.10.0`; others are refused with the list
   */
  public static of(version: string): ManagedServiceAccountRelease {
    requireCatalogued('ManagedServiceAccountRelease', MANAGED_SERVICE_ACCOUNT_VERSIONS, version);
    return new ManagedServiceAccountRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
