import { at, list } from '../../../kubernetes/json';
import { PERMISSION, RBAC_GROUP } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule, set } from '../../engine/rule';

export const permissionHalfRoleRef: Rule = {
  id: 'permission-half-role-ref',
  title: 'A reference to a role is whole',
  severity: Severity.ERROR,
  traps: ['T25'],
  looksAt: 'ClusterPermission: spec.roleBindings[].roleRef',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      list(at(object.manifest, 'spec', 'roleBindings')).forEach((binding, i) => {
        const [group, name] = [at(binding, 'roleRef', 'apiGroup'), at(binding, 'roleRef', 'name')];
        if (Boolean(group) !== Boolean(name)) {
          report.violation(object, {
            field: `spec.roleBindings[${i}].roleRef`,
            value: at(binding, 'roleRef'),
            wrong: 'has one of apiGroup and name: both name a role that exists, neither means the one made here, and half of it is an error of the controller',
            remedy: name
              ? set(`set apiGroup to ${RBAC_GROUP}`, object, ['spec', 'roleBindings', i, 'roleRef', 'apiGroup'], RBAC_GROUP)
              : ask('name the role, or leave apiGroup out', 'Which role is meant?'),
          });
        }
      });
    }
  },
};
