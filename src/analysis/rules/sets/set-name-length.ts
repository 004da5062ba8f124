import { LABEL_LENGTH } from '../../../kubernetes/names';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const setNameLength: Rule = {
  id: 'set-name-length',
  title: 'The name of an exclusive set fits into a label',
  severity: Severity.ERROR,
  traps: ['T06'],
  looksAt: 'ManagedClusterSet: metadata.name, where it selects by the exclusive label',
  check: (graph, report) => {
    const sets = [...graph.sets.sets.values()].flatMap(({ object, form }) => object && form === 'exclusive' ? [{ object }] : []);
    for (const { object } of report.each(sets).filter(s => s.object.name.length > LABEL_LENGTH)) {
      report.violation(object, {
        field: 'metadata.name',
        value: object.name,
        wrong: `is longer than ${LABEL_LENGTH} characters, so no cluster's label can name it`,
        remedy: ask('shorten it, here and in the bindings', 'What should this set be called?'),
      });
    }
  },
};
