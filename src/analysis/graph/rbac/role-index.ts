import { at, Json, list, record, text } from '../../../kubernetes/json';
import { matches } from '../../../kubernetes/label-selector';
import { Right, rightsOf } from '../../../kubernetes/rbac-rules';
import {
  isWellKnownClusterRole, ShippedRights, WELL_KNOWN_CLUSTER_ROLES, wellKnownClusterRole, wellKnownLabels, wellKnownRole, wellKnownSelectors,
} from '../../../releases/kubernetes/well-known-roles';
import { push } from '../../input/objects';

/** A Role or ClusterRole that the input brings. */
export interface RoleDefinition {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, unknown>;
  readonly rules: readonly Json[];
  /** What the control plane aggregates to it. Nothing where it has its own rules. */
  readonly selectors?: readonly Json[];
  /** Whether a server gave it, so that its rules are what was aggregated. */
  readonly live: boolean;
}

/** What a role allows. RBAC only adds: what it surely allows is allowed whatever else the input lacks. */
export interface RoleRights {
  readonly rights: ReadonlySet<Right>;
  /** Rights that it has in some releases of Kubernetes. */
  readonly perhaps: ReadonlySet<Right>;
  /** `ClusterRole x`, where the input lacks it, or `a part of ClusterRole x`, where what it may allow depends on roles that the input may lack. */
  readonly absent?: string;
  /** Whether that is so even where the input lacks nothing: in roles that aggregate each other, the order decides which rules stay. */
  readonly unsettled?: boolean;
  /** `ClusterRole view` and the rights with which Kubernetes ships it, where it does. */
  readonly shipped?: { readonly name: string; readonly rights: ReadonlySet<Right> };
  /** Whether other ClusterRoles can add to it. */
  readonly aggregated: boolean;
}

const NONE: ReadonlySet<Right> = new Set<Right>();

export function roleDefinition(manifest: Json, place: { namespace: string; live: boolean }): RoleDefinition {
  const kind = text(manifest.kind);
  const aggregation = kind === 'ClusterRole' ? at(manifest, 'aggregationRule') : undefined;
  return {
    kind,
    namespace: kind === 'ClusterRole' ? '' : place.namespace,
    name: text(at(manifest, 'metadata', 'name')),
    labels: new Map(Object.entries(record(at(manifest, 'metadata', 'labels')))),
    rules: list(manifest.rules),
    ...aggregation === undefined || aggregation === null ? {} : { selectors: list(record(aggregation).clusterRoleSelectors) },
    live: place.live,
  };
}

/** What is known of a cluster beside its roles. */
export interface RoleFacts {
  /** Release of Kubernetes, where it is stated. */
  readonly release?: string;
  /** Whether the input has every role that the cluster has. */
  readonly complete: boolean;
}

/**
 * The roles of one cluster: those of the input, and those that Kubernetes ships. ClusterRoles are aggregated as the control plane does it
 * (`pkg/controller/clusterroleaggregation` of kubernetes v1.36.0). The written rules of an aggregated role do not count, unless a server gave them,
 * or nothing that is aggregated to the role has rules: the control plane then applies none, and leaves the written ones alone. What two roles that
 * aggregate each other have written is copied between them or replaced, as it comes (run: conformance suite rbac).
 */
export class RoleIndex {
  private readonly byName = new Map<string, RoleDefinition[]>();
  private readonly clusterRoles: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  private readonly known = new Map<string, RoleRights>();
  private readonly ownRights = new Map<string, ShippedRights>();
  private readonly partsOf = new Map<string, readonly string[]>();
  private readonly release?: string;

  public constructor(roles: readonly RoleDefinition[], private readonly facts: RoleFacts) {
    this.release = facts.release;
    roles.forEach(role => push(this.byName, keyOf(role.kind, role.namespace, role.name), role));
    const labels = new Map<string, ReadonlyMap<string, unknown>>();
    for (const role of roles.filter(({ kind }) => kind === 'ClusterRole')) {
      labels.set(role.name, new Map([...labels.get(role.name) ?? [], ...role.labels]));
    }
    this.clusterRoles = labels;
  }

