import { AddOnNamespaces } from './rbac/add-on-namespaces';
import { Granted, grantedByManifests, grantedByPermission, GrantBody, SELECTED, UNSTATED } from './rbac/granted';
import { isWithin } from './rbac/repeated';
import { RoleIndex } from './rbac/role-index';
import { Destinations } from './works/destinations';
import { at, isSame, list } from '../../kubernetes/json';
import { namesOf, Subject, subjectName, SubjectName } from '../../kubernetes/rbac-subjects';
import { ACCOUNT_GROUP, PERMISSION } from '../../ocm/kinds';
import { CLUSTER_ROLE_BINDING_LIST } from '../../releases/cluster-permission/facts';
import { valueAt } from '../../releases/fact';
import { CARRIER_KINDS } from '../input/carriers';
import { KubeObject, Objects, push } from '../input/objects';
import { oncePer } from '../input/once-per';

export { GrantBody, Subject };

export interface Grant extends GrantBody {
  readonly source: KubeObject;
}

/** A ClusterPermission, or what carries RBAC to a cluster: what it binds there. */
export interface PermissionSource {
  readonly object: KubeObject;
  /** Empty where a Placement chooses the clusters. */
  readonly cluster: string;
  readonly bodies: readonly GrantBody[];
}

/** What the objects of one cluster bind together. Clusters with the same objects share one. */
interface World {
  readonly bodies: readonly (readonly GrantBody[])[];
  /** Names of the ManagedServiceAccounts that they speak of. */
  readonly accounts: readonly string[];
  /** The objects as they are written; nothing where one cannot be written down. */
  readonly text?: string;
  /** What each account is given, by its name and its namespace on the cluster. */
  readonly byAccount: Map<string, Map<string, readonly GrantBody[]>>;
}

interface Raw {
  readonly object: KubeObject;
  readonly granted: Granted;
}

/** Whether the controller of a release surely reads `clusterRoleBindings`, and then it alone. */
export function listWinsIn(release: string | undefined): boolean {
  return release !== undefined && valueAt(CLUSTER_ROLE_BINDING_LIST, release) === true;
}

/** Everything that the input grants on managed clusters, by cluster. */
export class Permissions {
  public readonly sources: readonly PermissionSource[];
  /** Those that may go to clusters of which the input does not tell. */
  public readonly placed: readonly PermissionSource[];
  private readonly byCluster = new Map<string, PermissionSource[]>();
  private readonly worldOf = new Map<string, World>();
  private readonly worlds = new Map<string, World>();
  private readonly read = new Map<string, Granted>();
  /** What was understood last under a name: to compare takes a fraction of the time that it takes to write the text. */
  private readonly last = new Map<string, { readonly spec: unknown; readonly granted: Granted }>();
  private readonly texts = new Map<Granted, string>();
  private readonly numbers = new Map<Granted, number>();
  private readonly addOns: AddOnNamespaces;
  private readonly complete: boolean;

  /** With what is stated of the hub: whether the input is complete, and `listWins` of its release. */
  public constructor(objects: Objects, destinations: Destinations, { complete, listWins }: { readonly complete: boolean; readonly listWins: boolean }) {
    this.addOns = new AddOnNamespaces(objects);
    const permissions = objects.of(PERMISSION).map(object => ({ object, granted: this.once(object, one => grantedByPermission(one, listWins)) }));
    const live = new Map(permissions.filter(({ object }) => object.live).map(one => [at(one.object.manifest, 'metadata', 'uid'), one]));
    const carried = CARRIER_KINDS.flatMap(type => objects.of(type)).map(object => ({ ...this.carried(object, destinations), ...destinations.of(object) }))
      .filter(carrier => !this.isRepeated(carrier, live));
    // What may go to any cluster may bring a role there.
    this.complete = complete && carried.every(({ others }) => !others);
    const raw = [
      ...permissions.map(one => ({ ...one, cluster: one.object.namespace })),
      ...carried.flatMap(({ clusters, object, granted }) => clusters.map(cluster => ({ object, granted, cluster }))),
    ];
    const rawOf = new Map<string, Raw[]>();
    raw.forEach(one => push(rawOf, one.cluster, one));
    rawOf.forEach((all, cluster) => this.worldOf.set(cluster, this.world(all)));
    const places = new Map<string, number>();
    this.sources = raw.map(({ object, cluster }) => {
      const place = places.get(cluster) ?? 0;
      places.set(cluster, place + 1);
      const source = { object, cluster, bodies: this.worldOf.get(cluster)?.bodies[place] ?? [] };
      push(this.byCluster, cluster, source);
      return source;
    });
    this.placed = carried.filter(({ others }) => others)
      .map(({ object, granted }) => ({ object, cluster: '', bodies: resolve(granted, new RoleIndex(granted.roles, { complete: false })) }));
  }

