import { Json, list, record, text } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { patch, pointer, Rule } from '../../engine/rule';
import { KubeObject } from '../../input/objects';

export const permissionNameClash: Rule = {
  id: 'permission-name-clash',
  title: 'A permission makes no two objects of one name',
  severity: Severity.ERROR,
  traps: ['T24'],
  looksAt: 'ClusterPermission: the namespaces of spec.roles, the names of spec.clusterRoleBindings and spec.roleBindings',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      const spec = record(object.manifest.spec);
      sameRole(object, list(spec.roles)).forEach(violation => report.violation(object, violation));
      for (const field of ['clusterRoleBindings', 'roleBindings']) {
        sameBinding(object, field, list(spec[field])).forEach(violation => report.violation(object, violation));
      }
    }
  },
};

/** A role is always named like the permission, so that a namespace can hold one. */
function sameRole(object: KubeObject, roles: readonly Json[]) {
  const namespaces = roles.map(role => text(role.namespace));
  return roles.flatMap((role, i) => {
    const first = namespaces.indexOf(namespaces[i]);
    return first === i || role.namespace === undefined ? [] : [{
      field: `spec.roles[${i}].namespace`,
      value: role.namespace,
      wrong: `has a role already (spec.roles[${first}]); both get one name, and the whole ManifestWork is refused`,
      remedy: patch('put the rules into one role', object,
        { op: 'replace', path: pointer(['spec', 'roles', first, 'rules']), value: [...list(roles[first].rules), ...list(role.rules)] },
        { op: 'remove', path: pointer(['spec', 'roles', i]) }),
    }];
  });
}

function sameBinding(object: KubeObject, field: string, bindings: readonly Json[]) {
  const keys = bindings.map(binding => `${text(binding.namespace)}/${text(binding.name) || object.name}`);
  return bindings.flatMap((binding, i) => {
    const first = keys.indexOf(keys[i]);
    return first === i ? [] : [{
      field: `spec.${field}[${i}].name`,
      value: binding.name,
      wrong: `names the same object as spec.${field}[${first}], and the whole ManifestWork is refused`,
      remedy: patch('give it a name of its own', object, { op: 'add', path: pointer(['spec', field, i, 'name']), value: `${text(binding.name) || object.name}-${i}` }),
    }];
  });
}
