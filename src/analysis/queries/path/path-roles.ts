import { at, list, text } from '../../../kubernetes/json';
import { holds, Right, rightsOf } from '../../../kubernetes/rbac-rules';
import { namesOf, subjectName, subjectOf } from '../../../kubernetes/rbac-subjects';
import { CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ROLE, ROLE_BINDING } from '../../../ocm/kinds';
import { AccessGraph } from '../../graph/access-graph';
import { Consumer } from '../../graph/consumers';
import { KubeObject } from '../../input/objects';

interface BoundRole {
  readonly objects: readonly KubeObject[];
  readonly rights: ReadonlySet<Right>;
}

const memo = new WeakMap<Consumer, readonly BoundRole[]>();

/** The Roles, and their bindings, that give the service accounts of a consumer one of the rights. */
export function rolesGiving(graph: AccessGraph, consumer: Consumer, rights: readonly Right[]): KubeObject[] {
  const bound = memo.get(consumer) ?? boundRoles(graph, consumer);
  memo.set(consumer, bound);
  return bound.filter(role => rights.some(right => holds(role.rights, right))).flatMap(({ objects }) => objects);
}

function boundRoles(graph: AccessGraph, { namespace, subjects }: Consumer): BoundRole[] {
  const own = new Set(subjects.flatMap(subject => [...namesOf(subject)]));
  const isOwn = (binding: KubeObject) => list(binding.manifest.subjects).some(subject => own.has(subjectName(subjectOf(subject), binding.namespace)));
  const bindings = [...graph.objects.of(ROLE_BINDING).filter(binding => binding.namespace === namespace), ...graph.objects.of(CLUSTER_ROLE_BINDING)];
  return bindings.filter(isOwn).flatMap(binding => {
    const name = text(at(binding.manifest, 'roleRef', 'name'));
    const role = at(binding.manifest, 'roleRef', 'kind') === 'Role' ? graph.objects.get(ROLE, binding.namespace, name)
      : graph.objects.get(CLUSTER_ROLE, '', name);
    return role ? [{ objects: [binding, role], rights: rightsOf(list(role.manifest.rules)) }] : [];
  });
}