  public get clusters(): string[] {
    return [...this.byCluster.keys()];
  }

  public on(cluster: string): readonly PermissionSource[] {
    return this.byCluster.get(cluster) ?? [];
  }

  /** Names of the accounts that permissions of a cluster name, whether or not the input has them. */
  public accountsOn(cluster: string): readonly string[] {
    return this.worldOf.get(cluster)?.accounts ?? [];
  }

  /** What is granted on a cluster, as it is written: the same text grants the same. */
  public textOn(cluster: string): string | undefined {
    const world = this.worldOf.get(cluster);
    return world ? world.text : '';
  }

  /** What a cluster gives an account, by its own name, as the service account behind it, or by a group that it is in. */
  public bodiesFor(cluster: string, account: string): readonly GrantBody[] {
    const world = this.worldOf.get(cluster);
    if (!world) {
      return NOTHING;
    }
    const namespace = this.addOns.on(cluster);
    const known = world.byAccount.get(account)?.get(namespace);
    if (known) {
      return known;
    }
    const found = world.bodies.flat().filter(isFor({ namespace, name: account }));
    world.byAccount.set(account, (world.byAccount.get(account) ?? new Map<string, readonly GrantBody[]>()).set(namespace, found));
    return found;
  }

  /** The same with the objects that give it: those that name the account itself first. */
  public grantsTo(cluster: string, account: string): Grant[] {
    const bodies = this.bodiesFor(cluster, account);
    if (bodies.length === 0) {
      return [];
    }
    const given = asSet(bodies);
    const [own, byGroup]: [Grant[], Grant[]] = [[], []];
    for (const { object, bodies: brought } of this.on(cluster)) {
      brought.filter(body => given.has(body)).forEach(body => (isByGroup(body) ? byGroup : own).push({ ...body, source: object }));
    }
    return [...own, ...byGroup];
  }

  /** The first of these, which alone a path names: a large fleet has a path for each of thousands of clusters. */
  public firstGrantTo(cluster: string, account: string): Pick<Grant, 'source' | 'field'> | undefined {
    const bodies = this.bodiesFor(cluster, account);
    const body = bodies.find(one => !isByGroup(one)) ?? bodies.at(0);
    const source = body && this.on(cluster).find(one => one.bodies.includes(body));
    return source && { source: source.object, field: body.field };
  }

  /** What may give an account rights on a cluster, if it goes there. */
  public possibleFor(cluster: string, account: string): PermissionSource | undefined {
    const gives = this.placed.length === 0 ? undefined : isFor({ namespace: this.addOns.on(cluster), name: account });
    return gives && this.placed.find(({ bodies }) => bodies.some(gives));
  }

  /** The name of the account that a subject is on a cluster; nothing where it is somebody else. */
  public accountOf(cluster: string, subject: Subject, namespace = ''): string | undefined {
    if (isAccountKind(subject)) {
      return subject.name;
    }
    const own = `ServiceAccount ${this.addOns.on(cluster)}/`;
    const name: SubjectName = subjectName(subject, namespace);
    return name.startsWith(own) ? name.slice(own.length) : undefined;
  }

  /** The namespace on a cluster that holds the service accounts of its accounts. */
  public accountNamespace(cluster: string): string {
    return this.addOns.on(cluster);
  }

  private carried(object: KubeObject, destinations: Destinations): Raw {
    const how = destinations.isEnforced(object) ? ' enforced' : '';
    return { object, granted: this.once(object, one => grantedByManifests(destinations.written(one)), how) };
  }

