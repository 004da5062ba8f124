import { ARGO_CD } from './component';
import { ARGO_CD_VERSIONS } from './facts';
import { assumedRelease, newestPatch, Release, releaseOf, restsOnAssumption } from '../release';
import { StatedRelease } from '../stated-release';

/** The Argo CD minor on the hub. */
export class ArgoCdRelease extends Release {
  /** 3.4: cannot run the credential plugin */
  public static readonly V3_4 = ArgoCdRelease.newest('3.4');

  /** 3.5: passes cluster information to the credential plugin */
  public static readonly V3_5 = ArgoCdRelease.newest('3.5');

  /** 3.6: the same */
  public static readonly V3_6 = ArgoCdRelease.newest('3.6');

  /**
   * A release by its version. Its patch makes no difference.
   *
   * @param version as people write it, such as `3.5.7` or `v3.5.7`; other minors than those of the catalogue are refused with the list
   */
  public static of(version: string): ArgoCdRelease {
    return ArgoCdRelease.from(releaseOf(ARGO_CD, version));
  }

  /**
   * A release of a minor that nobody has catalogued: the facts of the newest release before it are used. Each check reports it, until the catalogue has it.
   *
   * @param version such as `3.7`; one that is catalogued is the same as with `of`, and one that is older than all that are is refused
   */
  public static assume(version: string): ArgoCdRelease {
    return ArgoCdRelease.from(assumedRelease(ARGO_CD, version));
  }

  private static from(stated: StatedRelease): ArgoCdRelease {
    return new ArgoCdRelease(stated.version, stated.factsOf, restsOnAssumption(stated));
  }

  private static newest(minor: string): ArgoCdRelease {
    return ArgoCdRelease.of(newestPatch(ARGO_CD_VERSIONS, minor));
  }

  private constructor(version: string, factsOf: string, assumed: boolean) {
    super(version, factsOf, assumed);
  }
}
