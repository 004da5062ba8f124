import { KUBERNETES } from './component';
import { KUBERNETES_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

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
  /** 1.37 */
  public static readonly V1_37 = KubernetesRelease.newest('1.37');

  /**
   * A release by its version. Its patch makes no difference.
   *
   * @param version as people write it, such as `1.35.4` or `v1.35.4`; other minors than those of the catalogue are refused with the list
   */
  public static of(version: string): KubernetesRelease {
    return KubernetesRelease.from(releaseOf(KUBERNETES, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `1.38`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): KubernetesRelease {
    return KubernetesRelease.from(assumedRelease(KUBERNETES, version));
  }

  private static from(stated: StatedRelease): KubernetesRelease {
    return new KubernetesRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): KubernetesRelease {
    return KubernetesRelease.of(newestPatch(KUBERNETES_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
