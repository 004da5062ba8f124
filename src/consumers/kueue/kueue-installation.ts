import { ApiObject } from 'cdk8s';
import { refuse } from '../../errors/format-error';

/** Kueue as installed from its release manifests. */
export interface ReleaseManifestsOptions {
  /**
   * Namespace of Kueue, where it was moved by kustomize.
   *
   * @default kueue-system
   */
  readonly namespace?: string;
}

/** Kueue's objects as objects of this app. */
export interface IncludedKueue {
  /** The Deployment of the manager. */
  readonly deployment: ApiObject;

  /** The ConfigMap with its configuration. */
  readonly configMap: ApiObject;
}

/** Kueue's objects of this app; nothing where Kueue comes from its release manifests. */
export let includedIn: (installation: KueueInstallation) => IncludedKueue | undefined;

/** How Kueue comes onto the hub: it decides how its configuration and its Deployment can be changed. */
export class KueueInstallation {
  // jsii publishes every member that is not private, so the function above reaches a private one from here.
  static {
    includedIn = installation => installation.objects;
  }

  /** From Kueue's release manifests, by someone else. We emit partial objects, to be applied server-side after that installer. */
  public static releaseManifests(options: ReleaseManifestsOptions = {}): KueueInstallation {
    return new KueueInstallation(options.namespace, undefined);
  }

  /**
   * As objects of this app, taken in with Include or built with cdk8s. They are changed in place; what the user set stays.
   *
   * @param objects the Deployment and the ConfigMap, in one namespace
   */
  public static included(objects: IncludedKueue): KueueInstallation {
    const { deployment, configMap } = objects;
    const where = 'KueueInstallation.included';
    requireKind(where, 'deployment', deployment, 'Deployment');
    requireKind(where, 'configMap', configMap, 'ConfigMap');
    const namespace = deployment.metadata.namespace;
    if (namespace === undefined || namespace !== configMap.metadata.namespace) {
      refuse(where, 'configMap.metadata.namespace', configMap.metadata.namespace, {
        wrong: `is not the namespace of the Deployment (${namespace})`,
        remedy: 'use both from the same rendering of Kueue',
      });
    }
    return new KueueInstallation(namespace, { deployment, configMap });
  }

  /** By Helm: not supported yet, since the chart has no value for a volume or an init container. Always refused. */
  public static helm(): KueueInstallation {
    refuse('KueueInstallation.helm', 'installation', 'helm', {
      wrong: 'is not supported: Kueue\'s chart has no values for the plugin\'s volume and mount',
      remedy: 'render the chart with helm template, load it with Include and use KueueInstallation.included(…), '
      + 'or install the release manifests and use KueueInstallation.releaseManifests()',
    });
  }

  private constructor(
    /** Namespace of Kueue, where it is known from the installation. */
    public readonly namespace?: string,
    private readonly objects?: IncludedKueue,
  ) {}
}

function requireKind(where: string, prop: string, object: ApiObject, kind: string): void {
  if (object.kind !== kind) {
    refuse(where, prop, object.kind, { wrong: `is not a ${kind}`, remedy: `give the ${kind} of Kueue's manager` });
  }
}
