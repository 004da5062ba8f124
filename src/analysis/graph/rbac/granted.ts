import { roleDefinition, RoleDefinition, RoleRights } from './role-index';
import { at, Json, list, record, text } from '../../../kubernetes/json';
import { groupOf } from '../../../kubernetes/kinds';
import { Subject, subjectOf } from '../../../kubernetes/rbac-subjects';
import { RBAC_GROUP } from '../../../ocm/kinds';
import { CarriedManifest } from '../../input/carriers';
import { KubeObject } from '../../input/objects';

/** The namespace of what states none: it gets the one of the account that applies it. No namespace has this name. */
export const UNSTATED = '?';

/** Namespaces that a selector chooses. */
export const SELECTED = '*';

/** What one binding gives its subjects on a managed cluster. */
export interface GrantBody {
  /** JSON path of the binding in its object. */
  readonly field: string;
  readonly subjects: readonly Subject[];
  /** Namespace on the managed cluster: empty where it holds everywhere, `*` where a selector chooses, `?` where none is stated. */
  readonly namespace: string;
  /** The role's rules, where the object holds them. */
  readonly rules?: readonly Json[];
  /** The role, where it is defined elsewhere: `ClusterRole view`. */
  readonly role?: string;
  /** What the role allows, with everything that reaches the cluster. */
  readonly granted: RoleRights;
}

/** A binding before its role is looked up. */
export interface GrantedBinding extends Pick<GrantBody, 'field' | 'subjects' | 'namespace'> {
  readonly roleKind: string;
  readonly roleName: string;
}

/** Roles and bindings that one object brings to a cluster. */
export interface Granted {
  readonly roles: readonly RoleDefinition[];
  readonly bindings: readonly GrantedBinding[];
}

/**
 * What the controller makes of a ClusterPermission (cluster-permission controllers/clusterpermission_controller.go@v0.17.0).
 *
 * @param listWins whether the installed release surely reads `clusterRoleBindings`, and then it alone; else both may count
 */
export function grantedByPermission({ name, manifest }: KubeObject, listWins: boolean): Granted {
  const spec = record(manifest.spec);
  const role = (kind: string, namespace: string, rules: unknown): RoleDefinition => (
    { kind, namespace, name, labels: new Map(), rules: list(rules), live: false }
  );
  return {
    roles: [
      ...spec.clusterRole === undefined ? [] : [role('ClusterRole', '', at(spec, 'clusterRole', 'rules'))],
      ...list(spec.roles).map(one => role('Role', namespaceOf(one), one.rules)),
    ],
    bindings: [...clusterBindings(spec, name, listWins), ...namespaceBindings(spec, name)],
  };
}

function clusterBindings(spec: Json, name: string, listWins: boolean): GrantedBinding[] {
  const several = list(spec.clusterRoleBindings).map((binding, i) => ({ binding, field: `spec.clusterRoleBindings[${i}]` }));
  const single = spec.clusterRoleBinding === undefined ? [] : [{ binding: record(spec.clusterRoleBinding), field: 'spec.clusterRoleBinding' }];
  return [...several, ...listWins && several.length > 0 ? [] : single].map(({ binding, field }) => (
    { field, subjects: subjects(binding), namespace: '', roleKind: 'ClusterRole', roleName: text(at(binding, 'roleRef', 'name')) || name }
  ));
}

function namespaceBindings(spec: Json, name: string): GrantedBinding[] {
  return list(spec.roleBindings).map((binding, i) => {
    const role = record(binding.roleRef);
    return {
      field: `spec.roleBindings[${i}]`,
      subjects: subjects(binding),
      namespace: namespaceOf(binding),
      roleKind: text(role.kind),
      roleName: text(role.name) || name,
    };
  });
}

function namespaceOf({ namespace, namespaceSelector }: Json): string {
  return namespaceSelector === undefined ? text(namespace) || UNSTATED : SELECTED;
}

/** `subjects` wins over `subject`, as the controller reads it. */
function subjects(binding: Json): Subject[] {
  const several = list(binding.subjects);
  const single = binding.subject === undefined ? [] : [record(binding.subject)];
  return (several.length > 0 ? several : single).map(subjectOf);
}

/** RBAC among the manifests that an object brings to a cluster. */
export function grantedByManifests(manifests: readonly CarriedManifest[]): Granted {
  const rbac = manifests.filter(({ manifest }) => groupOf(text(manifest.apiVersion)) === RBAC_GROUP)
    .map(({ manifest: object, path, selected }) => ({
      object,
      path,
      namespace: text(at(object, 'metadata', 'namespace')) || (selected ? SELECTED : UNSTATED),
    }));
  return {
    roles: rbac.filter(({ object }) => object.kind === 'ClusterRole' || object.kind === 'Role')
      .map(({ object, namespace }) => roleDefinition(object, { namespace, live: false })),
    bindings: rbac.filter(({ object }) => object.kind === 'ClusterRoleBinding' || object.kind === 'RoleBinding').map(({ object, path, namespace }) => ({
      field: path,
      subjects: list(object.subjects).map(subjectOf).map(asServerReads),
      namespace: object.kind === 'RoleBinding' ? namespace : '',
      roleKind: text(at(object, 'roleRef', 'kind')),
      roleName: text(at(object, 'roleRef', 'name')),
    })),
  };
}

/** Only the controller of ClusterPermissions knows accounts. To a server they are a kind of subject that does not exist. */
function asServerReads(subject: Subject): Subject {
  return subject.kind === 'ManagedServiceAccount' ? { ...subject, group: '' } : subject;
}
