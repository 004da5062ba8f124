import { PERMISSION } from '../../../ocm/kinds';
import { BUILT_IN_ROLES } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

export const permissionBuiltInRoleName: Rule = {
  id: 'permission-built-in-role-name',
  title: 'A permission does not rewrite a role of Kubernetes',
  severity: Severity.ERROR,
  traps: ['T73'],
  looksAt: 'ClusterPermission: metadata.name, which becomes the name of the Role and ClusterRole on the cluster',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION)).filter(o => BUILT_IN_ROLES.includes(o.name) || o.name.startsWith('system:'))) {
      report.violation(object, {
        field: 'metadata.name',
        value: object.name,
        wrong: 'is a role that Kubernetes defines on the managed cluster, and it is overwritten for everybody there',
        remedy: set(`call it '${object.name.replace(/:/g, '-')}-access'`, object, ['metadata', 'name'], `${object.name.replace(/:/g, '-')}-access`),
      });
    }
  },
};
