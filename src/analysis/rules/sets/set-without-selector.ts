import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const setWithoutSelector = defineRule({
  id: 'set-without-selector',
  title: 'A set that selects by label has a selector',
  severity: Severity.ERROR,
  breaks: StepName.SET,
  traps: ['T03'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.selectorType, .labelSelector',
  messages: {
    'no-selector': {
      problem: 'is missing although selectorType is LabelSelector, so the set selects no cluster',
      remedy: 'add a selector',
      question: 'Which label do the clusters of this set have?',
    },
  },
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object ? [{ object, form }] : []);
    for (const { object } of report.each(sets).filter(({ form }) => form === 'none')) {
      report.violation(object, 'no-selector', {
        field: 'spec.clusterSelector.labelSelector',
        value: at(object.manifest, 'spec', 'clusterSelector', 'labelSelector'),
      });
    }
  },
});
