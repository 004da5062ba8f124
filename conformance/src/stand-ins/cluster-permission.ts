/**
 * Stands in for cluster-permission's controller, which is not published as a Go module: it turns each ClusterPermission
 * into a ManifestWork of its cluster, which the real work agent applies. A ready binary named `cluster-permission` in the
 * folder CONFORMANCE_BINARIES runs in its place. What it keeps from the real one, because our manifests rely on it:
 * a subject of kind ManagedServiceAccount must exist and becomes a service account in the namespace the add-on reports;
 * roles are named like the permission; a permission that failed is looked at again only when it changes.
 */
import { Api, type KubeObject, refOf } from '../control-plane/api.js';

const RBAC = 'rbac.authorization.k8s.io';
const ACCOUNT = { apiVersion: 'authentication.open-cluster-management.io/v1beta1', kind: 'ManagedServiceAccount' };
const ADD_ON = { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ManagedClusterAddOn', name: 'managed-serviceaccount' };
const PERMISSION = { apiVersion: 'rbac.open-cluster-management.io/v1alpha1', kind: 'ClusterPermission' };
const WORK = { apiVersion: 'work.open-cluster-management.io/v1', kind: 'ManifestWork' };

class Refused extends Error {
  constructor(
    public readonly type: string,
    public readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

const unbuildable = (message: string) => new Refused('AppliedRBACManifestWork', 'FailedBuildManifestWork', message);

/** The objects one permission becomes on its cluster. */
export async function manifestsOf(hub: Pick<Api, 'find'>, permission: KubeObject): Promise<KubeObject[]> {
  const { name, namespace } = permission.metadata;
  const { spec } = permission;
  const clusterBindings = clusterBindingsOf(spec);
  if (clusterBindings.length + (spec.roleBindings?.length ?? 0) === 0) {
    throw new Refused('Validation', 'FailedValidationNoBindingsDefined', 'no bindings');
  }

  const subjects = (binding: any) => subjectsOf(hub, namespace, binding);
  const roleRef = (given: any, kind: string) => {
    if (given?.name && !given.apiGroup) {
      throw unbuildable('missing APIGroup for the RoleRef');
    }
    return { apiGroup: RBAC, kind: given?.kind ?? kind, name: given?.name ?? name };
  };

  const objects: KubeObject[] = [];
  const add = (kind: string, metadata: KubeObject['metadata'], rest: object) => objects.push({ apiVersion: `${RBAC}/v1`, kind, metadata, ...rest });
  if (spec.clusterRole) {
    add('ClusterRole', { name: name! }, { rules: spec.clusterRole.rules });
  }
  for (const role of spec.roles ?? []) {
    add('Role', { name: name!, namespace: role.namespace }, { rules: role.rules });
  }
  for (const binding of clusterBindings) {
    add(
      'ClusterRoleBinding',
      { name: binding.name ?? name },
      { roleRef: roleRef(binding.roleRef, 'ClusterRole'), subjects: await subjects(binding) },
    );
  }
  for (const binding of spec.roleBindings ?? []) {
    add(
      'RoleBinding',
      { name: binding.name ?? name, namespace: binding.namespace },
      { roleRef: roleRef(binding.roleRef, 'Role'), subjects: await subjects(binding) },
    );
  }
  requireDistinct(objects);
  return objects;
}

function clusterBindingsOf(spec: any): any[] {
  if (spec.clusterRoleBindings?.length) {
    return spec.clusterRoleBindings;
  }
  return spec.clusterRoleBinding ? [spec.clusterRoleBinding] : [];
}

/** The subjects of a binding, with each ManagedServiceAccount replaced by its service account on the cluster. */
async function subjectsOf(hub: Pick<Api, 'find'>, namespace: string | undefined, binding: any): Promise<any[]> {
  const subjects: any[] = binding.subjects?.length ? binding.subjects : [binding.subject];
  return Promise.all(
    subjects.map(async subject => {
      if (subject.kind !== ACCOUNT.kind) {
        return subject;
      }
      if (!(await hub.find({ ...ACCOUNT, namespace, name: subject.name }))) {
        throw unbuildable(`ManagedServiceAccount ${namespace}/${subject.name} not found`);
      }
      const addOn = await hub.find({ ...ADD_ON, namespace });
      if (!addOn) {
        throw unbuildable(`ManagedClusterAddOn ${namespace}/${ADD_ON.name} not found`);
      }
      return { kind: 'ServiceAccount', name: subject.name, namespace: addOn.status?.namespace ?? addOn.spec?.installNamespace };
    }),
  );
}

function requireDistinct(objects: readonly KubeObject[]): void {
  const keys = objects.map(object => `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`);
  const double = keys.find((key, i) => keys.indexOf(key) !== i);
  // The work webhook refuses such a ManifestWork; the real controller shows no condition for it either.
  if (double) {
    throw new Error(`duplicate manifest ${double}`);
  }
}

async function reconcile(hub: Api, permission: KubeObject): Promise<void> {
  const condition = (type: string, status: string, reason: string, message: string) =>
    hub.merge(
      refOf(permission),
      { status: { conditions: [{ type, status, reason, message, lastTransitionTime: new Date().toISOString() }] } },
      'status',
    );
  try {
    const manifests = await manifestsOf(hub, permission);
    await hub.apply(
      {
        ...WORK,
        metadata: {
          name: `${permission.metadata.name}-${permission.metadata.uid.slice(0, 5)}`,
          namespace: permission.metadata.namespace,
          ownerReferences: [{ ...PERMISSION, name: permission.metadata.name, uid: permission.metadata.uid }],
        },
        spec: { workload: { manifests } },
      },
      { manager: 'cluster-permission', force: true },
    );
    await condition('AppliedRBACManifestWork', 'True', 'Applied', 'the ManifestWork is applied');
  } catch (error) {
    if (error instanceof Refused) {
      await condition(error.type, 'False', error.reason, error.message);
    } else {
      throw error;
    }
  }
}

/** Runs until `stop` is called; one look every 200 ms in place of a watch. */
export function startClusterPermissionStandIn(hub: Api): { stop: () => Promise<void> } {
  // What was seen of each permission, by its content: status writes are no reason to look again.
  const seen = new Map<string, string>();
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      for (const permission of await hub.list(PERMISSION).catch((): KubeObject[] => [])) {
        const key = `${permission.metadata.namespace}/${permission.metadata.name}`;
        const content = JSON.stringify([permission.metadata.uid, permission.spec, permission.metadata.annotations ?? {}]);
        if (seen.get(key) === content || permission.metadata.deletionTimestamp) {
          continue;
        }
        seen.set(key, content);
        await reconcile(hub, permission).catch(() => undefined);
      }
      await new Promise(done => setTimeout(done, 200));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await loop;
    },
  };
}
