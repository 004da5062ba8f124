import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ClusterProfileAccess } from '../../cluster-profile-access';
import { refuse } from '../../errors/format-error';
import { Json } from '../../kubernetes/json';
import { emit } from '../../manifests/emit';
import { inStep, Step } from '../../manifests/order';
import { requireNamespace, rewriteAtSynth } from '../../manifests/rewrite';
import { checksum } from '../../plugin/access-plugin';
import { addToPod, withPod } from '../../plugin/pod';
import { providerEntry } from '../../plugin/provider-entry';

/** Properties of a ProviderFile. */
export interface ProviderFileProps {
  /** The access whose plugin the file names. */
  readonly access: ClusterProfileAccess;

  /**
   * Flag that gives the application the path of the file, without the value.
   *
   * @default --clusterprofile-provider-file - the flag of cluster-inventory-api's own helper
   */
  readonly flag?: string;

  /**
   * Absolute folder in which the containers see the file.
   *
   * @default /etc/clusterprofile-providers
   */
  readonly mountPath?: string;
}

/** Which containers read the file. */
export interface ProviderFileMountOptions {
  /**
   * Names of the containers that read the file.
   *
   * @default - the only container; required where there are several
   */
  readonly containers?: string[];
}

const KEY = 'providers.json';
const VOLUME = 'clusterprofile-providers';
/** Not the plugin's annotation: one pod can carry both. */
const CHECKSUM = 'cdk8s-ocm/provider-file-checksum';

/**
 * The provider file that cluster-inventory-api's loader reads, in a ConfigMap: it tells an application to run the plugin. JSON, because
 * the loader takes nothing else.
 */
export class ProviderFile extends Construct {
  /** Name of the ConfigMap. */
  public readonly configMapName: string;

  /** The argument that names the file: `--clusterprofile-provider-file=/etc/clusterprofile-providers/providers.json` */
  public readonly argument: string;

  private readonly mountPath: string;
  private readonly namespace: string;
  private readonly text: string;
  private readonly argoCdSyncWaves: boolean;

  public constructor(scope: Construct, id: string, props: ProviderFileProps) {
    super(scope, id);
    const { access } = props;
    const flag = props.flag ?? '--clusterprofile-provider-file';
    this.mountPath = props.mountPath ?? '/etc/clusterprofile-providers';
    if (!/^--?[A-Za-z][-A-Za-z0-9.]*$/.test(flag)) {
      refuse(this.node.path, 'flag', flag, { wrong: 'is not the name of a command-line flag', remedy: 'use for example --clusterprofile-provider-file' });
    }
    if (!/^(\/[A-Za-z0-9._-]+)+$/.test(this.mountPath)) {
      refuse(
        this.node.path,
        'mountPath',
        this.mountPath,
        { wrong: 'is not an absolute path without a trailing slash', remedy: 'use for example /etc/clusterprofile-providers' },
      );
    }
    this.argoCdSyncWaves = access.binding.hub.argoCdSyncWaves;
    this.namespace = access.binding.namespace;
    this.configMapName = `${access.managedServiceAccountName}-clusterprofile-providers`;
    this.argument = `${flag}=${this.mountPath}/${KEY}`;
    this.text = `${JSON.stringify({ providers: [providerEntry(access)] }, undefined, 2)}\n`;
    emit(this, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: this.configMapName, namespace: this.namespace },
      data: { [KEY]: this.text },
    }, { step: Step.CONSUMER, argoCdSyncWaves: this.argoCdSyncWaves });
  }

  /**
   * Mounts the file into a cdk8s-plus workload in the namespace of the binding and adds the argument. Doing it twice changes nothing.
   *
   * @param workload a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod
   * @param options which containers read it
   */
  public mountInto(workload: kplus.AbstractPod, options: ProviderFileMountOptions = {}): void {
    this.mountIntoObject(ApiObject.of(workload), options);
  }

  /**
   * Mounts the file into any other workload of this app and adds the argument.
   *
   * @param workload an ApiObject, or an object taken in with Include
   * @param options which containers read it
   */
  public mountIntoObject(workload: ApiObject, options: ProviderFileMountOptions = {}): void {
    const where = `${this.node.path}: provider file mounted into ${workload.node.path}`;
    requireNamespace(where, workload, this.namespace);
    const containers = options.containers && [...options.containers];
    const addition = {
      volume: { name: VOLUME, configMap: { name: this.configMapName } },
      volumeMount: { name: VOLUME, mountPath: this.mountPath, readOnly: true },
      imagePullSecrets: [],
      // The loader reads the file once, at start.
      annotations: { [CHECKSUM]: checksum(this.text) },
      args: [this.argument],
      token: 'not needed' as const,
    };
    const ordered = (json: Json) => this.argoCdSyncWaves ? inStep(json, Step.CONSUMER) : json;
    rewriteAtSynth(this, workload, json => ordered(withPod(json, pod => addToPod(where, pod, addition, containers))));
  }
}
