import { PermissionSet } from './permission-set';
import { merged, PermissionRule } from './rule';
import { ClusterPermissionSpec } from '../../imports/rbac.open-cluster-management.io';
import { refuse } from '../errors/format-error';
import { RBAC_GROUP } from '../ocm/kinds';
import { BUILT_IN_ROLES } from '../ocm/reserved-names';
import { CLUSTER_ROLE_BINDING_LIST } from '../releases/cluster-permission/facts';
import { ClusterPermissionRelease } from '../releases/cluster-permission/release';

/** The ClusterPermission's name becomes the name of the Role and ClusterRole on the managed cluster, which it overwrites. */
export function requirePermissionName(where: string, name: string): void {
  if (BUILT_IN_ROLES.includes(name) || name.startsWith('system:')) {
    refuse(
      where,
      'permissionName',
      name,
      {
        wrong: 'is a role that Kubernetes defines on the managed cluster, and it would be overwritten',
        remedy: 'leave it out, or choose a name of the application\'s own',
      },
    );
  }
}

export interface PermissionTarget {
  readonly where: string;
  readonly account: string;
  readonly name: string;
  readonly release: ClusterPermissionRelease;
}

/** A role bound cluster-wide; without a reference it is the ClusterPermission's own ClusterRole. */
interface ClusterWide {
  readonly granted: string;
  readonly clusterRole?: string;
}

/**
 * Everything an account may do on one cluster, as one ClusterPermission. One role per scope and distinctly named bindings, because two
 * of one name make the whole ManifestWork be refused.
 */
export function clusterPermissionSpec(target: PermissionTarget, grants: readonly PermissionSet[]): ClusterPermissionSpec {
  const clusterRules = merged(grants.filter(grant => !grant._namespaces).flatMap(grant => grant._rules));
  const clusterWide = clusterWideBindings(grants, clusterRules);
  const namespaces = [...new Set(grants.flatMap(grant => grant._namespaces ?? []))].sort();
  const scoped = namespaces.map(namespace => inNamespace(target, grants, namespace));
  const roles = scoped.filter(s => s.rules.length > 0).map(({ namespace, rules }) => ({ namespace, rules }));
  return {
    ...(clusterRules.length > 0 ? { clusterRole: { rules: clusterRules } } : {}),
    ...bindings(target, clusterWide),
    ...(roles.length > 0 ? { roles } : {}),
    ...(scoped.length > 0 ? { roleBindings: scoped.flatMap(s => s.bindings) } : {}),
  };
}

function clusterWideBindings(grants: readonly PermissionSet[], rules: readonly PermissionRule[]): ClusterWide[] {
  const roles = new Map<string, ClusterWide>();
  for (const grant of grants) {
    if (!grant._namespaces && grant._clusterRole !== undefined && !roles.has(grant._clusterRole)) {
      roles.set(grant._clusterRole, { granted: grant.label, clusterRole: grant._clusterRole });
    }
  }
  const own = grants.find(grant => !grant._namespaces && grant._rules.length > 0);
  const named = [...roles.keys()].sort().map(name => roles.get(name) as ClusterWide);
  return own && rules.length > 0 ? [{ granted: own.label }, ...named] : named;
}

function bindings(target: PermissionTarget, clusterWide: readonly ClusterWide[]): Pick<ClusterPermissionSpec, 'clusterRoleBinding' | 'clusterRoleBindings'> {
  const all = clusterWide.map(({ clusterRole }) => ({
    name: clusterRole === undefined ? target.name : `${target.name}-${clusterRole}`,
    ...(clusterRole === undefined ? {} : { roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: clusterRole } }),
    subject: subject(target.account),
  }));
  if (all.length <= 1) {
    return all.length === 0 ? {} : { clusterRoleBinding: all[0] };
  }
  if (!target.release._value(CLUSTER_ROLE_BINDING_LIST)) {
    refuse(target.where, 'allow', clusterWide.map(c => c.granted).join(' and '),
      {
        wrong: `need two cluster-wide bindings in one ClusterPermission, which cluster-permission ${target.release} cannot express`,
        remedy: 'give one of them namespaces, or install and state ClusterPermissionRelease.V0_17',
      });
  }
  return { clusterRoleBindings: all };
}

function inNamespace(target: PermissionTarget, grants: readonly PermissionSet[], namespace: string) {
  const here = grants.filter(grant => grant._namespaces?.includes(namespace));
  const rules = merged(here.flatMap(grant => grant._rules));
  const roles = [...new Set(here.flatMap(grant => grant._clusterRole ?? []))].sort();
  return {
    namespace,
    rules,
    bindings: [
      ...(rules.length > 0 ? [{ name: target.name, namespace, roleRef: { kind: 'Role' }, subject: subject(target.account) }] : []),
      ...roles.map(name => ({
        name: `${target.name}-${name}`,
        namespace,
        roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name },
        subject: subject(target.account),
      })),
    ],
  };
}

/** The account itself: the namespace of its service account on the managed cluster differs between installations, and the controller knows it. */
function subject(account: string) {
  return { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name: account };
}
