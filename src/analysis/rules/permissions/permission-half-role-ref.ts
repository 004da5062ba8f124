import { at, list } from '../../../kubernetes/json';
import { PERMISSION, RBAC_GROUP } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

const PROBLEM = 'has only one of apiGroup and name: set both for an existing role, or neither for the role of this permission';

export const permissionHalfRoleRef = defineRule({
  id: 'permission-half-role-ref',
  title: 'A reference to a role is complete',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T25'],
  looksAt: 'ClusterPermission: spec.roleBindings[].roleRef',
  messages: {
    'no-group': { problem: PROBLEM, remedy: 'set apiGroup to {group}' },
    'no-name': { problem: PROBLEM, remedy: 'name the role, or leave apiGroup out', question: 'Which role is meant?' },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      list(at(object.manifest, 'spec', 'roleBindings')).forEach(({ roleRef }, i) => {
        const place = { field: `spec.roleBindings[${i}].roleRef`, value: roleRef };
        const [group, name] = [at(roleRef, 'apiGroup'), at(roleRef, 'name')];
        if (name && !group) {
          const fix = set(object, ['spec', 'roleBindings', i, 'roleRef', 'apiGroup'], RBAC_GROUP);
          report.violation(object, 'no-group', { ...place, data: { group: RBAC_GROUP }, fix });
        } else if (group && !name) {
          report.violation(object, 'no-name', place);
        }
      });
    }
  },
});
