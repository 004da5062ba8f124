import { Bound, HubBindings } from './rbac/hub-bindings';
import { RoleRights } from './rbac/role-index';
import { holds, Right, right } from '../../kubernetes/rbac-rules';
import { namesOf, SubjectName, serviceAccountName } from '../../kubernetes/rbac-subjects';
import { Truth } from '../../kubernetes/three-valued';
import { Objects, push } from '../input/objects';

export { serviceAccountName, SubjectName };

/** Rights that upstream ships with what is installed, so that no manifest of the input has to bring them. */
export interface ShippedRights {
  readonly subject: SubjectName;
  readonly namespace: string;
  readonly rights: ReadonlySet<Right>;
}

/** Whether somebody may do something. RBAC only adds: a yes is one whatever else the input lacks. */
export interface Answer {
  readonly may: Truth;
  /** What the input lacks that could make it a yes: `ClusterRole x`, `the namespace of RoleBinding y`. */
  readonly dependsOn: readonly string[];
}

/** A subject that can read a Secret if something is as the input does not say. */
export interface PossibleReader {
  readonly reader: SubjectName;
  readonly dependsOn: readonly string[];
}

/** Who reads Secrets, by what the subjects are bound to. */
interface Readers {
  readonly all: readonly SubjectName[];
  readonly byName: ReadonlyMap<string, readonly SubjectName[]>;
  /** Bindings that may give more than they surely do. */
  readonly uncertain: readonly Bound[];
}

/** What is known of the hub beside its objects. */
export interface HubFacts {
  /** Whether the input is everything that the hub holds: then a role that it lacks does not exist. */
  readonly complete: boolean;
  /** Release of Kubernetes, where it is stated. */
  readonly kubernetes?: string;
}

const READ = ['get', 'list', 'watch'];
/** Of most namespaces of a fleet. */
const NO_READERS: Readers = { all: [], byName: new Map(), uncertain: [] };
const NOBODY: readonly never[] = [];
const BY_RELEASE = 'the release of Kubernetes';

function readsAll(rights: ReadonlySet<Right>): boolean {
  return READ.some(verb => holds(rights, right(verb, '', 'secrets')));
}

/** Names of the Secrets that rights single out. */
function secretsNamed(rights: ReadonlySet<Right>): string[] {
  return [...rights].flatMap(item => {
    const [verb, group, resource, name] = item.split(' ');
    const reads = READ.includes(verb) || verb === '*';
    return name && reads && (group === '' || group === '*') && (resource === 'secrets' || resource === '*') ? [name] : [];
  });
}

/** Who may do what on the hub, as far as the input tells. */
export class HubRbac {
  private readonly bindings: HubBindings;
  private readonly boundTo = new Map<string, readonly Bound[]>();
  private readonly readersByNamespace = new Map<string, Readers>();
  private hubWide?: Readers;
  private possibleEverywhere?: readonly PossibleReader[];

  public constructor(objects: Objects, private readonly facts: HubFacts, shipped: readonly ShippedRights[]) {
    this.bindings = new HubBindings(objects, { release: facts.kubernetes, complete: facts.complete });
    shipped.forEach(({ subject, namespace, rights }) => this.bindings.add(namespace, subject, rights));
  }

  /** Everybody who is bound everywhere. */
  public get boundEverywhere(): readonly Bound[] {
    return this.bindings.everywhere;
  }

  /** Namespaces in which somebody is bound. */
  public get namespaces(): readonly string[] {
    return this.bindings.namespaces;
  }

  /** Everybody who is bound in a namespace. */
  public boundIn(namespace: string): readonly Bound[] {
    return this.bindings.in(namespace);
  }

  /** Roles that are bound in a namespace and not in the input. */
  public unresolved(namespace: string): readonly string[] {
    const bound = [...this.bindings.in(namespace), ...this.bindings.unplaced];
    return [...new Set(bound.flatMap(({ role }) => this.isOpen(role) ? role.absent ?? [] : []))];
  }

  /** Those who may read a Secret in a namespace, without those who may read every Secret of the hub: a copy gives them nothing. */
  public readers(namespace: string, secret: string): readonly SubjectName[] {
    const [everywhere, here] = [this.everywhere, this.readersIn(namespace)];
    const [hubWide, local] = [everywhere.byName.get(secret), here.byName.get(secret)];
    if (!hubWide && !local) {
      return here.all;
    }
    // The common case of a fleet: a Role that names its Secrets, and nobody else.
    if (!hubWide && local && here.all.length + everywhere.all.length === 0) {
      return local;
    }
    const named = [...hubWide ?? [], ...local ?? []];
    const all = new Set(everywhere.all);
    return [...new Set([...here.all, ...named.filter(one => !all.has(one))])].sort();
  }

