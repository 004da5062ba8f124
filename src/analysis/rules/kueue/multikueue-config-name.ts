import { isDnsLabel, LABEL_LENGTH } from '../../../kubernetes/names';
import { MULTIKUEUE_CONFIG } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const multikueueConfigName = defineRule({
  id: 'multikueue-config-name',
  title: 'An AdmissionCheck can refer to the MultiKueueConfig by its name',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T49'],
  looksAt: 'MultiKueueConfig: metadata.name',
  messages: {
    'not-a-label': {
      problem: 'must be a DNS label of at most {longest} characters, without dots: an AdmissionCheck cannot refer to it otherwise',
      remedy: 'rename it, here and in the AdmissionCheck',
      question: 'What should this group of workers be called?',
    },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(MULTIKUEUE_CONFIG)).filter(o => !isDnsLabel(o.name))) {
      report.violation(object, 'not-a-label', { field: 'metadata.name', value: object.name, data: { longest: LABEL_LENGTH } });
    }
  },
});
