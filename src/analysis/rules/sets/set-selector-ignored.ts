import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const setSelectorIgnored = defineRule({
  id: 'set-selector-ignored',
  title: 'A set with a label selector has the selector type that reads it',
  severity: Severity.ERROR,
  breaks: StepName.SET,
  traps: ['T04'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.selectorType, .labelSelector',
  messages: {
    ignored: {
      problem: 'OCM ignores this selector, because selectorType is ExclusiveClusterSetLabel or not set',
      remedy: 'set selectorType to LabelSelector',
    },
  },
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object ? [{ object, form }] : []);
    for (const { object, form } of report.each(sets)) {
      const selector = at(object.manifest, 'spec', 'clusterSelector', 'labelSelector');
      if (form === 'exclusive' && selector !== undefined) {
        report.violation(object, 'ignored', {
          field: 'spec.clusterSelector.labelSelector',
          value: selector,
          fix: set(object, ['spec', 'clusterSelector', 'selectorType'], 'LabelSelector'),
        });
      }
    }
  },
});
