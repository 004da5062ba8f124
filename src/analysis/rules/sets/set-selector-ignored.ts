import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

export const setSelectorIgnored: Rule = {
  id: 'set-selector-ignored',
  title: 'A selector is given where it counts',
  severity: Severity.ERROR,
  traps: ['T04'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.selectorType, .labelSelector',
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object ? [{ object, form }] : []);
    for (const { object, form } of report.each(sets)) {
      const selector = at(object.manifest, 'spec', 'clusterSelector', 'labelSelector');
      if (form === 'exclusive' && selector !== undefined) {
        report.violation(object, {
          field: 'spec.clusterSelector.labelSelector',
          value: selector,
          wrong: 'is ignored, because selectorType is ExclusiveClusterSetLabel or left out',
          remedy: set('set selectorType to LabelSelector', object, ['spec', 'clusterSelector', 'selectorType'], 'LabelSelector'),
        });
      }
    }
  },
};
