import { at, Json, list, record, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/kinds';
import { CLUSTER_ROLE, MANIFEST_WORK, PERMISSION, RBAC_GROUP, WORK_REPLICA_SET } from '../../ocm/kinds';
import { KubeObject, Objects, push } from '../input/objects';

/** Somebody, as a binding names them. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** What one binding gives its subjects on a managed cluster. */
export interface GrantBody {
  /** JSON path of the binding in its object. */
  readonly field: string;
  readonly subjects: readonly Subject[];
  /** Namespace on the managed cluster; empty where it holds everywhere, `*` where a selector chooses. */
  readonly namespace: string;
  /** The role's rules, where the object holds them. */
  readonly rules?: readonly Json[];
  /** The role, where it is defined elsewhere: `ClusterRole view`. */
  readonly role?: string;
}

export interface Grant extends GrantBody {
  readonly source: KubeObject;
}

/** A ClusterPermission or ManifestWork: what it binds on its cluster. */
export interface PermissionSource {
  readonly object: KubeObject;
  /** Empty where a Placement chooses the clusters. */
  readonly cluster: string;
  readonly bodies: readonly GrantBody[];
}

/** Everything that the input grants on managed clusters, by cluster. */
export class Permissions {
  public readonly sources: PermissionSource[] = [];
  /** Those whose clusters a Placement selects when it runs: no manifest shows which. */
  public readonly placed: PermissionSource[] = [];
  private readonly byCluster = new Map<string, PermissionSource[]>();
  private readonly read = new Map<string, readonly GrantBody[]>();

  public constructor(objects: Objects) {
    objects.of(PERMISSION).forEach(object => this.add(object, this.once(object, fromPermission)));
    objects.of(MANIFEST_WORK).filter(object => !isDerived(object)).forEach(object => this.add(object, this.once(object, fromWork)));
    objects.of(WORK_REPLICA_SET).forEach(object => this.placed.push({ object, cluster: '', bodies: fromReplicaSet(object) }));
  }

  public get clusters(): string[] {
    return [...this.byCluster.keys()];
  }

  public on(cluster: string): readonly PermissionSource[] {
    return this.byCluster.get(cluster) ?? [];
  }

  /** Grants to a subject on a cluster. */
  public grantsTo(cluster: string, kind: string, name: string): Grant[] {
    return this.on(cluster).flatMap(source => source.bodies
      .filter(body => body.subjects.some(subject => subject.kind === kind && subject.name === name))
      .map(body => ({ ...body, source: source.object })));
  }

  private add(object: KubeObject, bodies: readonly GrantBody[]): void {
    const source = { object, cluster: object.namespace, bodies };
    this.sources.push(source);
    push(this.byCluster, source.cluster, source);
  }

  /** A fleet repeats one permission thousands of times: each text is understood once. */
  private once(object: KubeObject, understand: (object: KubeObject) => GrantBody[]): readonly GrantBody[] {
    const spec = textOf(object.manifest.spec);
    if (spec === undefined) {
      return understand(object);
    }
    const key = `${object.kind} ${object.name} ${spec}`;
    const known = this.read.get(key) ?? understand(object);
    this.read.set(key, known);
    return known;
  }
}

function fromPermission({ name, manifest }: KubeObject): GrantBody[] {
  const spec = record(manifest.spec);
  const own = list(at(spec, 'clusterRole', 'rules'));
  const roles = new Map(list(spec.roles).map(role => [text(role.namespace), list(role.rules)]));
  const several = list(spec.clusterRoleBindings);
  const single = spec.clusterRoleBinding === undefined ? [] : [{ binding: record(spec.clusterRoleBinding), field: 'spec.clusterRoleBinding' }];
  const clusterWide = several.length > 0 ? several.map((binding, i) => ({ binding, field: `spec.clusterRoleBindings[${i}]` })) : single;
  return [
    ...clusterWide.map(({ binding, field }) => {
      const role = text(at(binding, 'roleRef', 'name'));
      const made = role === '' || role === name;
      return { field, subjects: subjects(binding), namespace: '', ...(made ? { rules: own } : { role: `ClusterRole ${role}` }) };
    }),
    ...list(spec.roleBindings).map((binding, i) => {
      const namespace = binding.namespaceSelector === undefined ? text(binding.namespace) : '*';
      const kind = text(at(binding, 'roleRef', 'kind'));
      const role = text(at(binding, 'roleRef', 'name'));
      const made = kind === 'ClusterRole' ? own : roles.get(text(binding.namespace)) ?? [];
      return {
        field: `spec.roleBindings[${i}]`,
        subjects: subjects(binding),
        namespace,
        ...(role === '' || role === name ? { rules: made } : { role: `${kind} ${role}` }),
      };
    }),
  ];
}

/** `subjects` wins over `subject`, as the controller reads it. */
function subjects(binding: Json): Subject[] {
  const several = list(binding.subjects);
  const single = binding.subject === undefined ? [] : [record(binding.subject)];
  return (several.length > 0 ? several : single).map(subjectOf);
}

export function subjectOf(subject: Json): Subject {
  return { kind: text(subject.kind), name: text(subject.name), namespace: text(subject.namespace) };
}

/** Nothing where an object refers to itself, as what a YAML reader makes can do. */
function textOf(spec: unknown): string | undefined {
  try {
    return JSON.stringify(spec) ?? '';
  } catch {
    return undefined;
  }
}

/** The work of a ClusterPermission, as its controller writes it, repeats the permission. */
function isDerived({ manifest }: KubeObject): boolean {
  return list(at(manifest, 'metadata', 'ownerReferences')).some(owner => owner.kind === 'ClusterPermission');
}

function fromWork({ manifest }: KubeObject): GrantBody[] {
  return fromManifests(list(at(manifest, 'spec', 'workload', 'manifests')), 'spec.workload.manifests');
}

function fromReplicaSet({ manifest }: KubeObject): GrantBody[] {
  return fromManifests(list(at(manifest, 'spec', 'manifestWorkTemplate', 'workload', 'manifests')), 'spec.manifestWorkTemplate.workload.manifests');
}

function fromManifests(manifests: readonly Json[], path: string): GrantBody[] {
  const rbac = manifests.map((object, i) => ({ object, i })).filter(({ object }) => groupOf(text(object.apiVersion)) === RBAC_GROUP);
  const rules = new Map(rbac.filter(({ object }) => `${RBAC_GROUP}/${text(object.kind)}` === CLUSTER_ROLE || object.kind === 'Role')
    .map(({ object }) => [roleKey(text(object.kind), text(at(object, 'metadata', 'namespace')), text(at(object, 'metadata', 'name'))), list(object.rules)]));
  return rbac.filter(({ object }) => object.kind === 'ClusterRoleBinding' || object.kind === 'RoleBinding').map(({ object, i }) => {
    const namespace = object.kind === 'RoleBinding' ? text(at(object, 'metadata', 'namespace')) : '';
    const kind = text(at(object, 'roleRef', 'kind'));
    const role = text(at(object, 'roleRef', 'name'));
    const made = rules.get(roleKey(kind, namespace, role));
    return {
      field: `${path}[${i}]`,
      subjects: list(object.subjects).map(subjectOf),
      namespace,
      ...(made ? { rules: made } : { role: `${kind} ${role}` }),
    };
  });
}

function roleKey(kind: string, namespace: string, name: string): string {
  return `${kind} ${kind === 'ClusterRole' ? '' : namespace}/${name}`;
}
