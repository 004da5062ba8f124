import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const setWithoutSelector: Rule = {
  id: 'set-without-selector',
  title: 'A set that selects by label has a selector',
  severity: Severity.ERROR,
  traps: ['T03'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.selectorType, .labelSelector',
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object ? [{ object, form }] : []);
    for (const { object } of report.each(sets).filter(({ form }) => form === 'none')) {
      report.violation(object, {
        field: 'spec.clusterSelector.labelSelector',
        value: at(object.manifest, 'spec', 'clusterSelector', 'labelSelector'),
        wrong: 'is missing with selectorType LabelSelector, and so the set selects no cluster at all',
        remedy: ask('give it a selector', 'Which label do the clusters of this set carry?'),
      });
    }
  },
};
