import { text } from '../../../kubernetes/json';
import { ACCOUNT } from '../../../ocm/kinds';
import { FLUX_APPLY, SYNC_OPTIONS } from '../../../ocm/partial-object';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { isPartial } from '../../graph/workloads';
import { annotation, KubeObject } from '../../input/objects';

export const objectTwice = defineRule({
  id: 'object-twice',
  title: 'The input has no object twice',
  severity: Severity.ERROR,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T63'],
  looksAt: 'kind, namespace and name of every object; a partial object may be over a whole one, and accounts have their own rule',
  checkedByConstructs: true,
  messages: {
    repeated: { problem: 'appears {count} times in the input, and the last one applied wins', remedy: 'keep one', question: 'Which of them is right?' },
  },
  check: (graph, report) => {
    report.each(graph.objects.everything());
    for (const objects of graph.objects.repeated().filter(([first]) => first.type !== ACCOUNT && first.name !== '')) {
      // A policy that enforces what is applied as well writes the same.
      const whole = objects.filter(object => !object.carrier && !isMergedOver(object));
      const own = whole.find(object => !object.background);
      if (whole.length > 1 && own) {
        report.violation(own, 'repeated', { field: 'metadata.name', value: own.name, data: { count: whole.length } });
      }
    }
  },
});

/** Meant to be applied over an object of another installer. */
function isMergedOver(object: KubeObject): boolean {
  return isPartial(object) || text(annotation(object, SYNC_OPTIONS)).includes('ServerSideApply=true')
    || annotation(object, FLUX_APPLY) === 'Merge';
}
