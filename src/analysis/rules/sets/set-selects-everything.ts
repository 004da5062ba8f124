import { list } from '../../../kubernetes/json';
import { isEmpty, matches } from '../../../kubernetes/label-selector';
import { BUILT_IN_SETS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { ask, Rule, set } from '../../engine/rule';

const OWN_LABEL = 'local-cluster';

export const setSelectsEverything: Rule = {
  id: 'set-selects-everything',
  title: 'A set selects the clusters that are meant, and not the hub itself',
  severity: Severity.WARNING,
  traps: ['T02'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.labelSelector; the labels of the fleet',
  check: (graph, report) => {
    const own = graph.fleet.clusters.find(cluster => cluster.own);
    const sets = [...graph.sets.sets.values()].flatMap(({ object, selector }) => object && selector ? [{ object, selector }] : []);
    for (const { object, selector } of report.each(sets).filter(s => !BUILT_IN_SETS.includes(s.object.name))) {
      const field = 'spec.clusterSelector.labelSelector';
      if (isEmpty(selector)) {
        report.violation(object, {
          field,
          value: selector,
          wrong: 'selects every cluster there is and every one to come, the hub\'s own included',
          remedy: ask('select by a label', 'Which label do the clusters of this application carry?'),
        });
      } else if (own && matches(selector, own.labels) === true) {
        report.violation(object, {
          field,
          value: selector,
          wrong: `selects the hub's own cluster '${own.name}'`,
          remedy: own.labels.get(OWN_LABEL) === 'true'
            ? set(`leave it out by its label ${OWN_LABEL}`, object, [...field.split('.'), 'matchExpressions'], [...list(selector.matchExpressions), { key: OWN_LABEL, operator: 'NotIn', values: ['true'] }])
            : ask('leave it out', `Which label tells '${own.name}' apart from the clusters that are meant?`),
        });
      }
    }
  },
};
