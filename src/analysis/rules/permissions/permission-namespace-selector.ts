import { at, list } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const permissionNamespaceSelector: Rule = {
  id: 'permission-namespace-selector',
  title: 'A permission names its namespaces',
  severity: Severity.ERROR,
  traps: ['T28'],
  looksAt: 'ClusterPermission: namespaceSelector of spec.roles and spec.roleBindings',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      for (const field of ['roles', 'roleBindings']) {
        list(at(object.manifest, 'spec', field)).forEach((entry, i) => {
          if (entry.namespaceSelector !== undefined) {
            report.violation(object, {
              field: `spec.${field}[${i}].namespaceSelector`,
              value: entry.namespaceSelector,
              wrong: 'needs a right to list namespaces that the controller is not shipped with, and without it the controller stops for all permissions',
              remedy: ask('name the namespaces', 'In which namespaces of the cluster shall it hold?'),
            });
          }
        });
      }
    }
  },
};
