/**
 * A second opinion on who may do what: random worlds of RBAC, and what Kubernetes would answer about them, worked out by hand from its documentation.
 * Imports nothing of the analyzer, so that no mistake can be in both.
 */

export interface Rule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
  readonly resourceNames?: string[];
}

export interface Role {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Record<string, string>;
  readonly rules: Rule[];
  readonly selects?: Record<string, string>;
}
export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly apiGroup?: string;
}

export interface Binding {
  readonly name: string;
  /** Everywhere, where there is none. */
  readonly namespace?: string;
  readonly role: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string };
  readonly subjects: Subject[];
}
export interface World {
  readonly roles: Role[];
  readonly bindings: Binding[];
}

export interface Asked {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly name?: string;
  readonly namespace: string;
}

/** Who asks: a user name and the groups that authentication adds. */
export interface Person {
  readonly user: string;
  readonly groups: string[];
}


const RBAC = 'rbac.authorization.k8s.io';

/** A small generator of numbers, so that a failing world can be made again from its seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 % 4294967296;
  return sides => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor(state / 4294967296 * sides);
  };
}

export interface Choices {
  readonly namespaces: string[];
  readonly subjects: Subject[];
  readonly secrets: string[];
}


export function randomWorld(seed: number, { namespaces, subjects, secrets }: Choices): World {
  const roll = dice(seed);
  const of = <T>(list: readonly T[]): T => list[roll(list.length)];
  const some = <T>(list: readonly T[]): T[] => list.filter(() => roll(2) === 0);
  const atLeast = <T>(list: readonly T[]): T[] => [...new Set([of(list), ...some(list)])];
  const rule = (): Rule => ({
    apiGroups: [of(['', '', '*', 'apps'])],
    resources: atLeast(['secrets', 'pods', ...roll(6) === 0 ? ['*'] : []]),
    verbs: roll(8) === 0 ? ['*'] : atLeast(['get', 'list', 'create']),
    ...roll(3) === 0 ? { resourceNames: atLeast([...secrets, '']) } : {},
  });
  const labels = () => Object.fromEntries(some(['a', 'b', 'c']).map(key => [key, 'yes']));
  const clusterRoles = ['r1', 'r2', 'r3', 'r4'].map((name, i): Role => ({
    kind: 'ClusterRole',
    name,
    labels: labels(),
    rules: [rule(), ...roll(2) === 0 ? [rule()] : []].slice(roll(2)),
    // Upwards only: rules of roles that aggregate each other are a matter of time.
    ...roll(3) === 0 ? { selects: { [['a', 'b', 'c'][roll(3)]]: 'yes', level: `${i}` } } : {},
  })).map((role, i, all) => ({ ...role, labels: { ...role.labels, ...i + 1 < all.length ? { level: `${i + 1}` } : {} } }));
  const roles = namespaces.flatMap(namespace => some(['r1', 'r2']).map((name): Role => ({ kind: 'Role', name, namespace, labels: {}, rules: [rule()] })));
  const bindings = Array.from({ length: 3 + roll(5) }, (_, i): Binding => {
    const namespace = roll(3) === 0 ? undefined : of(namespaces);
    const kind = namespace !== undefined && roll(2) === 0 ? 'Role' : 'ClusterRole';
    const role = { kind, name: of(['r1', 'r2', 'r3', 'r4', 'gone']) } as const;
    return { name: `b${i}`, ...namespace && { namespace }, role, subjects: atLeast(subjects).slice(0, 2) };
  });
  return { roles: [...clusterRoles, ...roles], bindings };
}

export function manifestsOf({ roles, bindings }: World): Record<string, unknown>[] {
  return [
    ...roles.map(({ kind, name, namespace, labels, rules, selects }) => ({
      apiVersion: `${RBAC}/v1`,
      kind,
      metadata: { name, labels, ...namespace && { namespace } },
      rules,
      ...selects && { aggregationRule: { clusterRoleSelectors: [{ matchLabels: selects }] } },
    })),
    ...bindings.map(({ name, namespace, role, subjects }) => ({
      apiVersion: `${RBAC}/v1`,
      kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
      metadata: { name, ...namespace && { namespace } },
      roleRef: { apiGroup: RBAC, ...role },
      subjects,
    })),
  ];
}

function parts(world: World, { selects, name: own }: Role): Role[] {
  return selects === undefined ? [] : world.roles
    .filter(({ kind, name, labels }) => kind === 'ClusterRole' && name !== own && Object.entries(selects).every(([key, value]) => labels[key] === value));
}

/** The control plane replaces the rules of an aggregated role as soon as it finds others. Only of a whole world is it known that it finds none. */
function effectiveRules(world: World, role: Role, whole: boolean): Rule[] {
  const found = parts(world, role).flatMap(other => effectiveRules(world, other, whole));
  return role.selects === undefined || (whole && found.length === 0) ? role.rules : found;
}

/** Whether its rules, or those of a role that is aggregated to it, stay unless the world lacks a role. */
export function isOpen(world: World, role: Role): boolean {
  const writes = (one: Role): boolean => one.rules.length > 0 || parts(world, one).some(writes);
  return (role.selects !== undefined && role.rules.length > 0 && !parts(world, role).some(writes)) || parts(world, role).some(one => isOpen(world, one));
}

export function meets(subject: Subject, binding: Binding, { user, groups }: Person): boolean {
  switch (subject.kind) {
    case 'User': return subject.name === user;
    case 'Group': return groups.includes(subject.name);
    default: return user === `system:serviceaccount:${subject.namespace ?? binding.namespace}:${subject.name}`;
  }
}

function allows({ apiGroups, resources, verbs, resourceNames }: Rule, { verb, group, resource, name }: Asked): boolean {
  const has = (list: string[], one: string) => list.includes(one) || list.includes('*');
  return has(verbs, verb) && has(apiGroups, group) && has(resources, resource)
    // An empty name allows what is asked for without one. Who lists all lists each.
    && (resourceNames === undefined || resourceNames.some(one => one === '' ? verb !== 'get' : verb !== 'create' && one === name));
}

/** The role that a binding refers to; nothing where it does not exist. */
export function roleOf(world: World, { role, namespace }: Binding): Role[] {
  return world.roles.filter(one => one.kind === role.kind && one.name === role.name && (role.kind === 'ClusterRole' || one.namespace === namespace));
}

/** Yes or no, as a server with these objects would say. Where they are not the whole world, a yes is one that holds whatever else there is. */
export function may(world: World, person: Person, asked: Asked, whole: boolean): boolean {
  return world.bindings.filter(binding => binding.namespace === undefined || binding.namespace === asked.namespace)
    .filter(binding => binding.subjects.some(subject => meets(subject, binding, person)))
    .flatMap(binding => roleOf(world, binding))
    .some(role => effectiveRules(world, role, whole).some(rule => allows(rule, asked)));
}

/** The world with some of its objects left out. */
export function partOf({ roles, bindings }: World, seed: number): World {
  const roll = dice(seed + 7919);
  return { roles: roles.filter(() => roll(4) > 0), bindings: bindings.filter(() => roll(5) > 0) };
}
