import { subjectOf } from './permissions';
import { at, list, record, text } from '../../kubernetes/json';
import { holds, Right, right, rightsOf } from '../../kubernetes/rbac-rules';
import { CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ROLE, ROLE_BINDING } from '../../ocm/kinds';
import { KubeObject, Objects } from '../input/objects';

/** `ServiceAccount kueue-system/kueue-controller-manager`, `Group system:authenticated` */
export type SubjectName = string;

export function serviceAccountName(namespace: string, name: string): SubjectName {
  return `ServiceAccount ${namespace}/${name}`;
}

/** Rights that upstream ships with what is installed, so that no manifest of the input has to bring them. */
export interface ShippedRights {
  readonly subject: SubjectName;
  readonly namespace: string;
  readonly rights: ReadonlySet<Right>;
}

/** Kubernetes' own roles, as far as Secrets go (kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go). */
const BUILT_IN: Readonly<Record<string, readonly Right[]>> = {
  'cluster-admin': [right('*', '*', '*')],
  'admin': ['get', 'list', 'watch'].map(verb => right(verb, '', 'secrets')),
  'edit': ['get', 'list', 'watch'].map(verb => right(verb, '', 'secrets')),
  'view': [],
};

interface Bound {
  readonly subject: SubjectName;
  readonly rights: ReadonlySet<Right>;
  readonly source?: KubeObject;
}

interface Readers {
  readonly all: readonly SubjectName[];
  readonly byName: ReadonlyMap<string, ReadonlySet<SubjectName>>;
}

const READ = ['get', 'list', 'watch'];

function readsAll({ rights }: Bound): boolean {
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
  private readonly inNamespace = new Map<string, Bound[]>();
  private readonly everywhere: Bound[] = [];
  private readonly unresolvedIn = new Map<string, string[]>();
  private readonly rights = new Map<KubeObject, ReadonlySet<Right>>();
  private readonly rightsIn = new Map<string, ReadonlySet<Right>>();
  private readonly readersByNamespace = new Map<string, Readers>();
  private hubWide?: readonly SubjectName[];

  public constructor(private readonly objects: Objects, shipped: readonly ShippedRights[]) {
    for (const binding of objects.of(CLUSTER_ROLE_BINDING)) {
      this.bind(binding, this.everywhere, '');
    }
    for (const binding of objects.of(ROLE_BINDING)) {
      this.bind(binding, this.boundIn(binding.namespace), binding.namespace);
    }
    for (const { subject, namespace, rights } of shipped) {
      this.boundIn(namespace).push({ subject, rights });
    }
  }

  /** Whether the input has any RBAC of a namespace. */
  public describes(namespace: string): boolean {
    return this.inNamespace.has(namespace);
  }

  /** Roles that are bound in a namespace and not in the input. */
  public unresolved(namespace: string): readonly string[] {
    return this.unresolvedIn.get(namespace) ?? [];
  }

  /** Those who may read a Secret in a namespace, without those who may read every Secret of the hub: a copy gives them nothing. */
  public readers(namespace: string, secret: string): readonly SubjectName[] {
    const { all, byName } = this.readersIn(namespace);
    const named = byName.get(secret);
    return named ? [...new Set([...all, ...named])].sort() : all;
  }

  /** Those who may read every Secret of the hub, and so every token where it is issued. */
  public readersOfEverything(): readonly SubjectName[] {
    this.hubWide ??= [...new Set(this.everywhere.filter(readsAll).map(bound => bound.subject))].sort();
    return this.hubWide;
  }

  /** Whether a service account may do something in a namespace, by itself or by a group it is in. */
  public can(namespace: string, account: { namespace: string; name: string }, wanted: Right): boolean {
    const key = `${namespace} ${account.namespace}/${account.name}`;
    const rights = this.rightsIn.get(key) ?? this.rightsOf(namespace, account);
    this.rightsIn.set(key, rights);
    return holds(rights, wanted);
  }

  private rightsOf(namespace: string, account: { namespace: string; name: string }): ReadonlySet<Right> {
    const names = new Set([
      serviceAccountName(account.namespace, account.name),
      'Group system:authenticated', 'Group system:serviceaccounts', `Group system:serviceaccounts:${account.namespace}`,
      `User system:serviceaccount:${account.namespace}:${account.name}`,
    ]);
    const bound = [...this.boundTo(namespace), ...this.everywhere].filter(({ subject }) => names.has(subject));
    return new Set(bound.flatMap(({ rights }) => [...rights]));
  }

  private boundTo(namespace: string): readonly Bound[] {
    return this.inNamespace.get(namespace) ?? [];
  }

  private boundIn(namespace: string): Bound[] {
    const bound = this.inNamespace.get(namespace) ?? [];
    this.inNamespace.set(namespace, bound);
    return bound;
  }

  /** Read once a namespace: it may hold the tokens of thousands of clusters, each with Roles by name. */
  private readersIn(namespace: string): Readers {
    const known = this.readersByNamespace.get(namespace);
    if (known) {
      return known;
    }
    const everywhere = new Set(this.readersOfEverything());
    const bound = this.boundTo(namespace).filter(({ subject }) => !everywhere.has(subject));
    const byName = new Map<string, Set<SubjectName>>();
    for (const { subject, rights } of bound) {
      for (const secret of secretsNamed(rights)) {
        const subjects = byName.get(secret) ?? new Set();
        byName.set(secret, subjects.add(subject));
      }
    }
    const readers = { all: [...new Set(bound.filter(readsAll).map(({ subject }) => subject))].sort(), byName };
    this.readersByNamespace.set(namespace, readers);
    return readers;
  }

  private bind(binding: KubeObject, into: Bound[], namespace: string): void {
    const rights = this.role(binding, namespace);
    for (const subject of list(binding.manifest.subjects).map(subjectOf)) {
      const name = subject.kind === 'ServiceAccount' ? serviceAccountName(subject.namespace || namespace, subject.name) : `${subject.kind} ${subject.name}`;
      into.push({ subject: name, rights, source: binding });
    }
  }

  private role(binding: KubeObject, namespace: string): ReadonlySet<Right> {
    const kind = text(at(binding.manifest, 'roleRef', 'kind'));
    const name = text(at(binding.manifest, 'roleRef', 'name'));
    const role = kind === 'Role' ? this.objects.get(ROLE, namespace, name) : this.objects.get(CLUSTER_ROLE, '', name);
    if (role) {
      const known = this.rights.get(role) ?? rightsOf(list(record(role.manifest).rules));
      this.rights.set(role, known);
      return known;
    }
    const builtIn = kind === 'ClusterRole' && Object.prototype.hasOwnProperty.call(BUILT_IN, name) ? BUILT_IN[name] : undefined;
    if (!builtIn) {
      this.unresolvedIn.set(namespace, [...this.unresolvedIn.get(namespace) ?? [], `${kind} ${name}`]);
    }
    return new Set(builtIn ?? []);
  }
}
