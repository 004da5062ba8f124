import { PERMISSION } from '../../../ocm/kinds';
import { BUILT_IN_ROLES } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const permissionBuiltInRoleName = defineRule({
  id: 'permission-built-in-role-name',
  title: 'A permission does not overwrite a role of Kubernetes',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T73'],
  looksAt: 'ClusterPermission: metadata.name, which becomes the name of the Role and ClusterRole on the cluster',
  messages: {
    'built-in': { problem: 'Kubernetes defines a role of this name on the managed cluster, and the permission overwrites it', remedy: 'call it \'{free}\'' },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION)).filter(o => BUILT_IN_ROLES.includes(o.name) || o.name.startsWith('system:'))) {
      const free = `${object.name.replace(/:/g, '-')}-access`;
      report.violation(object, 'built-in', { field: 'metadata.name', value: object.name, data: { free }, fix: set(object, ['metadata', 'name'], free) });
    }
  },
});
