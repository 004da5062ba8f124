import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { binary } from '../components/cache.js';
import { type KubeObject } from '../control-plane/api.js';
import { Authority } from '../control-plane/certificates.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ensureNamespaces, inParallel } from '../install.js';
import { Pod } from '../pod/pod.js';
import { freePort } from '../process/ports.js';
import { type Processes } from '../process/processes.js';
import { waitFor } from '../process/wait.js';

const HUB_NAMESPACE = 'open-cluster-management-hub';

/** OCM's registration controller with the ClusterProfile gate on: it makes cluster namespaces and ClusterProfiles. */
export async function startRegistration(processes: Processes, hub: Cluster): Promise<void> {
  await ensureNamespaces(hub.admin, [HUB_NAMESPACE]);
  processes.start({
    name: 'ocm-registration',
    command: binary('ocm-registration'),
    args: [
      'controller',
      '--kubeconfig',
      hub.kubeconfig,
      '--namespace',
      HUB_NAMESPACE,
      '--disable-leader-election',
      '--feature-gates=ClusterProfile=true',
      '--listen',
      `127.0.0.1:${await freePort()}`,
    ],
  });
}

const VALIDATED = [
  {
    resource: 'managedclusters',
    version: 'v1',
    path: '/validate-cluster-open-cluster-management-io-v1-managedcluster',
    operations: ['CREATE', 'UPDATE'],
  },
  {
    resource: 'managedclustersetbindings',
    version: 'v1beta2',
    path: '/validate-cluster-open-cluster-management-io-v1beta2-managedclustersetbinding',
    operations: ['CREATE', 'UPDATE'],
  },
];

/** OCM's admission webhook. It listens on fixed ports besides its own, hence a pod. */
export async function startRegistrationWebhook(processes: Processes, folder: string, hub: Cluster): Promise<void> {
  const port = await freePort();
  const authority = await Authority.create('ocm-webhook-ca');
  const serving = await authority.issue('CN=localhost', { dns: ['localhost'], ips: ['127.0.0.1'] });
  const certificates = join(folder, 'ocm-webhook');
  mkdirSync(certificates, { recursive: true });
  writeFileSync(join(certificates, 'tls.crt'), serving.certificate);
  writeFileSync(join(certificates, 'tls.key'), serving.key);
  const pod = await Pod.start(processes, folder, {
    name: 'ocm-registration-webhook',
    inbound: { 9443: port },
    outbound: { [hub.port]: hub.port },
    containers: [
      {
        command: binary('ocm-registration'),
        args: [
          'webhook-server',
          '--port=9443',
          `--certdir=${certificates}`,
          `--kubeconfig=${hub.kubeconfig}`,
          '--feature-gates=DefaultClusterSet=true',
        ],
      },
    ],
  });
  const clientConfig = (path: string) => ({
    url: `https://localhost:${port}${path}`,
    caBundle: Buffer.from(authority.certificate).toString('base64'),
  });
  const webhook = (name: string, entry: (typeof VALIDATED)[number], path: string) => ({
    name,
    clientConfig: clientConfig(path),
    failurePolicy: 'Fail',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    rules: [
      { apiGroups: ['cluster.open-cluster-management.io'], apiVersions: [entry.version], resources: [entry.resource], operations: entry.operations },
    ],
  });
  await hub.admin.create({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'ocm-registration' },
    webhooks: VALIDATED.map(entry => webhook(`${entry.resource}.validate.ocm`, entry, entry.path)),
  });
  await hub.admin.create({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'ocm-registration' },
    webhooks: [webhook('managedclusters.mutate.ocm', VALIDATED[0], VALIDATED[0].path.replace('validate', 'mutate'))],
  });
  // Ready when a binding that it must refuse is refused by it, and not for want of an answer.
  await waitFor(
    'OCM admission webhook answers',
    () =>
      hub.admin
        .request('POST', '/apis/cluster.open-cluster-management.io/v1beta2/namespaces/default/managedclustersetbindings?dryRun=All', {
          apiVersion: 'cluster.open-cluster-management.io/v1beta2',
          kind: 'ManagedClusterSetBinding',
          metadata: { name: 'a' },
          spec: { clusterSet: 'b' },
        })
        .then(
          () => false,
          error => /must have the same name/.test(error.message),
        ),
    { program: pod.program },
  );
}

/** OCM's work agent for one cluster: applies its ManifestWorks. It uses administrators' kubeconfigs, as no real join is done here. */
export async function startWorkAgent(processes: Processes, hub: Cluster, worker: Cluster): Promise<void> {
  await ensureNamespaces(worker.admin, ['open-cluster-management-agent']);
  processes.start({
    name: `${worker.name}-ocm-work`,
    command: binary('ocm-work'),
    args: [
      'agent',
      `--spoke-cluster-name=${worker.name}`,
      `--hub-kubeconfig=${hub.kubeconfig}`,
      '--workload-source-driver=kube',
      `--workload-source-config=${hub.kubeconfig}`,
      `--spoke-kubeconfig=${worker.kubeconfig}`,
      `--kubeconfig=${worker.kubeconfig}`,
      '--namespace=open-cluster-management-agent',
      '--disable-leader-election',
      `--listen=127.0.0.1:${await freePort()}`,
      '--status-sync-interval=2s',
    ],
  });
}

/** ManagedClusters as accepted members, without join: the registration controller makes their namespaces. */
export async function acceptClusters(hub: Cluster, clusters: readonly KubeObject[]): Promise<void> {
  await inParallel(clusters, cluster =>
    hub.admin.create({
      apiVersion: 'cluster.open-cluster-management.io/v1',
      kind: 'ManagedCluster',
      metadata: { name: cluster.metadata.name, labels: cluster.metadata.labels },
      spec: { hubAcceptsClient: true },
    }),
  );
  await inParallel(clusters, cluster =>
    waitFor(`namespace of ${cluster.metadata.name}`, () => hub.admin.find({ apiVersion: 'v1', kind: 'Namespace', name: cluster.metadata.name })),
  );
}
