import { refuse } from '../errors/format-error';
import { Hub } from '../hub/hub';
import { kubernetesRelease } from '../hub/stated-releases';
import { valueAt } from '../releases/fact';
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
      refuse('PluginMount.initContainer', 'runAsUser', user, { wrong: 'is not the id of a user other than root', remedy: 'give a whole number above 0' });
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
}

/** Refuses an image volume on a hub whose Kubernetes release has none. */
export function requireMountable(where: string, mount: PluginMount, hub: Hub): void {
  if (mount.runAsUser !== undefined) {
    return;
  }
  const kubernetes = kubernetesRelease(where, hub);
  if (!valueAt(IMAGE_VOLUMES, kubernetes.factsOf)) {
    refuse(where, 'plugin.mount', 'PluginMount.imageVolume()', {
      wrong: `needs image volumes, which Kubernetes ${kubernetes} lacks or leaves off`,
      remedy: 'use PluginMount.initContainer()',
    });
  }
}
