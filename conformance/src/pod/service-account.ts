import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { type Mount } from './pod.js';
import { type Cluster } from '../control-plane/cluster.js';

const SERVICE_ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What a kubelet mounts into every pod of a service account: token, CA, namespace. The token is a real one of the account. */
export async function serviceAccountMount(cluster: Cluster, folder: string, namespace: string, name: string): Promise<Mount> {
  const source = join(folder, `serviceaccount-${namespace}-${name}`);
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'token'), await cluster.admin.token(namespace, name));
  writeFileSync(join(source, 'ca.crt'), cluster.authority.certificate);
  writeFileSync(join(source, 'namespace'), namespace);
  return { source, target: SERVICE_ACCOUNT_FOLDER };
}

/** The environment a kubelet gives for the API server, which a relay of the pod provides on that port. */
export const inClusterEnv = (cluster: Cluster) => ({ KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(cluster.port) });
