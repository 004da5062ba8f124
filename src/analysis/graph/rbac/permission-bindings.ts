import { at, isRecord, Json, list, record, text } from '../../../kubernetes/json';
import { CLUSTER_ACTION, MANIFEST_WORK, RBAC_GROUP } from '../../../ocm/kinds';
import { BUILT_IN_ROLES } from '../../../ocm/reserved-names';
import { CARRIER_KINDS, carriedBy } from '../../input/carriers';
import { KubeObject, Objects } from '../../input/objects';

/** A binding of a ClusterPermission, as it is written. */
export interface WrittenBinding {
  readonly field: string;
  readonly binding: Json;
  readonly clusterWide: boolean;
}

/** `clusterRoleBindings` wins over `clusterRoleBinding`, as the controller reads it. */
export function bindingsOf({ manifest }: KubeObject): WrittenBinding[] {
  const spec = record(manifest.spec);
  const several = list(spec.clusterRoleBindings).map((binding, i) => ({ field: `spec.clusterRoleBindings[${i}]`, binding, clusterWide: true }));
  const single = isRecord(spec.clusterRoleBinding) ? [{ field: 'spec.clusterRoleBinding', binding: spec.clusterRoleBinding, clusterWide: true }] : [];
  const inNamespaces = list(spec.roleBindings).map((binding, i) => ({ field: `spec.roleBindings[${i}]`, binding, clusterWide: false }));
  return [...several.length > 0 ? several : single, ...inNamespaces];
}

/** A role on a managed cluster; a ClusterRole has no namespace. */
export interface RoleName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const IN_NAMESPACE_OF_CLUSTER: ReadonlySet<string> = new Set([MANIFEST_WORK, CLUSTER_ACTION]);

/** Whether something other than a permission brings a role to a cluster: Kubernetes itself, or a work. A placed work may go to any cluster. */
export function isBroughtByOthers(objects: Objects, cluster: string, role: RoleName): boolean {
  if (role.kind === 'ClusterRole' && (BUILT_IN_ROLES.includes(role.name) || role.name.startsWith('system:'))) {
    return true;
  }
  const carriers = CARRIER_KINDS.flatMap(type => objects.of(type).filter(({ namespace }) => !IN_NAMESPACE_OF_CLUSTER.has(type) || namespace === cluster));
  return carriers.flatMap(carriedBy).some(({ manifest }) => isRole(manifest, role));
}

function isRole(manifest: Json, { kind, namespace, name }: RoleName): boolean {
  return text(manifest.apiVersion).startsWith(`${RBAC_GROUP}/`) && manifest.kind === kind && at(manifest, 'metadata', 'name') === name
    && text(at(manifest, 'metadata', 'namespace')) === namespace;
}
