import { isDnsLabel } from '../../../kubernetes/names';
import { MULTIKUEUE_CONFIG } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const multikueueConfigName: Rule = {
  id: 'multikueue-config-name',
  title: 'An AdmissionCheck can name the MultiKueueConfig',
  severity: Severity.ERROR,
  traps: ['T49'],
  looksAt: 'MultiKueueConfig: metadata.name',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.of(MULTIKUEUE_CONFIG)).filter(o => !isDnsLabel(o.name))) {
      report.violation(object, {
        field: 'metadata.name',
        value: object.name,
        wrong: 'is not a DNS label of at most 63 characters without dots, and an AdmissionCheck cannot refer to it',
        remedy: ask('rename it, here and in the AdmissionCheck', 'What should this group of workers be called?'),
      });
    }
  },
};
