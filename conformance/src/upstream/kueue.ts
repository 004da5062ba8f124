import { execFileSync } from 'child_process';
import { binary } from '../components/cache.js';
import { moduleFolder } from '../components/go.js';
import { type KubeObject } from '../control-plane/api.js';
import { objectsOf } from '../modules.js';

const built = new Map<string, KubeObject[]>();

/** What `kubectl apply -f manifests.yaml` of a Kueue release brings: kustomize's build of the module's default configuration. */
export function kueueRelease(release: string): KubeObject[] {
  let objects = built.get(release);
  if (!objects) {
    const text = execFileSync(binary('kustomize'), ['build', 'config/default'], {
      cwd: moduleFolder(`sigs.k8s.io/kueue@v${release}`),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    built.set(release, (objects = objectsOf(text)));
  }
  return structuredClone(objects);
}
