import { contentText, text } from '../../../kubernetes/json';
import { ACCOUNT } from '../../../ocm/kinds';
import { FLUX_APPLY, SYNC_OPTIONS } from '../../../ocm/partial-object';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { isPartial } from '../../graph/workloads';
import { READ_KINDS } from '../../input/exported-resources';
import { annotation, KubeObject } from '../../input/objects';
import { isAppliedWith, isOfSource, originOf } from '../../input/origins';

const WINS = 'and the last one applied wins';
const REMEDY = 'keep one';
const QUESTION = 'Which of them is right?';

export const objectTwice = defineRule({
  id: 'object-twice',
  title: 'The input has no object twice',
  severity: Severity.ERROR,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T63'],
  looksAt: 'kind, namespace and name of every object that counts for access, where the contents differ and one folder holds both; a warning where it '
    + 'holds charts or kustomizations too; a partial object may be over a whole one, and accounts have their own rule',
  checkedByConstructs: true,
  messages: {
    'repeated': { problem: `appears {count} times in the input, ${WINS}`, remedy: REMEDY, question: QUESTION },
    'repeated-in': { problem: `appears {count} times in the input ({files}), ${WINS}`, remedy: REMEDY, question: QUESTION },
    'repeated-in-source': {
      problem: 'appears {count} times in the input ({files}), which holds what is rendered later too; where several are applied, the last one wins',
      remedy: 'keep one in what is applied together',
      question: 'Which of these files are applied together?',
    },
  },
  check: (graph, report) => {
    report.each(graph.objects.everything());
    const repeated = graph.objects.repeated().filter(([{ type, name }]) => READ_KINDS.has(type) && type !== ACCOUNT && name !== '');
    for (const objects of repeated) {
      // A policy that enforces what is applied as well writes the same.
      const whole = togetherOf(objects.filter(object => !object.carrier && !isMergedOver(object)));
      const own = whole.find(object => !object.background);
      if (!own) {
        continue;
      }
      const files = [...new Set(whole.flatMap(({ manifest }) => originOf(manifest) ?? []))];
      const place = { field: 'metadata.name', value: own.name };
      if (files.length === 0) {
        report.violation(own, 'repeated', { ...place, data: { count: whole.length } });
      } else if (files.length === whole.length && whole.every(({ manifest }) => isOfSource(manifest))) {
        report.violation(own, 'repeated-in-source', { ...place, severity: Severity.WARNING, data: { count: whole.length, files } });
      } else {
        report.violation(own, 'repeated-in', { ...place, data: { count: whole.length, files } });
      }
    }
  },
});

/** Those of which another is applied with it and differs. What another app has is a second owner, even of the same. */
function togetherOf(objects: readonly KubeObject[]): KubeObject[] {
  return objects.filter(one => objects.some(other => other !== one && isAppliedWith(originOf(one.manifest), originOf(other.manifest))
    && (one.background !== other.background || contentText(one.manifest) !== contentText(other.manifest) || contentText(one.manifest) === undefined)));
}

/** Meant to be applied over an object of another installer. */
function isMergedOver(object: KubeObject): boolean {
  return isPartial(object) || text(annotation(object, SYNC_OPTIONS)).includes('ServerSideApply=true')
    || annotation(object, FLUX_APPLY) === 'Merge';
}
