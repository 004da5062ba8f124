import { at, list } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const permissionNamespaceSelector = defineRule({
  id: 'permission-namespace-selector',
  title: 'A permission names its namespaces',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T28'],
  looksAt: 'ClusterPermission: namespaceSelector of spec.roles and spec.roleBindings',
  messages: {
    selector: {
      problem: 'the controller ships without the right to list namespaces that this needs, and it then stops for all permissions',
      remedy: 'name the namespaces',
      question: 'For which namespaces of the cluster is this?',
    },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      for (const field of ['roles', 'roleBindings']) {
        list(at(object.manifest, 'spec', field)).forEach(({ namespaceSelector }, i) => {
          if (namespaceSelector !== undefined) {
            report.violation(object, 'selector', { field: `spec.${field}[${i}].namespaceSelector`, value: namespaceSelector });
          }
        });
      }
    }
  },
});
