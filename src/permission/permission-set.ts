import { EDIT_RULES } from './presets';
import { normalized, PermissionRule, requireNamespaces, requireRules } from './rule';
import { refuse } from '../errors/format-error';

const EDIT = 'edit()';

/** Where on a managed cluster a permission holds. */
export interface PermissionScope {
  /**
   * Namespaces on the managed cluster: DNS labels, at least one.
   *
   * @default - the whole cluster
   */
  readonly namespaces?: string[];
}

/** Where `edit` holds. */
export interface EditOptions {
  /** Namespaces on the managed cluster: DNS labels, at least one. */
  readonly namespaces: string[];
}

/** What a permission set binds: rules of its own, or a ClusterRole that exists. */
export interface Granted {
  readonly rules: readonly PermissionRule[];
  readonly clusterRole?: string;
  readonly namespaces?: readonly string[];
}

/** For the library alone, which makes ClusterPermissions of it. */
export let grantedBy: (permission: PermissionSet) => Granted;

/** What an application may do on a managed cluster. */
export class PermissionSet {
  // jsii publishes every member that is not private, so the function above reaches a private one from here.
  static {
    grantedBy = permission => permission.granted;
  }

  /** Binds the managed cluster's own role `view`: everything but Secrets, nodes and the like can be read. */
  public static readOnly(scope: PermissionScope = {}): PermissionSet {
    return PermissionSet.bound('PermissionSet.readOnly', 'readOnly()', 'view', scope);
  }

  /** Workloads and what they need can be made, changed and deleted in the namespaces given; no Secrets, tokens, impersonation, exec, roles or bindings. */
  public static edit(options: EditOptions): PermissionSet {
    requireNamespaces('PermissionSet.edit', options.namespaces);
    return new PermissionSet(EDIT, [...EDIT_RULES], undefined, options.namespaces);
  }

  /** Binds the managed cluster's own role `cluster-admin`: everything, on the whole cluster. */
  public static clusterAdmin(): PermissionSet {
    return PermissionSet.bound('PermissionSet.clusterAdmin', 'clusterAdmin()', 'cluster-admin', {});
  }

  /**
   * Binds a ClusterRole that exists on every managed cluster concerned.
   *
   * @param name name of the ClusterRole
   * @param scope where it holds
   */
  public static fromClusterRoleName(name: string, scope: PermissionScope = {}): PermissionSet {
    if (typeof name !== 'string' || name === '' || name.includes('/') || name.includes('%')) {
      refuse('PermissionSet.fromClusterRoleName', 'name', name, {
        wrong: 'is not the name of a ClusterRole',
        remedy: 'give the name of one that exists on the managed clusters',
      });
    }
    return PermissionSet.bound('PermissionSet.fromClusterRoleName', `fromClusterRoleName('${name}')`, name, scope);
  }

  /**
   * Rules of one's own.
   *
   * @param rules at least one
   * @param scope where they hold
   */
  public static rules(rules: PermissionRule[], scope: PermissionScope = {}): PermissionSet {
    if (scope.namespaces) {
      requireNamespaces('PermissionSet.rules', scope.namespaces);
    }
    requireRules('PermissionSet.rules', rules, scope.namespaces);
    return new PermissionSet('rules()', rules, undefined, scope.namespaces);
  }

  private static bound(where: string, label: string, clusterRole: string, scope: PermissionScope): PermissionSet {
    if (scope.namespaces) {
      requireNamespaces(where, scope.namespaces);
    }
    return new PermissionSet(label, [], clusterRole, scope.namespaces);
  }

  /** The call that made it, for messages: `edit()` */
  public readonly label: string;

  private readonly granted: Granted;

  private constructor(label: string, rules: PermissionRule[], clusterRole: string | undefined, namespaces: string[] | undefined) {
    this.label = label;
    this.granted = { rules: rules.map(normalized), clusterRole, namespaces: namespaces && [...new Set(namespaces)].sort() };
  }

  /** In words: `view on the whole cluster`, `edit in team-a, team-b`, `rules on jobs.batch on the whole cluster` */
  public toString(): string {
    const { rules, clusterRole, namespaces } = this.granted;
    const what = clusterRole ?? (this.label === EDIT ? 'edit' : `rules on ${rules.flatMap(targets).join(', ')}`);
    return `${what} ${namespaces ? `in ${namespaces.join(', ')}` : 'on the whole cluster'}`;
  }
}

/** `jobs.batch`, `pods`, `/metrics` */
function targets(rule: PermissionRule): string[] {
  const resources = (rule.apiGroups ?? []).flatMap(group => (rule.resources ?? []).map(resource => group === '' ? resource : `${resource}.${group}`));
  return [...resources, ...rule.nonResourceURLs ?? []];
}
