import { AccessGraph } from './access-graph';
import { GrantBody } from './permissions';
import { beyond, describeRights, Right, rightsOf } from '../../kubernetes/rbac-rules';

/** What somebody may do on one cluster: rights by namespace (empty: everywhere), and roles whose rules are not in the input. */
export interface ScopedRights {
  readonly scopes: ReadonlyMap<string, ReadonlySet<Right>>;
  readonly roles: ReadonlySet<string>;
}

const CLUSTER_ADMIN = rightsOf([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, { nonResourceURLs: ['*'], verbs: ['*'] }]);

export function scopedRights(bodies: readonly GrantBody[]): ScopedRights {
  const scopes = new Map<string, Set<Right>>();
  const roles = new Set<string>();
  for (const { namespace, rules, role } of bodies) {
    const builtIn = role === 'ClusterRole cluster-admin' ? CLUSTER_ADMIN : undefined;
    const rights = rules ? rightsOf(rules) : builtIn;
    if (rights) {
      const scope = scopes.get(namespace) ?? new Set<Right>();
      rights.forEach(item => scope.add(item));
      scopes.set(namespace, scope);
    } else {
      roles.add(scoped(role ?? '', namespace));
    }
  }
  return { scopes, roles };
}

/** An account's rights on a cluster, whether it is named itself or by the service account behind it. */
export function accountRights(graph: AccessGraph, cluster: string, account: string): ScopedRights {
  const bodies = graph.permissions.on(cluster).flatMap(source => source.bodies)
    .filter(body => body.subjects.some(subject => subject.name === account && (subject.kind === 'ManagedServiceAccount' || subject.kind === 'ServiceAccount')));
  return scopedRights(bodies);
}

/** What one may do that the other may not: `create jobs.batch in team-a`. Rights for everywhere hold in every namespace. */
export function moreThan(some: ScopedRights, other: ScopedRights): string[] {
  const everywhere = other.scopes.get('') ?? new Set<Right>();
  const rights = [...some.scopes].flatMap(([namespace, scope]) => {
    const held = namespace === '' ? everywhere : new Set([...everywhere, ...other.scopes.get(namespace) ?? []]);
    return describeRights(beyond(scope, held)).map(words => scoped(words, namespace));
  });
  return [...rights, ...[...some.roles].filter(role => !other.roles.has(role)).map(role => `do what ${role} allows (its rights are not in the input)`)].sort();
}

export function describe(rights: ScopedRights): string[] {
  const scopes = [...rights.scopes].flatMap(([namespace, scope]) => describeRights(scope).map(words => scoped(words, namespace)));
  return [...scopes, ...[...rights.roles].map(role => `${role} (its rights are not in the input)`)].sort();
}

function scoped(words: string, namespace: string): string {
  return namespace === '' ? words : `${words} in ${namespace === '*' ? 'namespaces selected by label' : namespace}`;
}
