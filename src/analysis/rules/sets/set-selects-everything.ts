import { list } from '../../../kubernetes/json';
import { isEmpty, matches } from '../../../kubernetes/label-selector';
import { BUILT_IN_SETS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';

const OWN_LABEL = 'local-cluster';
const SELECTS_HUB = 'selects the hub\'s own cluster \'{ownCluster}\'';

export const setSelectsEverything = defineRule({
  id: 'set-selects-everything',
  title: 'A set does not select every cluster or the hub itself',
  severity: Severity.WARNING,
  traps: ['T02'],
  looksAt: 'ManagedClusterSet: spec.clusterSelector.labelSelector; the labels of the fleet',
  messages: {
    'every-cluster': {
      problem: 'selects every cluster, now and in the future, and the hub\'s own cluster with them',
      remedy: 'select by a label',
      question: 'Which label do the clusters of this application have?',
    },
    'hub-by-label': { problem: SELECTS_HUB, remedy: 'exclude it by its label {label}' },
    'hub': { problem: SELECTS_HUB, remedy: 'exclude it', question: 'Which label do the other clusters have that \'{ownCluster}\' does not?' },
  },
  check: (graph, report) => {
    const own = graph.fleet.clusters.find(cluster => cluster.own);
    const sets = [...graph.sets.sets.values()].flatMap(({ object, selector }) => object && selector ? [{ object, selector }] : []);
    for (const { object, selector } of report.each(sets).filter(s => !BUILT_IN_SETS.includes(s.object.name))) {
      const field = 'spec.clusterSelector.labelSelector';
      const place = { field, value: selector };
      if (isEmpty(selector)) {
        report.violation(object, 'every-cluster', place);
      } else if (own && matches(selector, own.labels) === true) {
        const data = { ownCluster: own.name };
        if (own.labels.get(OWN_LABEL) === 'true') {
          const expressions = [...list(selector.matchExpressions), { key: OWN_LABEL, operator: 'NotIn', values: ['true'] }];
          const fix = set(object, [...field.split('.'), 'matchExpressions'], expressions);
          report.violation(object, 'hub-by-label', { ...place, data: { ...data, label: OWN_LABEL }, fix });
        } else {
          report.violation(object, 'hub', { ...place, data });
        }
      }
    }
  },
});
