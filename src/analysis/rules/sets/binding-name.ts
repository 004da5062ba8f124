import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

const PROBLEM = 'must be the name of the binding: OCM\'s webhook rejects any other set';

export const bindingName = defineRule({
  id: 'binding-name',
  title: 'A binding has the name of its set',
  severity: Severity.ERROR,
  breaks: StepName.BINDING,
  traps: ['T01'],
  looksAt: 'ManagedClusterSetBinding: metadata.name, spec.clusterSet',
  messages: {
    'no-set': { problem: PROBLEM, remedy: 'set it to \'{binding}\'' },
    'other-name': { problem: PROBLEM, remedy: 'name the binding \'{set}\'' },
  },
  check: (graph, report) => {
    for (const { object, setName } of report.each(graph.sets.bindings)) {
      const place = { field: 'spec.clusterSet', value: setName };
      if (setName === '') {
        report.violation(object, 'no-set', { ...place, data: { binding: object.name }, fix: set(object, ['spec', 'clusterSet'], object.name) });
      } else if (object.name !== setName) {
        report.violation(object, 'other-name', { ...place, data: { set: setName }, fix: set(object, ['metadata', 'name'], setName) });
      }
    }
  },
});
