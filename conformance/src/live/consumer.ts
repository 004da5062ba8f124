import { join } from 'path';
import { images } from './images.js';
import { type Live } from './live.js';
import { binary } from '../components/cache.js';
import { Pod } from '../pod/pod.js';
import { deploymentPod } from '../stand-ins/kubelet.js';

export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly message?: string;
}

/**
 * Runs the pod of the emitted Deployment `my-app-controller` with a program that uses ClusterProfiles as documented: everything
 * but the program (account, plugin, provider file and where its flag points) comes from our manifests.
 */
export async function askThroughMyApp(live: Live, profile: string, paths: readonly string[]): Promise<Answer[]> {
  const { processes, folder } = live.plane;
  const deployment = await live.hub.admin.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'my-app', name: 'my-app-controller' });
  const flag = '--clusterprofile-provider-file=';
  const file = deployment.spec.template.spec.containers[0].args.find((argument: string) => argument.startsWith(flag))?.slice(flag.length);
  if (!file) {
    throw new Error(`the container is not given ${flag}`);
  }
  const spec = await deploymentPod(live.hub, join(folder, `my-app-${Date.now()}`), deployment, {
    container: 'controller',
    images: images(),
    program: binary('inventory-client'),
    args: ['get', file, `my-app/${profile}`, ...paths],
    ports: live.consumerNetwork,
  });
  const pod = await Pod.start(processes, folder, { ...spec, name: `my-app-controller-${Date.now() % 100000}` });
  const code = await pod.program.exited;
  const log = pod.program.log();
  await pod.stop();
  if (code !== 0) {
    throw new Error(`my-app ended with ${code}: ${log}`);
  }
  return log
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
}
