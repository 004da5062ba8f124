import { existsSync } from 'fs';
import { join } from 'path';
import { type Cluster } from '../control-plane/cluster.js';
import { type Processes } from '../process/processes.js';
import { startClusterPermissionStandIn } from '../stand-ins/cluster-permission.js';

/** The real controller when a ready binary of it is at hand, else the stand-in. */
export async function startClusterPermission(processes: Processes, hub: Cluster): Promise<{ stop: () => Promise<void> }> {
  const folder = process.env.CONFORMANCE_BINARIES;
  const real = folder ? join(folder, 'cluster-permission') : undefined;
  if (!real || !existsSync(real)) {
    return startClusterPermissionStandIn(hub.admin);
  }
  const program = processes.start({
    name: 'cluster-permission',
    command: real,
    env: { KUBECONFIG: hub.kubeconfig, POD_NAMESPACE: 'open-cluster-management' },
  });
  return { stop: () => program.stop() };
}
