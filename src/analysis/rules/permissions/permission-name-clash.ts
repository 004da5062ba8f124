import { Json, list, record, text } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { PatchAction, Severity } from '../../engine/findings';
import { patch } from '../../engine/fix';
import { pointer } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { KubeObject } from '../../input/objects';

export const permissionNameClash = defineRule({
  id: 'permission-name-clash',
  title: 'A permission creates no two objects of one name',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T24'],
  looksAt: 'ClusterPermission: the namespaces of spec.roles, the names of spec.clusterRoleBindings and spec.roleBindings',
  messages: {
    role: {
      problem: 'this namespace already has a role ({first}): both get the same name, and the whole ManifestWork is rejected',
      remedy: 'put the rules into one role',
    },
    binding: { problem: 'is the same object as {first}, and the whole ManifestWork is rejected', remedy: 'give it another name' },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      const spec = record(object.manifest.spec);
      const roles = list(spec.roles);
      for (const { i, first } of repeatedRoles(roles)) {
        report.violation(object, 'role', {
          field: `spec.roles[${i}].namespace`,
          value: roles[i].namespace,
          data: { first: `spec.roles[${first}]` },
          fix: patch(
            object,
            { op: PatchAction.REPLACE, path: pointer(['spec', 'roles', first, 'rules']), value: [...list(roles[first].rules), ...list(roles[i].rules)] },
            { op: PatchAction.REMOVE, path: pointer(['spec', 'roles', i]) },
          ),
        });
      }
      for (const field of ['clusterRoleBindings', 'roleBindings']) {
        const bindings = list(spec[field]);
        for (const { i, first } of repeatedBindings(object, bindings)) {
          const value = `${text(bindings[i].name) || object.name}-${i}`;
          report.violation(object, 'binding', {
            field: `spec.${field}[${i}].name`,
            value: bindings[i].name,
            data: { first: `spec.${field}[${first}]` },
            fix: patch(object, { op: PatchAction.ADD, path: pointer(['spec', field, i, 'name']), value }),
          });
        }
      }
    }
  },
});

/** A role always has the name of the permission, so a namespace can hold one. */
function repeatedRoles(roles: readonly Json[]) {
  return repeated(roles.map(role => text(role.namespace))).filter(({ i }) => roles[i].namespace !== undefined);
}

function repeatedBindings({ name }: KubeObject, bindings: readonly Json[]) {
  return repeated(bindings.map(binding => `${text(binding.namespace)}/${text(binding.name) || name}`));
}

function repeated(keys: readonly string[]): { readonly i: number; readonly first: number }[] {
  return keys.map((key, i) => ({ i, first: keys.indexOf(key) })).filter(({ i, first }) => first !== i);
}
