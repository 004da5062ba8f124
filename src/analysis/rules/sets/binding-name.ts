import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';

export const bindingName: Rule = {
  id: 'binding-name',
  title: 'A binding is named like its set',
  severity: Severity.ERROR,
  traps: ['T01'],
  looksAt: 'ManagedClusterSetBinding: metadata.name, spec.clusterSet',
  check: (graph, report) => {
    for (const { object, setName } of report.each(graph.sets.bindings)) {
      if (object.name !== setName) {
        report.violation(object, {
          field: 'spec.clusterSet',
          value: setName,
          wrong: 'is not the name of the binding, and OCM\'s webhook refuses that',
          remedy: setName === '' ? set(`set it to '${object.name}'`, object, ['spec', 'clusterSet'], object.name) : set(`name the binding '${setName}'`, object, ['metadata', 'name'], setName),
        });
      }
    }
  },
};