  public find(kind: string, namespace: string, name: string): RoleRights {
    const key = keyOf(kind, namespace, name);
    const found = this.known.get(key) ?? (kind === 'ClusterRole' ? this.clusterRole(name) : this.role(namespace, name, kind));
    this.known.set(key, found);
    return found;
  }

  private role(namespace: string, name: string, kind: string): RoleRights {
    const found = this.byName.get(keyOf(kind, namespace, name)) ?? [];
    const shipped = kind === 'Role' && !found.some(isLive) ? wellKnownRole(namespace, name, this.release) : undefined;
    if (found.length === 0 && !shipped) {
      return { rights: NONE, perhaps: NONE, absent: `${kind} ${name}`, aggregated: false };
    }
    return {
      rights: union([...found.map(({ rules }) => rightsOf(rules)), shipped?.sure ?? NONE]),
      perhaps: shipped?.perhaps ?? NONE,
      ...shipped && { shipped: { name: `Role ${name}`, rights: shipped.sure } },
      aggregated: false,
    };
  }

  private clusterRole(name: string): RoleRights {
    const wellKnown = isWellKnownClusterRole(name);
    if (!wellKnown && !this.byName.has(keyOf('ClusterRole', '', name))) {
      return { rights: NONE, perhaps: NONE, absent: `ClusterRole ${name}`, aggregated: false };
    }
    const all = [...this.reach(name)];
    const own = all.map(one => this.own(one));
    const shipped = wellKnown ? shippedAlone(name, this.release) : undefined;
    const rights = shipped && all.every(one => !this.clusterRoles.has(one)) ? shipped.sure : union(own.map(({ sure }) => sure));
    return {
      rights,
      ...this.openPart(all),
      perhaps: union(own.map(({ perhaps }) => perhaps)),
      ...shipped && { shipped: { name: `ClusterRole ${name}`, rights: shipped.sure } },
      aggregated: this.selectors(name) !== undefined,
    };
  }

  /** Names of the roles whose rules end up in a role, itself included. */
  private reach(name: string): ReadonlySet<string> {
    const seen = new Set([name]);
    // A set visits what is added while it is walked.
    for (const one of seen) {
      this.parts(one).forEach(part => seen.add(part));
    }
    return seen;
  }

  private parts(name: string): readonly string[] {
    const found = this.partsOf.get(name) ?? this.selected(name);
    this.partsOf.set(name, found);
    return found;
  }

  /** What decides about rules that are written in aggregated roles: what else is aggregated to them, or in a circle the order in which that is done. */
  private openPart(all: readonly string[]): Pick<RoleRights, 'absent' | 'unsettled'> {
    const written = all.filter(one => this.isWritten(one));
    const replaced = written.find(one => !this.keepsWrittenRules(one));
    const unsettled = replaced !== undefined && all.some(one => this.isCircular(one));
    const part = unsettled ? replaced : written.find(one => !this.facts.complete && this.keepsWrittenRules(one));
    return part === undefined ? {} : { absent: `a part of ClusterRole ${part}`, unsettled };
  }

  private selected(name: string): string[] {
    const selectors = this.selectors(name);
    if (!selectors || selectors.length === 0) {
      return [];
    }
    return [
      ...[...this.clusterRoles].filter(([, labels]) => isChosen(selectors, labels)).map(([one]) => one),
      ...this.shippedPartsOf(name, selectors),
    ].filter(one => one !== name);
  }

  private shippedPartsOf(name: string, selectors: readonly Json[]): readonly string[] {
    if (this.isKnownByServer(name)) {
      return [];
    }
    return this.definitions(name).length === 0 ? shippedParts(name) : wellKnownChosen(selectors);
  }

