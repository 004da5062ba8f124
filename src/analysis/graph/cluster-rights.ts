import { AccessGraph } from './access-graph';
import { GrantBody } from './permissions';
import { SELECTED, UNSTATED } from './rbac/granted';
import { RoleRights } from './rbac/role-index';
import { beyond, describeRights, holds, namesHeld, Right } from '../../kubernetes/rbac-rules';
import { oncePer } from '../input/once-per';

/** A role that Kubernetes ships, where it is bound: shown by its name, compared by its rights. */
interface ShippedScope {
  readonly namespace: string;
  readonly role: RoleRights;
  readonly rights: ReadonlySet<Right>;
}

/** What somebody may do on one cluster. */
export interface ScopedRights {
  /** Rights by namespace (empty: everywhere), without those that a shipped role has anyway. */
  readonly scopes: ReadonlyMap<string, ReadonlySet<Right>>;
  /** Roles that Kubernetes ships, by what they are called here: `ClusterRole view in team`. */
  readonly shipped: ReadonlyMap<string, ShippedScope>;
  /** Roles whose rules are not in the input. */
  readonly roles: ReadonlySet<string>;
}

/** Its rights are few and say more than its name. */
const SPELLED_OUT = 'ClusterRole cluster-admin';

export function scopedRights(bodies: readonly GrantBody[]): ScopedRights {
  const scopes = new Map<string, Set<Right>>();
  const shipped = new Map<string, ShippedScope>();
  const roles = new Set<string>();
  for (const { namespace, granted } of bodies) {
    if (granted.absent !== undefined) {
      roles.add(scoped(granted.absent, namespace));
    }
    if (isUnknown(granted)) {
      continue;
    }
    const own = granted.shipped?.name === SPELLED_OUT ? undefined : granted.shipped;
    if (own) {
      shipped.set(scoped(own.name, namespace), { namespace, role: granted, rights: own.rights });
    }
    const scope = scopes.get(namespace) ?? new Set<Right>();
    if (granted.rights !== own?.rights) {
      granted.rights.forEach(item => own?.rights.has(item) ? undefined : scope.add(item));
    }
    if (scope.size > 0 || !own) {
      scopes.set(namespace, scope);
    }
  }
  return { scopes, shipped, roles };
}

/** Of a role that the input lacks in part, the rest is known. */
function isUnknown({ absent, rights }: RoleRights): boolean {
  return absent !== undefined && rights.size === 0;
}

const rightsOf = oncePer(scopedRights);

/** An account's rights on a cluster, whether it is named itself, by the service account behind it, or by a group that it is in. */
export function accountRights(graph: AccessGraph, cluster: string, account: string): ScopedRights {
  return rightsOf(graph.permissions.bodiesFor(cluster, account));
}

/** What one may do that the other may not: `create jobs.batch in team-a`. Rights for everywhere hold in every namespace. */
export function moreThan(some: ScopedRights, other: ScopedRights): string[] {
  const held = (namespace: string) => new Set(setsIn(other, namespace).flatMap(set => [...set]));
  const rights = [...some.scopes].filter(([, scope]) => scope.size > 0)
    .flatMap(([namespace, scope]) => describeRights(beyond(scope, held(namespace))).map(words => scoped(words, namespace)));
  const shipped = [...some.shipped].filter(([name, { namespace, rights: all, role }]) => !other.shipped.has(name)
    && !other.shipped.has(role.shipped?.name ?? '') && beyond(all, held(namespace)).length > 0).map(([name]) => `do what ${name} allows`);
  const absent = [...some.roles].filter(role => !other.roles.has(role)).map(role => `do what ${role} allows (its rights are not in the input)`);
  return [...rights, ...shipped, ...absent].sort();
}

/** Everything that holds in a namespace. */
function setsIn({ scopes, shipped }: ScopedRights, namespace: string): ReadonlySet<Right>[] {
  const holdsThere = (place: string) => place === '' || place === namespace;
  return [
    ...[...scopes].filter(([place]) => holdsThere(place)).map(([, scope]) => scope),
    ...[...shipped.values()].filter(one => holdsThere(one.namespace)).map(one => one.rights),
  ];
}

export function describe(rights: ScopedRights): string[] {
  const scopes = [...rights.scopes].flatMap(([namespace, scope]) => describeRights(scope).map(words => scoped(words, namespace)));
  return [
    ...scopes,
    ...[...rights.shipped.keys()].map(name => `what ${name} allows`),
    ...[...rights.roles].map(role => `${role} (its rights are not in the input)`),
  ].sort();
}

function scoped(words: string, namespace: string): string {
  return namespace === '' ? words : `${words} in ${placeName(namespace)}`;
}

function placeName(namespace: string): string {
  if (namespace === UNSTATED) {
    return 'a namespace that is not stated';
  }
  return namespace === SELECTED ? 'namespaces that a selector chooses' : namespace;
}

/** Whether somebody may do something, where, and what decides it if the input does not. */
export interface Place {
  /** Empty for everywhere, else `in team`. */
  readonly where: string;
  /** Names on which alone the right is held; empty for all. */
  readonly names: readonly string[];
  /** A yes is one whatever else the input lacks. */
  readonly certain: boolean;
}

/** Every place in which a right is held, or may be. Who holds it everywhere holds it nowhere else beside. */
export function placesOf(rights: ScopedRights, wanted: Right, complete: boolean): Place[] {
  const sure = surePlaces(rights, wanted);
  const everywhere = sure.find(({ where, names }) => where === EVERYWHERE && names.length === 0);
  return everywhere ? [everywhere] : [...sure, ...possiblePlaces(rights, wanted, { complete, sure })];
}

function surePlaces(rights: ScopedRights, wanted: Right): Place[] {
  const shipped = [...rights.shipped.values()];
  const namespaces = new Set([...rights.scopes.keys(), ...shipped.map(({ namespace }) => namespace)]);
  return [...namespaces].flatMap(namespace => {
    const scope = rights.scopes.get(namespace);
    const sets = [...scope ? [scope] : [], ...shipped.filter(one => one.namespace === namespace).map(one => one.rights)];
    const place = { where: whereIs(namespace), certain: namespace !== UNSTATED };
    if (sets.some(set => holds(set, wanted))) {
      return [{ ...place, names: [] }];
    }
    const names = [...new Set(sets.flatMap(set => namesHeld(set, wanted)))].sort();
    return names.length > 0 ? [{ ...place, names }] : [];
  });
}

function possiblePlaces(rights: ScopedRights, wanted: Right, { complete, sure }: { complete: boolean; sure: readonly Place[] }): Place[] {
  const held = new Set(sure.filter(({ names }) => names.length === 0).map(({ where }) => where));
  const shipped = [...rights.shipped].filter(([, { namespace }]) => !held.has(whereIs(namespace))).flatMap(([name, { role }]) => {
    if (holds(role.perhaps, wanted)) {
      return [`if ${name} allows it: that differs between releases of Kubernetes`];
    }
    return role.aggregated && !complete ? [`if a ClusterRole that is not in the input is aggregated to ${name}`] : [];
  });
  const absent = [...rights.roles].map(role => `if ${role} allows it: its rights are not in the input`);
  return [...shipped, ...absent].map(where => ({ where, names: [], certain: false }));
}

const EVERYWHERE = 'everywhere';

function whereIs(namespace: string): string {
  return namespace === '' ? EVERYWHERE : `in ${placeName(namespace)}`;
}
