import { binary } from '../components/cache.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ensureNamespaces, inParallel } from '../install.js';
import { Pod } from '../pod/pod.js';
import { freePort } from '../process/ports.js';
import { type Processes } from '../process/processes.js';

export const ADD_ON_NAMESPACE = 'open-cluster-management-addon';
/** Where the agents run and where the accounts' service accounts lie on each managed cluster. */
export const AGENT_NAMESPACE = 'open-cluster-management-agent-addon';

/** The hub-wide credential syncer: copies token Secrets to where ClusterProfiles are. */
export async function startCredentialSyncer(processes: Processes, hub: Cluster): Promise<void> {
  await ensureNamespaces(hub.admin, [ADD_ON_NAMESPACE]);
  processes.start({
    name: 'managed-serviceaccount-manager',
    command: binary('managed-serviceaccount'),
    env: { NAMESPACE: ADD_ON_NAMESPACE },
    args: [
      'manager',
      `--kubeconfig=${hub.kubeconfig}`,
      '--leader-elect=false',
      '--deploy-mode=AddOnTemplate',
      '--feature-gates=ClusterProfileCredSyncer=true',
      '--metrics-bind-address=0',
      `--health-probe-bind-address=127.0.0.1:${await freePort()}`,
    ],
  });
}

/** The agent of one cluster: makes service accounts and brings their tokens to the hub. It listens on a fixed port, hence a pod. */
export async function startAccountAgent(processes: Processes, folder: string, hub: Cluster, worker: Cluster): Promise<Pod> {
  await ensureNamespaces(worker.admin, [AGENT_NAMESPACE]);
  return Pod.start(processes, folder, {
    name: `${worker.name}-managed-serviceaccount-agent`,
    outbound: { [hub.port]: hub.port, [worker.port]: worker.port },
    containers: [
      {
        command: binary('managed-serviceaccount'),
        env: { NAMESPACE: AGENT_NAMESPACE, HUB_KUBECONFIG: hub.kubeconfig },
        args: [
          'agent',
          `--kubeconfig=${hub.kubeconfig}`,
          `--spoke-kubeconfig=${worker.kubeconfig}`,
          `--cluster-name=${worker.name}`,
          '--leader-elect=false',
          '--metrics-bind-address=0',
          '--health-probe-bind-address=127.0.0.1:8091',
        ],
      },
    ],
  });
}

/** The add-on object of each cluster, installed as OCM's add-on manager reports it: cluster-permission reads its namespace. */
export async function reportAddOnInstalled(hub: Cluster, clusters: readonly string[]): Promise<void> {
  const ref = { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ManagedClusterAddOn' };
  await inParallel(clusters, async namespace => {
    await hub.admin.create({ ...ref, metadata: { name: 'managed-serviceaccount', namespace }, spec: { installNamespace: AGENT_NAMESPACE } });
    await hub.admin.merge({ ...ref, namespace, name: 'managed-serviceaccount' }, { status: { namespace: AGENT_NAMESPACE } }, 'status');
  });
}
