import { isEmpty } from '../../../kubernetes/label-selector';
import { BUILT_IN_SETS } from '../../../ocm/reserved-names';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { ClusterSetView } from '../../graph/cluster-sets';
import { annotation, KubeObject } from '../../input/objects';

const AUTO_UPDATE = 'cluster.open-cluster-management.io/autoupdate';

export const setBuiltInName = defineRule({
  id: 'set-built-in-name',
  title: 'The sets that OCM creates itself stay as they are',
  severity: Severity.ERROR,
  breaks: StepName.SET,
  traps: ['T05'],
  looksAt: 'ManagedClusterSet default and global',
  messages: {
    changed: {
      problem: 'OCM creates this set itself and reverts any change within seconds',
      remedy: 'use another name, here and in the bindings',
      question: 'What should this set be called?',
    },
  },
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(view => view.object ? [{ object: view.object, view }] : []);
    for (const { object, view } of report.each(sets).filter(s => BUILT_IN_SETS.includes(s.object.name))) {
      if (!isUnchanged(object, view)) {
        report.violation(object, 'changed', { field: 'metadata.name', value: object.name });
      }
    }
  },
});

function isUnchanged(object: KubeObject, { form, selector }: ClusterSetView): boolean {
  const same = object.name === 'global' ? selector !== undefined && isEmpty(selector) : form === 'exclusive';
  return same || annotation(object, AUTO_UPDATE) === 'false';
}
