import { createHash } from 'crypto';
import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { requirePinned } from './pinned-image';
import { PluginMount, requireMountable } from './plugin-mount';
import { addToPod, PodAddition, podOf, withPod } from './pod';
import { refuse } from '../errors/format-error';
import { Hub } from '../hub/hub';
import { managedServiceAccountRelease } from '../hub/stated-releases';
import { canonical, Json, record } from '../kubernetes/json';
import { chartBeside } from '../manifests/emit';
import { inStep, Step } from '../manifests/order';
import { emitPartial } from '../manifests/partial';
import { requireNamespace, Rewrite, rewriteAtSynth } from '../manifests/rewrite';
import { SERVICE_ACCOUNT_OF_OWNER } from '../ocm/annotations';
import { valueAt } from '../releases/fact';
import { PLUGIN_BINARY } from '../releases/managed-service-account/facts';

/** Pod annotation that changes with what the workload reads once at its start. */
export const CHECKSUM_ANNOTATION = 'cdk8s-ocm/config-checksum';

const VOLUME = 'clusterprofile-plugins';
const INIT_CONTAINER = 'install-cp-creds';

/** The plugin's image and how it is mounted. */
export interface PluginOptions {
  /**
   * How the plugin comes into the pod.
   *
   * @default PluginMount.initContainer()
   */
  readonly mount?: PluginMount;

  /**
   * Image that holds `/cp-creds`, for a mirror: `registry.example.com/ocm/cp-creds:v0.11.0` or with a digest. Without a tag or with `latest` it is refused.
   *
   * @default - the image of the hub's managed-serviceaccount release
   */
  readonly image?: string;

  /**
   * Names of the Secrets, in the workload's namespace, that allow to pull the image.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Absolute folder under which the containers see the plugin.
   *
   * @default /plugins
   */
  readonly mountPath?: string;
}

/** Which containers of a workload run the plugin. */
export interface MountOptions {
  /**
   * Names of the containers that execute the plugin.
   *
   * @default - the only container; required where there are several
   */
  readonly containers?: string[];

  /**
   * Text that the workload reads once at its start, such as its configuration: when it changes, the workload restarts.
   *
   * @default - nothing but the plugin itself
   */
  readonly restartOn?: string;
}

/** Kinds of workload that a patch can be made for. */
export enum WorkloadKind {
  /** apps/v1 Deployment */
  DEPLOYMENT = 'Deployment',
  /** apps/v1 StatefulSet */
  STATEFUL_SET = 'StatefulSet',
  /** apps/v1 DaemonSet */
  DAEMON_SET = 'DaemonSet',
}

/** A workload that another installer owns. */
export interface WorkloadReference {
  /** Its kind. */
  readonly kind: WorkloadKind;

  /** Its name. */
  readonly name: string;

  /** Names of its containers that execute the plugin: at least one. */
  readonly containers: string[];

  /** Its service account, in the consumer's namespace. It is given what the plugin needs on the hub. */
  readonly serviceAccountName: string;

  /**
   * Text that the workload reads once at its start: when it changes, the workload restarts.
   *
   * @default - nothing but the plugin itself
   */
  readonly restartOn?: string;
}

/** What the plugin must know of the access it belongs to. */
export interface PluginContext {
  readonly hub: Hub;
  readonly namespace: string;
  readonly options: PluginOptions;
  readonly grantHubAccess: (serviceAccount: string) => void;
}

/** How the plugin gets into a workload. */
interface Mounting {
  readonly containers: string[] | undefined;
  readonly restartOn: () => string | undefined;
  readonly token: PodAddition['token'];
  readonly order: Rewrite;
}

/** For the access alone, which knows the context. */
export let createPlugin: (owner: Construct, context: PluginContext) => AccessPlugin;

/**
 * For a workload that other objects of the app wait for (Kueue's webhooks): it keeps the position that its owner gave it in the order of applying.
 * `restartOn` is read at synth, for a text that is not final before.
 */
export let mountInPlace: (plugin: AccessPlugin, workload: ApiObject, containers: string[], restartOn: () => string) => void;

/** `AccessPlugin.patch` into a file that holds other partial objects too, for a workload whose access to the hub is granted elsewhere. */
export let patchInto: (plugin: AccessPlugin, scope: Construct, workload: WorkloadReference) => ApiObject;

/** The credential plugin of one access: mounted into the workload that uses it, it fetches the token of whichever cluster is called. */
export class AccessPlugin {
  // jsii publishes every member that is not private, so the functions above reach private ones from here.
  static {
    createPlugin = (owner, context) => new AccessPlugin(owner, context);
    mountInPlace = (plugin, workload, containers, restartOn) =>
      plugin.mount(workload, { containers, restartOn, token: 'required', order: manifest => manifest });
    patchInto = (plugin, scope, workload) => plugin.partial(scope, workload);
  }

  private readonly mountPath: string;
  private readonly context: PluginContext;

  private constructor(private readonly owner: Construct, context: PluginContext) {
    this.context = { ...context, options: { ...context.options, imagePullSecrets: [...context.options.imagePullSecrets ?? []] } };
    this.mountPath = context.options.mountPath ?? '/plugins';
    if (!/^(\/[A-Za-z0-9._-]+)+$/.test(this.mountPath) || this.mountPath.split('/').includes('..')) {
      refuse(
        owner.node.path,
        'plugin.mountPath',
        this.mountPath,
        { wrong: 'is not an absolute path without a trailing slash', remedy: 'use for example /plugins' },
      );
    }
    if (context.options.image !== undefined) {
      requirePinned(owner.node.path, context.options.image);
    }
  }

