/**
 * Stands in for the kubelet and the container runtime: nothing here can run a container image. It reads the Deployment
 * from the API server as it is there (upstream's manifest with our patch applied), takes its pod template at its word
 * (volumes, mounts, command line, service account) and lays the same files out in a folder that becomes the program's root.
 * Images are looked up in a table of programs that were built from the same release.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type KubeObject } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { type Mount, type PodSpec } from '../pod/pod.js';
import { inClusterEnv, serviceAccountMount } from '../pod/service-account.js';

/** Image reference → its files, as path inside → path of a built program. */
export type Images = (reference: string) => Readonly<Record<string, string>> | undefined;

export interface DeploymentPod extends PodSpec {
  /** Writes what Secrets and ConfigMaps hold now; a kubelet does that about once a minute. */
  readonly refresh: () => Promise<void>;
}

function put(root: string, path: string, source: string) {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
  chmodSync(target, 0o755);
}

/** As a kubelet does: nothing where nothing changed, and never half a file. */
function replaceFile(path: string, content: string | Buffer) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

/** The pod of a Deployment, ready to be started; `program` runs in place of the image's own where that cannot be built. */
export async function deploymentPod(
  cluster: Cluster,
  folder: string,
  deployment: KubeObject,
  images: Images,
  options: { container: string; program?: string; args?: readonly string[]; ports: Pick<PodSpec, 'inbound' | 'outbound' | 'hosts'> },
): Promise<DeploymentPod> {
  const { namespace = 'default', name } = deployment.metadata;
  const root = join(folder, `root-${cluster.name}-${name}`);
  rmSync(root, { recursive: true, force: true });
  for (const path of ['dev', 'etc', 'tmp', 'var/run']) mkdirSync(join(root, path), { recursive: true });
  const pod = deployment.spec.template.spec;
  const container = pod.containers.find((candidate: any) => candidate.name === options.container);
  if (!container) throw new Error(`Deployment ${namespace}/${name} has no container ${options.container}`);
  const volumes = new Map<string, any>((pod.volumes ?? []).map((volume: any) => [volume.name, volume]));

  /** Folder that holds a volume's files, filled where its source is known here. */
  const volumeFolder = (volume: any) => join(root, '..', `volumes-${cluster.name}-${name}`, volume.name);
  const fill = async (volume: any) => {
    const target = volumeFolder(volume);
    mkdirSync(target, { recursive: true });
    if (volume.image) {
      const files = images(volume.image.reference);
      if (!files) throw new Error(`Deployment ${namespace}/${name}: no program is known for the image ${volume.image.reference}`);
      for (const [path, source] of Object.entries(files)) if (!existsSync(join(target, path))) put(target, path, source);
    }
    const keys = async (apiKind: string, object: string, decode: (value: string) => string | Buffer, items?: { key: string; path: string }[]) => {
      const found = await cluster.admin.find({ apiVersion: 'v1', kind: apiKind, namespace, name: object });
      for (const [key, value] of Object.entries<string>(found?.data ?? {})) {
        const path = items ? items.find((item) => item.key === key)?.path : key;
        if (path) replaceFile(join(target, path), decode(value));
      }
    };
    if (volume.configMap) await keys('ConfigMap', volume.configMap.name, (value) => value, volume.configMap.items);
    if (volume.secret) await keys('Secret', volume.secret.secretName, (value) => Buffer.from(value, 'base64'), volume.secret.items);
  };
  for (const volume of volumes.values()) await fill(volume);

  for (const init of pod.initContainers ?? []) {
    // The only init container that is ours to run: the one that copies the plugin from its image.
    const files = images(init.image);
    if (!files) continue;
    const [command, source, target] = [...(init.command ?? []), ...(init.args ?? [])];
    if (command !== 'cp' && command !== '/bin/cp') throw new Error(`init container ${init.name}: only cp is played here, not ${command}`);
    const mount = init.volumeMounts.find((candidate: any) => target.startsWith(`${candidate.mountPath}/`));
    if (!files[source]) throw new Error(`init container ${init.name}: the image ${init.image} has no ${source}`);
    put(volumeFolder(volumes.get(mount.name)), target.slice(mount.mountPath.length), files[source]);
  }

  const mounts: Mount[] = [await serviceAccountMount(cluster, folder, namespace, pod.serviceAccountName ?? 'default')];
  if (pod.automountServiceAccountToken === false) mounts.length = 0;
  for (const mount of container.volumeMounts ?? []) {
    const volume = volumes.get(mount.name);
    mounts.push({ source: join(volumeFolder(volume), mount.subPath ?? ''), target: mount.mountPath });
  }
  const [imageCommand] = container.command ?? [];
  const own = images(container.image);
  const program = options.program ?? own?.[imageCommand];
  if (!program) throw new Error(`Deployment ${namespace}/${name}: no program is known for ${imageCommand} of the image ${container.image}`);
  put(root, imageCommand ?? '/program', program);
  const env = Object.fromEntries(
    (container.env ?? []).filter((entry: any) => entry.value !== undefined).map((entry: any) => [entry.name, entry.value]),
  );
  return {
    name: `${cluster.name}-${name}`,
    root,
    mounts,
    ...options.ports,
    outbound: { ...options.ports.outbound, [cluster.port]: cluster.port },
    containers: [{ command: imageCommand ?? '/program', args: options.args ?? container.args ?? [], env: { ...inClusterEnv(cluster), ...env } }],
    // Mounts with a subPath are never updated in a running pod, which is what makes the checksum annotation necessary.
    refresh: async () => {
      for (const volume of volumes.values()) if (volume.secret) await fill(volume);
    },
  };
}
