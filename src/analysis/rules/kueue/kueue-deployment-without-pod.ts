import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const kueueDeploymentWithoutPod = defineRule({
  id: 'kueue-deployment-without-pod',
  title: 'The framework deployment is listed together with pod',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T51'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks',
  messages: {
    'no-pod': { problem: 'lists deployment without pod: MultiKueue sends a Deployment as its pods and has no adapter for it', remedy: 'add pod' },
  },
  check: (graph, report) => {
    for (const manager of report.each(graph.managers)) {
      const { object, field, frameworks } = manager;
      if (frameworks.includes('deployment') && !frameworks.includes('pod')) {
        report.violation(object, 'no-pod', {
          field: `${field} integrations.frameworks`,
          value: frameworks,
          fix: editConfiguration(manager, ['integrations', 'frameworks'], [...frameworks, 'pod']),
        });
      }
    }
  },
});