  /** The work of a ClusterPermission, as its controller writes it, repeats the permission. It counts where it brings anything else. */
  private isRepeated({ object, granted }: Raw, permissions: ReadonlyMap<unknown, Raw>): boolean {
    const owners = list(at(object.manifest, 'metadata', 'ownerReferences')).flatMap(owner => permissions.get(owner.uid) ?? []);
    return object.live && owners.some(owner => owner.object.namespace === object.namespace
      && isWithin(granted, owner.granted, this.addOns.on(object.namespace)));
  }

  private world(all: readonly Raw[]): World {
    const key = all.map(({ granted }) => this.numberOf(granted)).join(' ');
    const found = this.worlds.get(key) ?? worldOf(all.map(({ granted }) => granted), this.textOf(all), this.complete);
    this.worlds.set(key, found);
    return found;
  }

  private textOf(all: readonly Raw[]): string | undefined {
    const texts = all.map(({ granted }) => this.texts.get(granted));
    return texts.includes(undefined) ? undefined : texts.join('\n');
  }

  private numberOf(granted: Granted): number {
    const number = this.numbers.get(granted) ?? this.numbers.size;
    this.numbers.set(granted, number);
    return number;
  }

  /** A fleet repeats one permission thousands of times: each text is understood once. */
  private once(object: KubeObject, understand: (object: KubeObject) => Granted, how = ''): Granted {
    const { spec } = object.manifest;
    const name = `${object.kind} ${object.name}${how}`;
    const last = this.last.get(name);
    if (last && isSame(spec, last.spec)) {
      return last.granted;
    }
    const written = textOf(spec);
    if (written === undefined) {
      return understand(object);
    }
    const key = `${name} ${written}`;
    const granted = this.read.get(key) ?? understand(object);
    this.read.set(key, granted);
    this.texts.set(granted, key);
    this.last.set(name, { spec, granted });
    return granted;
  }
}

const NOTHING: readonly GrantBody[] = [];

const asSet = oncePer((bodies: readonly GrantBody[]): ReadonlySet<GrantBody> => new Set(bodies));

function isByGroup({ subjects }: GrantBody): boolean {
  return subjects.every(({ kind }) => kind === 'Group');
}

/** Roles are looked up over everything that reaches the cluster. */
function worldOf(all: readonly Granted[], text: string | undefined, complete: boolean): World {
  const roles = new RoleIndex(all.flatMap(granted => granted.roles), { complete });
  const bodies = all.map(granted => resolve(granted, roles));
  const named = bodies.flat().flatMap(({ subjects }) => subjects.filter(isAccountKind).map(({ name }) => name));
  return { bodies, accounts: [...new Set(named)], ...text !== undefined && { text }, byAccount: new Map() };
}

function resolve({ roles, bindings }: Granted, index: RoleIndex): GrantBody[] {
  return bindings.map(({ roleKind, roleName, ...binding }) => {
    const namespace = roleKind === 'ClusterRole' ? '' : binding.namespace;
    const own = roles.filter(role => role.kind === roleKind && role.namespace === namespace && role.name === roleName);
    const granted = index.find(roleKind, namespace, roleName);
    return { ...binding, ...own.length > 0 ? { rules: own.flatMap(({ rules }) => rules) } : { role: `${roleKind} ${roleName}` }, granted };
  });
}

/** Only its controller knows this kind of subject, and by its group alone (cluster-permission controllers/clusterpermission_controller.go@v0.17.0). */
function isAccountKind({ kind, group }: Subject): boolean {
  return kind === 'ManagedServiceAccount' && group === ACCOUNT_GROUP;
}

/** Whether something is given to an account, by its own name, as the service account behind it, or by a group that it is in. */
function isFor(serviceAccount: { readonly namespace: string; readonly name: string }): (body: GrantBody) => boolean {
  const names = namesOf(serviceAccount);
  return body => body.subjects.some(subject => (subject.name === serviceAccount.name && isAccountKind(subject))
    || names.has(subjectName(subject, namespaceOf(body))));
}

/** The namespace that a service account without one is of. */
function namespaceOf({ namespace }: GrantBody): string {
  return namespace === SELECTED || namespace === UNSTATED ? '' : namespace;
}

/** Nothing where an object refers to itself, as what a YAML reader makes can do. */
function textOf(spec: unknown): string | undefined {
  try {
    return JSON.stringify(spec) ?? '';
  } catch {
    return undefined;
  }
}