  /** Whether a server gave it: then it is what the server has, and not what Kubernetes ships. */
  private isKnownByServer(name: string): boolean {
    return this.definitions(name).some(isLive);
  }

  private selectors(name: string): readonly Json[] | undefined {
    const all = [...this.definitions(name).map(({ selectors }) => selectors), this.isKnownByServer(name) ? undefined : wellKnownSelectors(name)]
      .filter(one => one !== undefined);
    return all.length === 0 ? undefined : all.flatMap(one => one ?? []);
  }

  private definitions(name: string): readonly RoleDefinition[] {
    return this.byName.get(keyOf('ClusterRole', '', name)) ?? [];
  }

  private own(name: string): ShippedRights {
    const found = this.ownRights.get(name) ?? this.written(name);
    this.ownRights.set(name, found);
    return found;
  }

  private written(name: string): ShippedRights {
    const aggregated = this.selectors(name) !== undefined;
    const stay = !aggregated || (this.facts.complete && this.keepsWrittenRules(name));
    const counted = this.definitions(name).filter(({ live }) => live || stay);
    const shipped = this.isKnownByServer(name) ? undefined : wellKnownClusterRole(name, this.release);
    return { sure: union([...counted.map(({ rules }) => rightsOf(rules)), shipped?.sure ?? NONE]), perhaps: shipped?.perhaps ?? NONE };
  }

  private isCircular(name: string): boolean {
    return this.parts(name).some(part => this.reach(part).has(name));
  }

  /** Whether it is aggregated and has rules all the same. */
  private isWritten(name: string): boolean {
    return this.selectors(name) !== undefined && this.definitions(name).some(({ live, rules }) => !live && rules.length > 0);
  }

  /** Whether an aggregated role has its written rules as long as nothing with rules is aggregated to it. */
  private keepsWrittenRules(name: string): boolean {
    return this.isWritten(name) && [...this.reach(name)].every(part => part === name || !this.hasRules(part));
  }

  private hasRules(name: string): boolean {
    return (isWellKnownClusterRole(name) && !this.isKnownByServer(name)) || this.definitions(name).some(({ rules }) => rules.length > 0);
  }
}

function isLive({ live }: RoleDefinition): boolean {
  return live;
}

function isChosen(selectors: readonly Json[], labels: ReadonlyMap<string, unknown>): boolean {
  return selectors.some(selector => matches(selector, labels) !== false);
}

function wellKnownChosen(selectors: readonly Json[]): string[] {
  return WELL_KNOWN_CLUSTER_ROLES.filter(one => isChosen(selectors, wellKnownLabels(one)));
}

const partsShipped = new Map<string, readonly string[]>();

/** What Kubernetes itself aggregates to a role: the same on every cluster. */
function shippedParts(name: string): readonly string[] {
  const found = partsShipped.get(name) ?? wellKnownChosen(wellKnownSelectors(name) ?? []).filter(one => one !== name);
  partsShipped.set(name, found);
  return found;
}

const alone = new Map<string, ShippedRights>();

/** A shipped role with the shipped roles that are aggregated to it: on most clusters that is all. */
function shippedAlone(name: string, release: string | undefined): ShippedRights {
  const key = `${name} ${release ?? ''}`;
  const found = alone.get(key) ?? gather(name, release);
  alone.set(key, found);
  return found;
}

function gather(name: string, release: string | undefined): ShippedRights {
  const all = [wellKnownClusterRole(name, release), ...shippedParts(name).map(part => gather(part, release))];
  return { sure: union(all.map(one => one?.sure ?? NONE)), perhaps: union(all.map(one => one?.perhaps ?? NONE)) };
}

function union(sets: readonly ReadonlySet<Right>[]): ReadonlySet<Right> {
  const filled = sets.filter(({ size }) => size > 0);
  return filled.length <= 1 ? filled[0] ?? NONE : new Set(filled.flatMap(set => [...set]));
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${kind === 'ClusterRole' ? '' : namespace}/${name}`;
}
