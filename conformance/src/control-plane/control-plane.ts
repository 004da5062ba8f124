import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { type Cluster, type ClusterOptions, type Etcd, startCluster, startEtcd } from './cluster.js';
import { Processes } from '../process/processes.js';
import { logFolder } from '../report/paths.js';

/**
 * Everything one suite has running: processes, their logs, a work folder, any number of clusters.
 * `ControlPlane.start` in beforeAll, `stop` in afterAll; a guardian process cleans up when neither gets to run.
 */
export class ControlPlane {
  public static async start(suite: string): Promise<ControlPlane> {
    const processes = new Processes(logFolder(suite));
    const folder = mkdtempSync(join(tmpdir(), `conformance-${suite}-`));
    processes.removeAtEnd(folder);
    try {
      return new ControlPlane(processes, folder, await startEtcd(processes, folder));
    } catch (error) {
      await processes.stopAll();
      throw error;
    }
  }

  private readonly clusters: Cluster[] = [];

  private constructor(
    public readonly processes: Processes,
    public readonly folder: string,
    private readonly etcd: Etcd,
  ) {}

  /** Starts clusters side by side. */
  public async addClusters(...options: readonly ClusterOptions[]): Promise<Cluster[]> {
    const started = await Promise.all(options.map(option => startCluster(this.processes, this.folder, this.etcd, option)));
    this.clusters.push(...started);
    return started;
  }

  public async stop(): Promise<void> {
    for (const cluster of this.clusters) {
      cluster.admin.close();
    }
    await this.processes.stopAll();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