  /** Absolute path of the plugin inside the containers that mount it. */
  public get command(): string {
    return `${this.mountPath}/cp-creds`;
  }

  /** The image that holds the plugin. Needs the hub's managed-serviceaccount release, unless an image was given. */
  public get image(): string {
    return this.context.options.image ?? this.binary.image;
  }

  /**
   * Mounts the plugin into a cdk8s-plus workload, switches on the pod's token, which cdk8s-plus leaves off, and gives its
   * service account what it needs on the hub. Doing it twice changes nothing.
   *
   * @param workload a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod with a service account of its own
   * @param options which containers run the plugin
   */
  public mountInto(workload: kplus.AbstractPod, options: MountOptions = {}): void {
    const { containers, restartOn } = options;
    this.mount(ApiObject.of(workload), { containers, restartOn: () => restartOn, token: 'switched on', order: this.ordered });
  }

  /**
   * Mounts the plugin into any other workload of this app: an ApiObject, or an object taken in with Include.
   *
   * @param workload a workload with a pod template, or a Pod, with a service account of its own; refused where it switches the pod's token off
   * @param options which containers run the plugin
   */
  public mountIntoObject(workload: ApiObject, options: MountOptions = {}): void {
    const { containers, restartOn } = options;
    this.mount(workload, { containers, restartOn: () => restartOn, token: 'required', order: this.ordered });
  }

  /**
   * For a workload that someone else installs: makes a partial object, in a file of its own, to be applied server-side after that installer.
   *
   * @param workload the workload, in the consumer's namespace
   */
  public patch(workload: WorkloadReference): ApiObject {
    this.context.grantHubAccess(workload.serviceAccountName);
    const scope = new Construct(chartBeside(this.owner, `patch-${workload.name}`), 'patch');
    return this.partial(scope, workload);
  }

  private partial(scope: Construct, workload: WorkloadReference): ApiObject {
    const where = `${this.owner.node.path}: patch of ${workload.kind} ${workload.name}`;
    if (workload.containers.length === 0) {
      refuse(where, 'containers', [], { wrong: 'is empty', remedy: 'name the containers that execute the plugin' });
    }
    const addition = this.addition(where, workload.restartOn, 'not needed');
    const pod = addToPod(where, { spec: { containers: workload.containers.map(name => ({ name })) } }, addition, workload.containers);
    return emitPartial(scope, `${workload.kind}-${workload.name}`, {
      apiVersion: 'apps/v1',
      kind: workload.kind,
      metadata: {
        name: workload.name, namespace: this.context.namespace, annotations: { [SERVICE_ACCOUNT_OF_OWNER]: workload.serviceAccountName },
      },
      spec: { template: pod },
    }, { step: Step.CONSUMER, argoCdSyncWaves: this.context.hub.argoCdSyncWaves });
  }

  private mount(object: ApiObject, { containers, restartOn, token, order }: Mounting): void {
    const where = `${this.owner.node.path}: plugin mounted into ${object.node.path}`;
    const chosen = containers && [...containers];
    const addition = () => this.addition(where, restartOn(), token);
    requireNamespace(where, object, this.context.namespace);
    const manifest = object.toJson() as Json;
    const serviceAccount = record(podAt(where, manifest).spec).serviceAccountName;
    // The default account is refused where it is granted anything.
    this.context.grantHubAccess(typeof serviceAccount === 'string' ? serviceAccount : 'default');
    addition();
    rewriteAtSynth(this.owner, object, json => order(withPod(json, pod => addToPod(where, pod, addition(), chosen))));
  }

  /** After what the workload mounts and reads. */
  private readonly ordered: Rewrite = json => this.context.hub.argoCdSyncWaves ? inStep(json, Step.CONSUMER) : json;

  private addition(where: string, restartOn: string | undefined, token: PodAddition['token']): PodAddition {
    const { options, hub } = this.context;
    const mount = options.mount ?? PluginMount.initContainer();
    requireMountable(where, mount, hub);
    const binary = { image: this.image, path: options.image === undefined ? this.binary.path : '/cp-creds' };
    const initContainer = mount.runAsUser === undefined ? undefined : this.initContainer(binary.image, binary.path, mount.runAsUser);
    const volume = initContainer
      ? { name: VOLUME, emptyDir: { sizeLimit: '256Mi' } }
      : { name: VOLUME, image: { reference: binary.image, pullPolicy: 'IfNotPresent' } };
    return {
      volume,
      volumeMount: { name: VOLUME, mountPath: this.mountPath, readOnly: true },
      initContainer,
      imagePullSecrets: options.imagePullSecrets ?? [],
      annotations: restartOn === undefined ? {} : { [CHECKSUM_ANNOTATION]: checksum(canonical({ volume, initContainer, restartOn })) },
      args: [],
      token,
    };
  }

  private initContainer(image: string, path: string, user: number): Json {
    return {
      name: INIT_CONTAINER,
      image,
      imagePullPolicy: 'IfNotPresent',
      command: ['cp', path, this.command],
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsGroup: user,
        runAsNonRoot: true,
        runAsUser: user,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [{ name: VOLUME, mountPath: this.mountPath }],
    };
  }

  private get binary() {
    return valueAt(PLUGIN_BINARY, managedServiceAccountRelease(this.owner.node.path, this.context.hub).factsOf);
  }
}

/** Short enough to read in a diff, long enough not to collide by accident. */
export function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function podAt(where: string, manifest: Json): Json {
  try {
    return podOf(manifest);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
}
