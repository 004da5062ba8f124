import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';

export const kueueDeploymentWithoutPod: Rule = {
  id: 'kueue-deployment-without-pod',
  title: 'Deployments travel by their pods',
  severity: Severity.ERROR,
  traps: ['T51'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks',
  check: (graph, report) => {
    for (const manager of report.each(graph.managers)) {
      if (manager.frameworks.includes('deployment') && !manager.frameworks.includes('pod')) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] integrations.frameworks`,
          value: manager.frameworks,
          wrong: 'holds deployment without pod, and MultiKueue has no adapter for it',
          remedy: editConfiguration('add pod', manager, ['integrations', 'frameworks'], [...manager.frameworks, 'pod']),
        });
      }
    }
  },
};
