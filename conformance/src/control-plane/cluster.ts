import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { KubeConfig } from '@kubernetes/client-node';
import { Api } from './api.js';
import { Authority, serviceAccountKeys } from './certificates.js';
import { binary } from '../components/cache.js';
import { KUBERNETES_VERSION } from '../components/catalogue.js';
import { freePort } from '../process/ports.js';
import { type Processes, type Program } from '../process/processes.js';
import { waitFor } from '../process/wait.js';

/** The controllers the suites rely on: nothing here schedules or runs a pod. `view` and `edit` are empty without the aggregation. */
const CONTROLLERS = [
  'namespace-controller',
  'serviceaccount-controller',
  'root-ca-certificate-publisher-controller',
  'garbage-collector-controller',
  'job-controller',
  'clusterrole-aggregation-controller',
];

export interface ClusterOptions {
  readonly name: string;
  readonly kubernetes?: string;
  /** @default true */
  readonly controllerManager?: boolean;
}

/** One API server (and controller manager) with certificates and keys of its own: a token of one cluster is worth nothing on another. */
export interface Cluster {
  readonly name: string;
  readonly port: number;
  readonly folder: string;
  readonly authority: Authority;
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly admin: Api;
}

/** One etcd serves every API server: each has a key prefix of its own. */
export interface Etcd {
  readonly url: string;
  readonly program: Program;
}

export async function startEtcd(processes: Processes, folder: string): Promise<Etcd> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const peers = `http://127.0.0.1:${await freePort()}`;
  const program = processes.start({
    name: 'etcd',
    command: binary('etcd'),
    args: [
      '--data-dir',
      join(folder, 'etcd'),
      '--listen-client-urls',
      url,
      '--advertise-client-urls',
      url,
      '--listen-peer-urls',
      peers,
      '--initial-advertise-peer-urls',
      peers,
      '--initial-cluster',
      `default=${peers}`,
      '--unsafe-no-fsync',
      '--log-level',
      'warn',
    ],
  });
  await waitFor('etcd healthy', async () => (await (await fetch(`${url}/health`)).text()).includes('true'), { program });
  return { url, program };
}

function kubeconfigOf(name: string, server: string, ca: string, token: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name, server, caData: Buffer.from(ca).toString('base64'), skipTLSVerify: false }, { name: 'admin', token });
  return config;
}

export async function startCluster(processes: Processes, root: string, etcd: Etcd, options: ClusterOptions): Promise<Cluster> {
  const { name } = options;
  const kubernetes = options.kubernetes ?? KUBERNETES_VERSION;
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const authority = await Authority.create(`${name}-ca`);
  const serving = await authority.issue(`CN=${name}`, { dns: ['localhost', 'kubernetes.default.svc'], ips: ['127.0.0.1'] });
  const accounts = serviceAccountKeys();
  const token = `${name}-admin-${Math.random().toString(36).slice(2)}`;
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), text, { mode: 0o600 });
    return join(folder, file);
  };
  const ca = write('ca.crt', authority.certificate);
  const signing = write('sa.key', accounts.privateKey);
  const server = processes.start({
    name: `${name}-kube-apiserver`,
    command: binary('kube-apiserver', kubernetes),
    args: [
      `--etcd-servers=${etcd.url}`,
      `--etcd-prefix=/${name}`,
      `--secure-port=${port}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--tls-cert-file=${write('server.crt', serving.certificate)}`,
      `--tls-private-key-file=${write('server.key', serving.key)}`,
      `--client-ca-file=${ca}`,
      `--token-auth-file=${write('tokens.csv', `${token},admin,1,"system:masters"\n`)}`,
      `--service-account-key-file=${write('sa.pub', accounts.publicKey)}`,
      `--service-account-signing-key-file=${signing}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--endpoint-reconciler-type=none',
      '--enable-priority-and-fairness=false',
      '--v=1',
    ],
  });
  const config = kubeconfigOf(name, `https://127.0.0.1:${port}`, authority.certificate, token);
  const kubeconfig = write('admin.kubeconfig', config.exportConfig());
  const admin = new Api(config);
  await waitFor(`${name} API server ready`, async () => (await admin.request('GET', '/readyz')) === 'ok', { program: server, timeoutMs: 90_000 });
  if (options.controllerManager ?? true) {
    const manager = processes.start({
      name: `${name}-kube-controller-manager`,
      command: binary('kube-controller-manager'),
      args: [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        `--service-account-private-key-file=${signing}`,
        `--root-ca-file=${ca}`,
        '--secure-port=0',
        `--controllers=${CONTROLLERS.join(',')}`,
        '--kube-api-qps=200',
        '--kube-api-burst=400',
      ],
    });
    await waitFor(
      `${name} service accounts made`,
      () => admin.find({ apiVersion: 'v1', kind: 'ServiceAccount', namespace: 'default', name: 'default' }),
      { program: manager, timeoutMs: 60_000 },
    );
  }
  return { name, port, folder, authority, kubeconfig, admin };
}
