import { Granted, grantedBy, PermissionSet } from './permission-set';
import { merged, PermissionRule } from './rule';
import { ClusterPermissionSpec } from '../../imports/rbac.open-cluster-management.io';
import { refuse } from '../errors/format-error';
import { RBAC_GROUP } from '../ocm/kinds';
import { BUILT_IN_ROLES } from '../ocm/reserved-names';
import { CLUSTER_ROLE_BINDING_LIST } from '../releases/cluster-permission/facts';
import { ClusterPermissionRelease } from '../releases/cluster-permission/release';
import { valueAt } from '../releases/fact';

/** The ClusterPermission's name becomes the name of the Role and ClusterRole on the managed cluster, which it overwrites. */
export function requirePermissionName(where: string, name: string): void {
  if (BUILT_IN_ROLES.includes(name) || name.startsWith('system:')) {
    refuse(where, 'permissionName', name, {
      wrong: 'is a role that Kubernetes defines on the managed cluster, and it would be overwritten',
      remedy: 'leave it out, or choose a name that only this application uses',
    });
  }
}

export interface PermissionTarget {
  readonly where: string;
  readonly account: string;
  readonly name: string;
  readonly release: ClusterPermissionRelease;
}

/** What a permission set grants, and the call that made it. */
interface Grant extends Granted {
  readonly label: string;
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
export function clusterPermissionSpec(target: PermissionTarget, permissions: readonly PermissionSet[]): ClusterPermissionSpec {
  const grants = permissions.map(permission => ({ ...grantedBy(permission), label: permission.label }));
  const clusterRules = merged(grants.filter(grant => !grant.namespaces).flatMap(grant => grant.rules));
  const clusterWide = clusterWideBindings(grants, clusterRules);
  const namespaces = [...new Set(grants.flatMap(grant => grant.namespaces ?? []))].sort();
  const scoped = namespaces.map(namespace => inNamespace(target, grants, namespace));
  const roles = scoped.filter(s => s.rules.length > 0).map(({ namespace, rules }) => ({ namespace, rules }));
  return {
    ...(clusterRules.length > 0 ? { clusterRole: { rules: clusterRules } } : {}),
    ...bindings(target, clusterWide),
    ...(roles.length > 0 ? { roles } : {}),
    ...(scoped.length > 0 ? { roleBindings: scoped.flatMap(s => s.bindings) } : {}),
  };
}

function clusterWideBindings(grants: readonly Grant[], rules: readonly PermissionRule[]): ClusterWide[] {
  const roles = new Map<string, ClusterWide>();
  for (const grant of grants) {
    if (!grant.namespaces && grant.clusterRole !== undefined && !roles.has(grant.clusterRole)) {
      roles.set(grant.clusterRole, { granted: grant.label, clusterRole: grant.clusterRole });
    }
  }
  const own = grants.find(grant => !grant.namespaces && grant.rules.length > 0);
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
  if (!valueAt(CLUSTER_ROLE_BINDING_LIST, target.release.factsOf)) {
    refuse(target.where, 'allow', clusterWide.map(c => c.granted).join(' and '), {
      wrong: `need two cluster-wide bindings in one ClusterPermission, which cluster-permission ${target.release} cannot express`,
      remedy: 'limit one of them to namespaces, or install cluster-permission 0.17 and state ClusterPermissionRelease.V0_17',
    });
  }
  return { clusterRoleBindings: all };
}

function inNamespace(target: PermissionTarget, grants: readonly Grant[], namespace: string) {
  const here = grants.filter(grant => grant.namespaces?.includes(namespace));
  const rules = merged(here.flatMap(grant => grant.rules));
  const roles = [...new Set(here.flatMap(grant => grant.clusterRole ?? []))].sort();
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
