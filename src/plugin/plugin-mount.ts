import { refuse } from '../errors/format-error';
import { Hub } from '../hub/hub';
import { IMAGE_VOLUMES } from '../releases/kubernetes/facts';

/** User the init container runs as; the plugin image names none and would run as root. */
const NON_ROOT = 65532;

/** Options of the init container. */
export interface InitContainerOptions {
  /**
   * User and group id of the init container. The plugin's image names none, so that without one a pod with
   * `runAsNonRoot` does not start; where the platform assigns ids (OpenShift), give one of its range.
   *
   * @default 65532
   */
  readonly runAsUser?: number;
}

/** How the plugin comes into a pod. */
export class PluginMount {
  /** An init container copies it into an empty directory. Works on every Kubernetes release. */
  public static initContainer(options: InitContainerOptions = {}): PluginMount {
    const user = options.runAsUser ?? NON_ROOT;
    if (!Number.isInteger(user) || user <= 0) {
      refuse('PluginMount.initContainer', 'runAsUser', user, { wrong: 'is root or no user id', remedy: 'give a whole number above 0' });
    }
    return new PluginMount(user);
  }

  /** The plugin's image is mounted as a volume. Needs Kubernetes 1.35 or later on the hub, stated in its releases. */
  public static imageVolume(): PluginMount {
    return new PluginMount(undefined);
  }

  private constructor(
    /** User of the init container; nothing where an image volume is used. */
    public readonly runAsUser?: number,
  ) {}

  /** @internal */
  public _check(where: string, hub: Hub): void {
    if (this.runAsUser !== undefined) {
      return;
    }
    const kubernetes = hub._kubernetes(where);
    if (!kubernetes._value(IMAGE_VOLUMES)) {
      refuse(
        where,
        'plugin.mount',
        'PluginMount.imageVolume()',
        { wrong: `does not work on Kubernetes ${kubernetes}, where image volumes are off or missing`, remedy: 'use PluginMount.initContainer()' },
      );
    }
  }
}
