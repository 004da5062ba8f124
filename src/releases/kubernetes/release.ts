import { KUBERNETES_VERSIONS } from './facts';
import { newestPatch, Release, requireCatalogued } from '../release';

/** The Kubernetes minor of a cluster. */
export class KubernetesRelease extends Release {
  /** 1.29 */
  public static readonly V1_29 = KubernetesRelease.newest('1.29');
  /** 1.30 */
  public static readonly V1_30 = KubernetesRelease.newest('1.30');
  /** 1.31 */
  public static readonly V1_31 = KubernetesRelease.newest('1.31');
  /** 1.32 */
  public static readonly V1_32 = KubernetesRelease.newest('1.32');
  /** 1.33 */
  public static readonly V1_33 = KubernetesRelease.newest('1.33');
  /** 1.34 */
  public static readonly V1_34 = KubernetesRelease.newest('1.34');
  /** 1.35, the first with image volumes on by default */
  public static readonly V1_35 = KubernetesRelease.newest('1.35');
  /** 1.36 */
  public static readonly V1_36 = KubernetesRelease.newest('1.36');

  /**
   * A release by its minor.
   *
   * @param version a catalogued minor such as `1.35`; others are refused with the list
   */
  public static of(version: string): KubernetesRelease {
    requireCatalogued('KubernetesRelease', KUBERNETES_VERSIONS, version);
    return new KubernetesRelease(version);
  }

  private static newest(minor: string): KubernetesRelease {
    return new KubernetesRelease(newestPatch(KUBERNETES_VERSIONS, minor));
  }

  private constructor(version: string) {
    super(version);
  }
}
