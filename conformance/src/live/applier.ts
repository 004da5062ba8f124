import { type Api, type KubeObject, type Ref, refOf } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { ensureNamespaces } from '../install.js';
import { applierAccess, type Example, inApplyOrder, isPartial, waveOf } from '../manifests.js';
import { sleep } from '../process/wait.js';

const key = (ref: Ref) => `${ref.apiVersion} ${ref.kind} ${ref.namespace ?? ''}/${ref.name}`;

/** A GitOps controller in short: server-side apply in the documented order, then deletion of what the last revision had and this one has not. */
export class Applier {
  private last = new Map<string, Ref>();

  /** @param waveDelayMs pause between two waves; Argo CD makes one of two seconds */
  constructor(
    private readonly api: Api,
    private readonly waveDelayMs = 0,
  ) {}

  public async apply(objects: readonly KubeObject[]): Promise<void> {
    const now = new Map<string, Ref>();
    let wave: number | undefined;
    for (const object of inApplyOrder(objects)) {
      if (this.waveDelayMs > 0 && wave !== undefined && wave !== waveOf(object)) {
        await sleep(this.waveDelayMs);
      }
      wave = waveOf(object);
      // Force is what both Argo CD and Flux do: the field becomes ours, the object stays its owner's.
      await this.api.apply(object, { manager: 'our-app', force: true });
      if (!isPartial(object)) {
        now.set(key(refOf(object)), refOf(object));
      }
    }
    for (const [name, ref] of [...this.last].reverse()) {
      if (!now.has(name)) {
        await this.api.delete(ref);
      }
    }
    this.last = now;
  }
}

/** The service account that an example's GitOpsApplierAccess names. */
function applierAccount(found: Example): { namespace: string; name: string } {
  const binding = applierAccess(found).find(object => object.kind === 'ClusterRoleBinding' || object.kind === 'RoleBinding');
  if (!binding) {
    throw new Error(`example ${found.name} has no GitOpsApplierAccess`);
  }
  return binding.subjects[0];
}

/** That account, with exactly the rights the example emits for it, given by an administrator. */
export async function applierOf(hub: Cluster, found: Example, access = applierAccess(found)): Promise<Applier> {
  const { namespace, name } = applierAccount(found);
  // Its Roles are in namespaces that the app does not create: an administrator creates them with the rights.
  await ensureNamespaces(hub.admin, new Set([namespace, ...access.flatMap(object => object.metadata.namespace ?? [])]));
  await hub.admin.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
  for (const object of access) {
    await hub.admin.apply(object, { manager: 'administrator', force: true });
  }
  return new Applier(hub.admin.withToken(await hub.admin.token(namespace, name)));
}
