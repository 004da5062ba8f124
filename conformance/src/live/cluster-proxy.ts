import { createHash } from 'crypto';
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ADD_ON_NAMESPACE, AGENT_NAMESPACE } from './managed-service-account.js';
import { binary } from '../components/cache.js';
import { type KubeObject } from '../control-plane/api.js';
import { Authority } from '../control-plane/certificates.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ensureNamespaces } from '../install.js';
import { Pod } from '../pod/pod.js';
import { inClusterEnv, serviceAccountMount } from '../pod/service-account.js';
import { freePort } from '../process/ports.js';
import { type Processes } from '../process/processes.js';
import { waitFor } from '../process/wait.js';

/** Name of the user server's service: what the ClusterProfiles carry, and what a consumer must resolve. */
export const USER_SERVER = `cluster-proxy-addon-user.${ADD_ON_NAMESPACE}`;
export const USER_SERVER_PORT = 9092;
const SERVING_SECRET = { apiVersion: 'v1', kind: 'Secret', namespace: ADD_ON_NAMESPACE, name: 'cluster-proxy-user-serving-cert' };
const SERVICE_PROXY_NAMESPACE = 'open-cluster-management-cluster-proxy';

/** cluster-proxy's add-on manager: makes the certificates and writes `status.accessProviders` into every ClusterProfile. */
export async function startAddOnManager(processes: Processes, hub: Cluster): Promise<void> {
  await ensureNamespaces(hub.admin, [ADD_ON_NAMESPACE]);
  await hub.admin.create({
    apiVersion: 'proxy.open-cluster-management.io/v1alpha1',
    kind: 'ManagedProxyConfiguration',
    metadata: { name: 'cluster-proxy' },
    spec: {
      authentication: { dump: { secrets: {} }, signer: { type: 'SelfSigned' } },
      proxyServer: {
        image: 'unused',
        namespace: ADD_ON_NAMESPACE,
        replicas: 1,
        entrypoint: { type: 'Hostname', hostname: { value: '127.0.0.1' }, port: 8091 },
      },
      proxyAgent: { image: 'unused', replicas: 1 },
      userServer: {},
    },
  });
  const program = processes.start({
    name: 'cluster-proxy-addon-manager',
    command: binary('cluster-proxy-addon-manager'),
    env: { KUBECONFIG: hub.kubeconfig },
    args: [
      '--leader-elect=false',
      `--signer-secret-namespace=${ADD_ON_NAMESPACE}`,
      '--feature-gates=ClusterProfileAccessProvider=true',
      '--metrics-bind-address=0',
      `--health-probe-bind-address=127.0.0.1:${await freePort()}`,
    ],
  });
  // It looks for this Secret once a minute: no ClusterProfile may exist before it is there.
  await waitFor('user server certificate made', () => hub.admin.find(SERVING_SECRET), { program, timeoutMs: 60_000 });
}

async function secretFiles(hub: Cluster, folder: string, name: string): Promise<Record<string, string>> {
  const secret = await waitFor(`Secret ${name}`, () => hub.admin.find({ apiVersion: 'v1', kind: 'Secret', namespace: ADD_ON_NAMESPACE, name }));
  mkdirSync(join(folder, name), { recursive: true });
  return Object.fromEntries(
    Object.entries<string>(secret.data).map(([key, value]) => {
      const path = join(folder, name, key);
      writeFileSync(path, Buffer.from(value, 'base64'), { mode: 0o600 });
      return [key, path];
    }),
  );
}

/** Something at `port` on loopback that answers as the user server does. */
export interface UserServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The host name under which a cluster's agent registers at the tunnel. */
const tunnelHost = (cluster: string) =>
  `cluster-${createHash('sha256').update(cluster).digest('hex')}`.slice(0, 56).concat('.open-cluster-management.proxy');

/** Rights of the service proxy on its cluster, as cluster-proxy's chart gives them: review tokens, and impersonate hub identities. */
const SERVICE_PROXY_RULES = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] },
];

