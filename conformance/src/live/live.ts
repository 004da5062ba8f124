import { join } from 'path';
import { startClusterPermission } from './cluster-permission.js';
import { startAddOnManager, startTunnel, USER_SERVER, USER_SERVER_PORT, type UserServer } from './cluster-proxy.js';
import { WORKER } from './kinds.js';
import { KueueInstallation } from './kueue.js';
import { ADD_ON_NAMESPACE, reportAddOnInstalled, startAccountAgent, startCredentialSyncer } from './managed-service-account.js';
import { acceptClusters, startRegistration, startRegistrationWebhook, startWorkAgent } from './ocm.js';
import { OCM_VERSION } from '../components/catalogue.js';
import { moduleFolder } from '../components/go.js';
import { type KubeObject } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ControlPlane } from '../control-plane/control-plane.js';
import { install } from '../install.js';
import { objectsOfFile } from '../modules.js';
import { startTunnelStandIn } from '../stand-ins/tunnel.js';
import { hubCrds } from '../upstream/crds.js';

export interface LiveOptions {
  readonly suite: string;
  readonly kueue: string;
  /** The whole fleet, as ManagedClusters; those named in `servers` really run. */
  readonly fleet: readonly KubeObject[];
  readonly servers: readonly { name: string; kueue: boolean }[];
  readonly tunnel: 'real' | 'stand-in';
}

/** A hub and its managed clusters with every upstream program installed and nothing of ours applied yet. */
export class Live {
  public static async start(options: LiveOptions): Promise<Live> {
    const plane = await ControlPlane.start(options.suite);
    try {
      const [hub, ...workers] = await plane.addClusters({ name: 'hub' }, ...options.servers.map(({ name }) => ({ name })));
      const live = new Live(plane, hub, workers, options);
      await live.installAll();
      return live;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  public hubKueue!: KueueInstallation;
  public readonly workerKueue = new Map<string, KueueInstallation>();
  public userServer!: UserServer;
  private permissions: { stop: () => Promise<void> } | undefined;

  private constructor(
    public readonly plane: ControlPlane,
    public readonly hub: Cluster,
    public readonly workers: readonly Cluster[],
    private readonly options: LiveOptions,
  ) {}

  public worker(name: string): Cluster {
    return this.workers.find(candidate => candidate.name === name)!;
  }

  /** What a pod on the hub must resolve and reach to use a ClusterProfile. */
  public get consumerNetwork() {
    return { hosts: { [USER_SERVER]: '127.0.0.1' }, outbound: { [USER_SERVER_PORT]: this.userServer.port } };
  }

  /**
   * As `kubectl rollout restart` of the hub's manager. A stopped manager leaves `Active=True` behind: the conditions are
   * emptied in between, so that what is read afterwards is the new manager's word.
   */
  public async restartHubKueue(): Promise<void> {
    await this.hubKueue.stop();
    // In the version that is stored: converting is the manager's work.
    const worker = { ...WORKER, apiVersion: this.options.kueue.startsWith('0.15.') ? 'kueue.x-k8s.io/v1beta1' : WORKER.apiVersion };
    for (const {
      metadata: { name },
    } of await this.hub.admin.list(worker)) {
      await this.hub.admin.merge({ ...worker, name }, { status: { conditions: [] } }, 'status');
    }
    await this.hubKueue.restart(this.plane.processes, this.plane.folder, this.consumerNetwork);
  }

  public async stop(): Promise<void> {
    await this.permissions?.stop();
    await Promise.all([this.hubKueue, ...this.workerKueue.values()].map(kueue => kueue?.stop()));
    await this.userServer?.stop();
    await this.plane.stop();
  }

  private async installAll(): Promise<void> {
    const { processes, folder } = this.plane;
    const { hub, workers, options } = this;
    const withKueue = workers.filter(worker => options.servers.find(server => server.name === worker.name)!.kueue);
    const hubReady = install(hub.admin, hubCrds({ ocm: '1.2', clusterPermission: '0.17.0' })).then(async () => {
      await startRegistration(processes, hub);
      await Promise.all([startRegistrationWebhook(processes, folder, hub), startAddOnManager(processes, hub), startCredentialSyncer(processes, hub)]);
      await acceptClusters(hub, options.fleet);
      await reportAddOnInstalled(
        hub,
        options.fleet.map(cluster => cluster.metadata.name),
      );
    });
    const hubKueue = hubReady.then(async () => {
      this.hubKueue = await KueueInstallation.install(hub, options.kueue);
    });
    const workersReady = workers.map(async worker => {
      await this.installWorker(worker);
      if (withKueue.includes(worker)) {
        this.workerKueue.set(worker.name, await KueueInstallation.install(worker, options.kueue));
      }
    });
    await Promise.all([hubKueue, ...workersReady]);
    this.userServer = options.tunnel === 'real' ? await startTunnel(processes, folder, hub, workers) : await this.standInTunnel();
    this.permissions = await startClusterPermission(processes, hub);
    await Promise.all([
      this.hubKueue.start(processes, folder, this.consumerNetwork),
      ...[...this.workerKueue.values()].map(kueue => kueue.start(processes, folder)),
      ...workers.map(async worker => {
        await startWorkAgent(processes, hub, worker);
        await startAccountAgent(processes, folder, hub, worker);
      }),
    ]);
  }

  private async installWorker(worker: Cluster): Promise<void> {
    const crds = join(moduleFolder(`open-cluster-management.io/ocm@v${OCM_VERSION}`), 'manifests/klusterlet/managed');
    await install(worker.admin, objectsOfFile(join(crds, '0000_01_work.open-cluster-management.io_appliedmanifestworks.crd.yaml')));
  }

  private async standInTunnel(): Promise<UserServer> {
    const secret = await this.hub.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: ADD_ON_NAMESPACE,
      name: 'cluster-proxy-user-serving-cert',
    });
    const pem = (key: string) => Buffer.from(secret.data[key], 'base64').toString();
    return startTunnelStandIn(pem('tls.crt'), pem('tls.key'), this.workers);
  }
}