  /** Those who may read a Secret in a namespace if something is as the input does not say, and who may not surely. */
  public possibleReaders(namespace: string, secret: string): readonly PossibleReader[] {
    const [everywhere, here] = [this.everywhere, this.readersIn(namespace)];
    const uncertain = [...here.uncertain, ...everywhere.uncertain];
    if (uncertain.length === 0) {
      return NOBODY;
    }
    const others = [...everywhere.all, ...this.readers(namespace, secret), ...this.possibleReadersOfEverything().map(({ reader }) => reader)];
    return this.possible(uncertain, others, rights => readsAll(rights) || secretsNamed(rights).includes(secret));
  }

  /** Those who may read every Secret of the hub, and so every token where it is issued. */
  public readersOfEverything(): readonly SubjectName[] {
    return this.everywhere.all;
  }

  public possibleReadersOfEverything(): readonly PossibleReader[] {
    this.possibleEverywhere ??= this.possible(this.everywhere.uncertain, this.everywhere.all, readsAll);
    return this.possibleEverywhere;
  }

  /** Whether a service account may do something in a namespace, by itself or by a group it is in. */
  public can(namespace: string, account: { namespace: string; name: string }, wanted: Right): Truth {
    return this.answer(namespace, account, wanted).may;
  }

  /** The same, with what it depends on. */
  public answer(namespace: string, account: { namespace: string; name: string }, wanted: Right): Answer {
    const bound = this.boundFor(namespace, account);
    if (bound.some(({ role, doubts }) => doubts.length === 0 && holds(role.rights, wanted))) {
      return { may: true, dependsOn: [] };
    }
    const dependsOn = [...new Set(bound.flatMap(one => this.dependsOn(one, rights => holds(rights, wanted))))].sort();
    return { may: dependsOn.length > 0 || !this.facts.complete ? undefined : false, dependsOn };
  }

  private boundFor(namespace: string, account: { namespace: string; name: string }): readonly Bound[] {
    const key = `${namespace} ${account.namespace}/${account.name}`;
    const names = namesOf(account);
    const nameless = `ServiceAccount ${account.name}`;
    const found = this.boundTo.get(key) ?? [...this.bindings.in(namespace), ...this.bindings.everywhere, ...this.bindings.unplaced]
      .filter(({ subject }) => names.has(subject) || subject === nameless);
    this.boundTo.set(key, found);
    return found;
  }

  /** What the input lacks that could give a right; nothing where the binding surely gives it, or cannot. */
  private dependsOn({ role, doubts }: Bound, gives: (rights: ReadonlySet<Right>) => boolean): readonly string[] {
    if (gives(role.rights)) {
      return doubts;
    }
    if (role.absent !== undefined) {
      return this.isOpen(role) ? [...doubts, role.absent] : [];
    }
    return gives(role.perhaps) ? [...doubts, BY_RELEASE] : [];
  }

  /** On a hub that is declared complete, a role that the input lacks does not exist. */
  private isOpen({ unsettled }: RoleRights): boolean {
    return unsettled === true || !this.facts.complete;
  }

  private get everywhere(): Readers {
    this.hubWide ??= this.read(this.bindings.everywhere);
    return this.hubWide;
  }

  /** Read once a namespace: it may hold the tokens of thousands of clusters, each with Roles by name. */
  private readersIn(namespace: string): Readers {
    const known = this.readersByNamespace.get(namespace);
    if (known) {
      return known;
    }
    const bound = [...this.bindings.in(namespace), ...this.bindings.unplaced];
    const found = bound.length === 0 ? NO_READERS : this.read(bound, this.everywhere.all);
    this.readersByNamespace.set(namespace, found);
    return found;
  }

  private read(bound: readonly Bound[], without: readonly SubjectName[] = NOBODY): Readers {
    const others = new Set(without);
    const counted = bound.filter(({ subject }) => !others.has(subject));
    const sure = counted.filter(({ doubts }) => doubts.length === 0);
    const byName = new Map<string, Set<SubjectName>>();
    for (const { subject, role } of sure) {
      for (const secret of secretsNamed(role.rights)) {
        byName.set(secret, (byName.get(secret) ?? new Set()).add(subject));
      }
    }
    const all = new Set(sure.filter(({ role }) => readsAll(role.rights)).map(({ subject }) => subject));
    return {
      all: [...all].sort(),
      byName: new Map([...byName].map(([secret, names]) => [secret, [...names].sort()])),
      uncertain: counted.filter(one => !all.has(one.subject) && this.dependsOn(one, readsAny).length > 0),
    };
  }

  private possible(uncertain: readonly Bound[], without: readonly SubjectName[], gives: (rights: ReadonlySet<Right>) => boolean): PossibleReader[] {
    const others = new Set(without);
    const found = new Map<SubjectName, string[]>();
    for (const one of uncertain.filter(({ subject }) => !others.has(subject))) {
      this.dependsOn(one, gives).forEach(what => push(found, one.subject, what));
    }
    return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([reader, what]) => ({ reader, dependsOn: [...new Set(what)].sort() }));
  }
}

function readsAny(rights: ReadonlySet<Right>): boolean {
  return readsAll(rights) || secretsNamed(rights).length > 0;
}
