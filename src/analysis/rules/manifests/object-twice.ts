import { text } from '../../../kubernetes/json';
import { ACCOUNT } from '../../../ocm/kinds';
import { FLUX_APPLY, SYNC_OPTIONS } from '../../../ocm/partial-object';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { isPartial } from '../../graph/workloads';
import { annotation, KubeObject } from '../../input/objects';

export const objectTwice: Rule = {
  id: 'object-twice',
  title: 'No object is written twice',
  severity: Severity.ERROR,
  traps: ['T63'],
  looksAt: 'kind, namespace and name of every object; a partial object over a whole one is meant, and accounts have a rule of their own',
  checkedByConstructs: true,
  check: (graph, report) => {
    report.each(graph.objects.everything());
    for (const objects of graph.objects.repeated().filter(([first]) => first.type !== ACCOUNT && first.name !== '')) {
      const whole = objects.filter(object => !isMergedOver(object));
      const own = whole.find(object => !object.background);
      if (whole.length > 1 && own) {
        report.violation(own, {
          field: 'metadata.name',
          value: own.name,
          wrong: `is there ${whole.length} times, and the one applied last wins`,
          remedy: ask('keep one', 'Which of them is right?'),
        });
      }
    }
  },
};

/** Written to be applied over what another installer owns. */
function isMergedOver(object: KubeObject): boolean {
  return isPartial(object) || text(annotation(object, SYNC_OPTIONS)).includes('ServerSideApply=true')
    || annotation(object, FLUX_APPLY) === 'Merge';
}
