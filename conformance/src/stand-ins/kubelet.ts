/**
 * Stands in for the kubelet and the container runtime: nothing here can run a container image. It reads the Deployment
 * from the API server as it is there (upstream's manifest with our patch applied), takes its pod template at its word
 * (volumes, mounts, command line, service account) and lays the same files out in a folder that becomes the program's root.
 * Images are looked up in a table of programs that were built from the same release.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
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
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) {
    return;
  }
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

export interface PodOptions {
  readonly container: string;
  /** Runs in place of the image's own program where that cannot be built. */
  readonly program?: string;
  readonly args?: readonly string[];
  readonly images: Images;
  readonly ports: Pick<PodSpec, 'inbound' | 'outbound' | 'hosts'>;
}

/** What is laid out for one Deployment: its object, its pod template and the folders for it. */
interface Layout {
  readonly cluster: Cluster;
  readonly owner: string;
  readonly namespace: string;
  readonly pod: any;
  readonly root: string;
  readonly volumes: ReadonlyMap<string, any>;
  readonly volumeFolder: (volume: any) => string;
  readonly images: Images;
}

function layoutOf(cluster: Cluster, folder: string, deployment: KubeObject, images: Images): Layout {
  const { namespace = 'default', name } = deployment.metadata;
  const root = join(folder, `root-${cluster.name}-${name}`);
  const { spec: pod } = deployment.spec.template;
  rmSync(root, { recursive: true, force: true });
  for (const path of ['dev', 'etc', 'tmp', 'var/run']) {
    mkdirSync(join(root, path), { recursive: true });
  }
  return {
    cluster,
    owner: `Deployment ${namespace}/${name}`,
    namespace,
    pod,
    root,
    volumes: new Map((pod.volumes ?? []).map((volume: any) => [volume.name, volume])),
    volumeFolder: volume => join(folder, `volumes-${cluster.name}-${name}`, volume.name),
    images,
  };
}

/** Fills a volume's folder where its source is known here. */
async function fill(layout: Layout, volume: any): Promise<void> {
  const target = layout.volumeFolder(volume);
  mkdirSync(target, { recursive: true });
  if (volume.image) {
    copyImage(layout, volume.image.reference, target);
  }
  if (volume.configMap) {
    const { name, items } = volume.configMap;
    await writeKeys(layout, { apiVersion: 'v1', kind: 'ConfigMap', name }, { target, items, decode: value => value });
  }
  if (volume.secret) {
    const { secretName: name, items } = volume.secret;
    await writeKeys(layout, { apiVersion: 'v1', kind: 'Secret', name }, { target, items, decode: value => Buffer.from(value, 'base64') });
  }
}

function copyImage({ owner, images }: Layout, reference: string, target: string): void {
  const files = images(reference);
  if (!files) {
    throw new Error(`${owner}: no program is known for the image ${reference}`);
  }
  for (const [path, source] of Object.entries(files)) {
    if (!existsSync(join(target, path))) {
      put(target, path, source);
    }
  }
}

interface Keys {
  readonly target: string;
  readonly items?: readonly { key: string; path: string }[];
  readonly decode: (value: string) => string | Buffer;
}

async function writeKeys(
  { cluster, namespace }: Layout,
  source: { apiVersion: string; kind: string; name: string },
  { target, items, decode }: Keys,
): Promise<void> {
  const found = await cluster.admin.find({ ...source, namespace });
  for (const [key, value] of Object.entries<string>(found?.data ?? {})) {
    const path = items ? items.find(item => item.key === key)?.path : key;
    if (path) {
      replaceFile(join(target, path), decode(value));
    }
  }
}

/** The only init container that is ours to run is the one that copies the plugin from its image. */
function runInitContainer(layout: Layout, init: any): void {
  const files = layout.images(init.image);
  if (!files) {
    return;
  }
  const [command, source, target] = [...(init.command ?? []), ...(init.args ?? [])];
  if (command !== 'cp' && command !== '/bin/cp') {
    throw new Error(`init container ${init.name}: only cp can be run here, not ${command}`);
  }
  const mount = init.volumeMounts.find((candidate: any) => target.startsWith(`${candidate.mountPath}/`));
  if (!files[source]) {
    throw new Error(`init container ${init.name}: the image ${init.image} has no ${source}`);
  }
  put(layout.volumeFolder(layout.volumes.get(mount.name)), target.slice(mount.mountPath.length), files[source]);
}

async function mountsOf(layout: Layout, folder: string, container: any): Promise<Mount[]> {
  const { cluster, namespace, pod, volumes, volumeFolder } = layout;
  const token = await serviceAccountMount(cluster, folder, namespace, pod.serviceAccountName ?? 'default');
  const mounts: Mount[] = (container.volumeMounts ?? []).map((mount: any) => ({
    source: join(volumeFolder(volumes.get(mount.name)), mount.subPath ?? ''),
    target: mount.mountPath,
  }));
  return pod.automountServiceAccountToken === false ? mounts : [token, ...mounts];
}

/** The command of a container, with the program that runs for it put into the root folder. */
function commandOf({ owner, images, root }: Layout, container: any, program?: string): string {
  const [imageCommand] = container.command ?? [];
  const found = program ?? images(container.image)?.[imageCommand];
  if (!found) {
    throw new Error(`${owner}: no program is known for ${imageCommand} of the image ${container.image}`);
  }
  const command = imageCommand ?? '/program';
  put(root, command, found);
  return command;
}

function environmentOf(container: any): Record<string, string> {
  const entries: any[] = container.env ?? [];
  return Object.fromEntries(entries.filter(entry => entry.value !== undefined).map(entry => [entry.name, entry.value]));
}

/** The pod of a Deployment, ready to be started. */
export async function deploymentPod(cluster: Cluster, folder: string, deployment: KubeObject, options: PodOptions): Promise<DeploymentPod> {
  const layout = layoutOf(cluster, folder, deployment, options.images);
  const { owner, pod, root, volumes } = layout;
  const container = pod.containers.find((candidate: any) => candidate.name === options.container);
  if (!container) {
    throw new Error(`${owner} has no container ${options.container}`);
  }
  for (const volume of volumes.values()) {
    await fill(layout, volume);
  }
  for (const init of pod.initContainers ?? []) {
    runInitContainer(layout, init);
  }
  const mounts = await mountsOf(layout, folder, container);
  const command = commandOf(layout, container, options.program);
  return {
    name: `${cluster.name}-${deployment.metadata.name}`,
    root,
    mounts,
    ...options.ports,
    outbound: { ...options.ports.outbound, [cluster.port]: cluster.port },
    containers: [{ command, args: options.args ?? container.args ?? [], env: { ...inClusterEnv(cluster), ...environmentOf(container) } }],
    // Mounts with a subPath are never updated in a running pod, which is what makes the checksum annotation necessary.
    refresh: async () => {
      for (const volume of volumes.values()) {
        if (volume.secret) {
          await fill(layout, volume);
        }
      }
    },
  };
}