/** The real tunnel: proxy server and user server on the hub, service proxy and agent in one pod per cluster. */
export async function startTunnel(processes: Processes, folder: string, hub: Cluster, workers: readonly Cluster[]): Promise<UserServer> {
  const files = join(folder, 'tunnel');
  const signer = await secretFiles(hub, files, 'cluster-proxy-signer');
  const [server, agentServer, client, serving] = await Promise.all(
    ['proxy-server', 'agent-server', 'proxy-client', SERVING_SECRET.name].map(name => secretFiles(hub, files, name)),
  );
  const secret = await hub.admin.get({ apiVersion: 'v1', kind: 'Secret', namespace: ADD_ON_NAMESPACE, name: 'cluster-proxy-signer' });
  const pem = (key: string) => Buffer.from(secret.data[key], 'base64').toString();
  // Done by certificate request and ManifestWork in a real installation.
  const authority = await Authority.fromPem(pem('ca.crt'), pem('ca.key'));
  const [frontend, backend, health, admin] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const ca = signer['ca.crt'];
  processes.start({
    name: 'tunnel-proxy-server',
    command: binary('proxy-server'),
    args: [
      '--server-count=1',
      '--proxy-strategies=destHost',
      `--server-ca-cert=${ca}`,
      `--server-cert=${server['tls.crt']}`,
      `--server-key=${server['tls.key']}`,
      `--cluster-ca-cert=${ca}`,
      `--cluster-cert=${agentServer['tls.crt']}`,
      `--cluster-key=${agentServer['tls.key']}`,
      '--server-bind-address=127.0.0.1',
      '--agent-bind-address=127.0.0.1',
      '--health-bind-address=127.0.0.1',
      '--admin-bind-address=127.0.0.1',
      `--server-port=${frontend}`,
      `--agent-port=${backend}`,
      `--health-port=${health}`,
      `--admin-port=${admin}`,
    ],
  });
  const port = await freePort();
  const userServer = await Pod.start(processes, folder, {
    name: 'tunnel-user-server',
    inbound: { [USER_SERVER_PORT]: port },
    outbound: { [hub.port]: hub.port, [frontend]: frontend },
    containers: [
      {
        command: binary('cluster-proxy'),
        env: { KUBECONFIG: hub.kubeconfig },
        args: [
          'user-server',
          '--host=127.0.0.1',
          `--port=${frontend}`,
          `--proxy-ca-cert=${ca}`,
          `--proxy-cert=${client['tls.crt']}`,
          `--proxy-key=${client['tls.key']}`,
          `--server-port=${USER_SERVER_PORT}`,
          `--server-cert=${serving['tls.crt']}`,
          `--server-key=${serving['tls.key']}`,
          `--service-proxy-ca-cert=${ca}`,
          `--agent-install-namespace=${AGENT_NAMESPACE}`,
        ],
      },
    ],
  });
  await Promise.all(workers.map(worker => startServiceProxy({ processes, folder, hub, authority, ca, backend }, worker)));
  return { port, stop: () => userServer.stop() };
}

/** The hub's end of the tunnel. */
interface Tunnel {
  readonly processes: Processes;
  readonly folder: string;
  readonly hub: Cluster;
  readonly authority: Authority;
  readonly ca: string;
  readonly backend: number;
}

async function startServiceProxy({ processes, folder, hub, authority, ca, backend }: Tunnel, worker: Cluster): Promise<void> {
  const account = { kind: 'ServiceAccount', name: 'cluster-proxy', namespace: SERVICE_PROXY_NAMESPACE };
  await ensureNamespaces(worker.admin, [SERVICE_PROXY_NAMESPACE]);
  await worker.admin.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: account.name, namespace: account.namespace } });
  await worker.admin.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'service-proxy' },
    rules: SERVICE_PROXY_RULES,
  } as KubeObject);
  await worker.admin.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'service-proxy' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'service-proxy' },
    subjects: [account],
  });
  const host = tunnelHost(worker.name);
  const own = join(folder, 'tunnel', worker.name);
  mkdirSync(own, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(own, name), text, { mode: 0o600 });
    return join(own, name);
  };
  const agent = await authority.issue(`CN=${worker.name}-agent,O=open-cluster-management:cluster-proxy`);
  const proxy = await authority.issue('CN=service-proxy', {
    dns: [host, 'localhost', 'cluster-proxy-service-proxy', `cluster-proxy-service-proxy.${AGENT_NAMESPACE}`],
    ips: ['127.0.0.1'],
  });
  await Pod.start(processes, folder, {
    name: `${worker.name}-tunnel-agent`,
    hosts: { [host]: '127.0.0.1', 'kubernetes.default.svc': '127.0.0.1' },
    outbound: { [hub.port]: hub.port, [worker.port]: worker.port, 443: worker.port, [backend]: backend },
    mounts: [await serviceAccountMount(worker, own, account.namespace, account.name)],
    containers: [
      {
        command: binary('proxy-agent'),
        args: [
          '--proxy-server-host=127.0.0.1',
          `--proxy-server-port=${backend}`,
          `--agent-identifiers=host=${host}`,
          `--ca-cert=${ca}`,
          `--agent-cert=${write('agent.crt', agent.certificate)}`,
          `--agent-key=${write('agent.key', agent.key)}`,
        ],
      },
      {
        command: binary('cluster-proxy'),
        env: inClusterEnv(worker),
        args: [
          'service-proxy',
          `--cert=${write('proxy.crt', proxy.certificate)}`,
          `--key=${write('proxy.key', proxy.key)}`,
          `--hub-kubeconfig=${hub.kubeconfig}`,
          '--enable-impersonation=true',
        ],
      },
    ],
  });
}
