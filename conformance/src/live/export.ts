import { writeFileSync } from 'fs';
import { join } from 'path';
import { AccessModel } from 'cdk8s-ocm';
import { stringify } from 'yaml';
import { type Api, type KubeObject } from '../control-plane/api.js';
import { objectsOfFile } from '../modules.js';
import { RUNS } from '../report/paths.js';

/** A hub as `kubectl get … --all-namespaces --output yaml` writes it into a file, with what the access model asks for; read back from that file. */
export async function exported(hub: Api, suite: string): Promise<KubeObject[]> {
  const served = await hub.served();
  const items: KubeObject[] = [];
  for (const resource of AccessModel.resources()) {
    const ref = served.get(resource);
    if (ref) {
      items.push(...(await hub.list(ref)));
    }
  }
  const file = join(RUNS, suite, 'hub.yaml');
  writeFileSync(file, stringify({ apiVersion: 'v1', kind: 'List', items }, { aliasDuplicateObjects: false }));
  return objectsOfFile(file);
}
