import { UNSTATED } from './granted';
import { roleDefinition, RoleFacts, RoleIndex, RoleRights } from './role-index';
import { at, list, text } from '../../../kubernetes/json';
import { Right } from '../../../kubernetes/rbac-rules';
import { isPlaced, MASTERS, subjectName, SubjectName, subjectOf } from '../../../kubernetes/rbac-subjects';
import { CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ROLE, ROLE_BINDING } from '../../../ocm/kinds';
import { KubeObject, Objects, push } from '../../input/objects';

/** One subject of one binding. */
export interface Bound {
  readonly subject: SubjectName;
  readonly role: RoleRights;
  /** What the input would have to say before the binding gives anything for sure: `the namespace of RoleBinding m`. */
  readonly doubts: readonly string[];
}

const NONE: ReadonlySet<Right> = new Set<Right>();

/** Who is bound to what on the hub. */
export class HubBindings {
  /** Bound everywhere. */
  public readonly everywhere: Bound[] = [];
  /** Bound in a namespace that no manifest states. */
  public readonly unplaced: Bound[] = [];
  private readonly byNamespace = new Map<string, Bound[]>();

  public constructor(objects: Objects, facts: RoleFacts) {
    const roles = new RoleIndex([...objects.of(ROLE), ...objects.of(CLUSTER_ROLE)]
      .map(object => roleDefinition(object.manifest, { namespace: object.namespace || UNSTATED, live: object.live })), facts);
    objects.of(CLUSTER_ROLE_BINDING).forEach(binding => this.everywhere.push(...bound(binding, roles)));
    objects.of(ROLE_BINDING).filter(({ namespace }) => namespace === '').forEach(binding => this.unplaced.push(...bound(binding, roles)));
    objects.of(ROLE_BINDING).filter(({ namespace }) => namespace !== '')
      .forEach(binding => bound(binding, roles).forEach(one => push(this.byNamespace, binding.namespace, one)));
  }

  public add(namespace: string, subject: SubjectName, rights: ReadonlySet<Right>): void {
    push(this.byNamespace, namespace, { subject, role: { rights, perhaps: NONE, aggregated: false }, doubts: [] });
  }

  public get namespaces(): readonly string[] {
    return [...this.byNamespace.keys()];
  }

  public in(namespace: string): readonly Bound[] {
    return this.byNamespace.get(namespace) ?? [];
  }
}

function bound(binding: KubeObject, roles: RoleIndex): Bound[] {
  const { manifest, kind, name, namespace } = binding;
  const roleKind = text(at(manifest, 'roleRef', 'kind'));
  const role = roles.find(roleKind, roleKind === 'ClusterRole' ? '' : namespace || UNSTATED, text(at(manifest, 'roleRef', 'name')));
  const local = kind === 'RoleBinding';
  const doubts = local && namespace === '' ? [`the namespace of ${kind} ${name}`] : [];
  return list(manifest.subjects).map(subjectOf).map(subject => ({
    subject: subjectName(subject, namespace),
    role,
    doubts: isPlaced(subject, namespace) ? doubts : [...doubts, `the namespace of ServiceAccount ${subject.name} in ${kind} ${name}`],
  // Nothing can be added to what may do everything.
  })).filter(({ subject }) => !local || subject !== MASTERS);
}
