import { isEmpty } from '../../../kubernetes/label-selector';
import { BUILT_IN_SETS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { ClusterSetView } from '../../graph/cluster-sets';
import { annotation, KubeObject } from '../../input/objects';

const AUTO_UPDATE = 'cluster.open-cluster-management.io/autoupdate';

export const setBuiltInName: Rule = {
  id: 'set-built-in-name',
  title: 'Sets that OCM makes itself are left alone',
  severity: Severity.ERROR,
  traps: ['T05'],
  looksAt: 'ManagedClusterSet default and global',
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(view => view.object ? [{ object: view.object, view }] : []);
    for (const { object, view } of report.each(sets).filter(s => BUILT_IN_SETS.includes(s.object.name))) {
      if (!asMade(object, view)) {
        report.violation(object, {
          field: 'metadata.name',
          value: object.name,
          wrong: 'is a set that OCM makes itself, and it rolls back what differs within seconds',
          remedy: ask('take another name, here and in the bindings', 'What should this set be called?'),
        });
      }
    }
  },
};

function asMade(object: KubeObject, { form, selector }: ClusterSetView): boolean {
  const same = object.name === 'global' ? selector !== undefined && isEmpty(selector) : form === 'exclusive';
  return same || annotation(object, AUTO_UPDATE) === 'false';
}
