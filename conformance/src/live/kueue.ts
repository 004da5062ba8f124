import { join } from 'path';
import { type KubeObject } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { install } from '../install.js';
import { images } from './images.js';
import { Pod } from '../pod/pod.js';
import { freePort } from '../process/ports.js';
import { type Processes } from '../process/processes.js';
import { waitFor } from '../process/wait.js';
import { deploymentPod, type DeploymentPod } from '../stand-ins/kubelet.js';
import { kueueRelease } from '../upstream/kueue.js';

const NAMESPACE = 'kueue-system';
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: NAMESPACE, name: 'kueue-controller-manager' };
const LEASES = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace: NAMESPACE };

/** Ports of the shipped configuration, inside the pod. */
const WEBHOOK = 9443;
const HEALTH = 8081;

/**
 * There is no cluster network: the API server reaches the manager's webhooks as localhost on a port of ours. The service
 * keeps its name, so that Kueue's own certificate rotation works unchanged.
 */
function withReachableWebhooks(objects: readonly KubeObject[], port: number): KubeObject[] {
  return objects
    .filter(object => object.kind !== 'APIService')
    .map(object => {
      const changed = structuredClone(object);
      if (object.kind === 'Service' && object.metadata.name === 'kueue-webhook-service') {
        changed.spec = { type: 'ExternalName', externalName: 'localhost' };
      }
      if (/WebhookConfiguration$/.test(object.kind)) {
        for (const webhook of changed.webhooks) {
          webhook.clientConfig.service.port = port;
        }
      }
      const conversion = changed.spec?.conversion?.webhook?.clientConfig?.service;
      if (conversion) {
        conversion.port = port;
      }
      return changed;
    });
}

/** A Kueue installation on one cluster: upstream's release manifests and its manager as the Deployment there describes it. */
export class KueueInstallation {
  public static async install(cluster: Cluster, release: string): Promise<KueueInstallation> {
    const webhookPort = await freePort();
    const objects = withReachableWebhooks(kueueRelease(release), webhookPort);
    await install(cluster.admin, objects, 'kueue-installer');
    return new KueueInstallation(cluster, release, webhookPort);
  }

  private pod: Pod | undefined;
  private files: DeploymentPod | undefined;
  private healthPort = 0;
  private kubelet: NodeJS.Timeout | undefined;

  private constructor(
    public readonly cluster: Cluster,
    public readonly release: string,
    private readonly webhookPort: number,
  ) {}

  /** Starts the manager by the current Deployment on the server, and waits until it is ready. */
  public async start(
    processes: Processes,
    folder: string,
    extra: { hosts?: Record<string, string>; outbound?: Record<number, number> } = {},
  ): Promise<void> {
    this.healthPort = await freePort();
    const deployment = await this.cluster.admin.get(DEPLOYMENT);
    this.files = await deploymentPod(this.cluster, join(folder, `kueue-${this.cluster.name}-${Date.now()}`), deployment, {
      container: 'manager',
      images: images(this.release),
      ports: { hosts: extra.hosts, outbound: extra.outbound, inbound: { [WEBHOOK]: this.webhookPort, [HEALTH]: this.healthPort } },
    });
    const refresh = () => {
      this.files?.refresh().catch(() => undefined);
    };
    this.kubelet = setInterval(refresh, 300);
    this.kubelet.unref();
    this.pod = await Pod.start(processes, folder, { ...this.files, name: `${this.files.name}-${Date.now() % 100000}` });
    await this.ready();
  }

  public async ready(): Promise<void> {
    await waitFor(`Kueue ${this.release} on ${this.cluster.name} ready`, async () => (await fetch(`http://127.0.0.1:${this.healthPort}/readyz`)).ok, {
      program: this.pod!.program,
      timeoutMs: 60_000,
    });
  }

  public async stop(): Promise<void> {
    clearInterval(this.kubelet);
    await this.pod?.stop();
    this.pod = undefined;
  }

  /** As `kubectl rollout restart`: the new pod is of the Deployment as it is now. */
  public async restart(
    processes: Processes,
    folder: string,
    extra: { hosts?: Record<string, string>; outbound?: Record<number, number> } = {},
  ): Promise<void> {
    await this.stop();
    // The old leader is gone for certain here; its lease would be waited for, 15 s each time.
    for (const lease of await this.cluster.admin.list(LEASES)) {
      await this.cluster.admin.delete({ ...LEASES, name: lease.metadata.name });
    }
    await this.start(processes, folder, extra);
  }
}
