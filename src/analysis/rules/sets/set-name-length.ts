import { LABEL_LENGTH } from '../../../kubernetes/names';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const setNameLength = defineRule({
  id: 'set-name-length',
  title: 'The name of an exclusive set fits into a label',
  severity: Severity.ERROR,
  breaks: StepName.SET,
  traps: ['T06'],
  looksAt: 'ManagedClusterSet: metadata.name, where it selects by the exclusive label',
  messages: {
    'too-long': {
      problem: 'must have at most {longest} characters: clusters name their exclusive set in a label',
      remedy: 'use a shorter name, here and in the bindings',
      question: 'What should this set be called?',
    },
  },
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object && form === 'exclusive' ? [{ object }] : []);
    for (const { object } of report.each(sets).filter(s => s.object.name.length > LABEL_LENGTH)) {
      report.violation(object, 'too-long', { field: 'metadata.name', value: object.name, data: { longest: LABEL_LENGTH } });
    }
  },
});
