import { KUBERNETES_VERSIONS } from './facts';
import { Release, requireCatalogued } from '../release';

/** The Kubernetes minor of a cluster. */
export class KubernetesRelease extends Release {
  /** 1.29 */
  public static readonly V1_29 = KubernetesRelease.of('1.29');
  /** 1.30 */
  public static readonly V1_30 = KubernetesRelease.of('1.30');
  /** 1.31 */
  public static readonly V1_31 = KubernetesRelease.of('1.31');
  /** 1.32 */
  public static readonly V1_32 = KubernetesRelease.of('1.32');
  /** 1.33 */
  public static readonly V1_33 = KubernetesRelease.of('1.33');
  /** 1.34 */
  public static readonly V1_34 = KubernetesRelease.of('1.34');
  /** 1.35, the first with image volumes on by default */
  public static readonly V1_35 = KubernetesRelease.of('1.35');
  /** 1.36 */
  public static readonly V1_36 = KubernetesRelease.of('1.36');

  /**
   * A release by its minor.
   *
   * @param version a catalogued minor such as `1.35`; others are refused with the list
   */
  public static of(version: string): KubernetesRelease {
    requireCatalogued('KubernetesRelease', KUBERNETES_VERSIONS, version);
    return new KubernetesRelease(version);
  }

  private constructor(version: string) {
    super(version);
  }
}
