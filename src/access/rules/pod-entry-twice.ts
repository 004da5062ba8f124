import { Json, list, record } from '../../manifests/json';
import { Severity } from '../findings';
import { at, text } from '../objects';
import { pointer, Rule } from '../rule';

export const podEntryTwice: Rule = {
  id: 'pod-entry-twice',
  title: 'A pod lists no volume and no mount twice',
  severity: Severity.ERROR,
  traps: ['T46'],
  looksAt: 'workloads: volumes, init containers and mounts of one name or path, as a positional patch leaves them when it runs again',
  check: (picture, report) => {
    for (const workload of report.each(picture.workloads.all)) {
      const path = [...workload.podField.split('.'), 'spec'];
      const spec = record(at(workload.object.manifest, ...path));
      const lists = [
        { at: ['volumes'], key: 'name', entries: list(spec.volumes) },
        { at: ['initContainers'], key: 'name', entries: list(spec.initContainers) },
        ...list(spec.containers).map((container, i) => ({ at: ['containers', i, 'volumeMounts'], key: 'mountPath', entries: list(container.volumeMounts) })),
      ];
      for (const { at: below, key, entries } of lists) {
        repeated(entries, key).forEach(index => report.violation(workload.object, {
          field: `${path.join('.')}.${below.join('.')}[${index}].${key}`,
          value: entries[index][key],
          wrong: 'is there twice, and the API server refuses the pod',
          remedy: { words: 'take the second out, and patch by name', patch: [{ op: 'remove', path: pointer([...path, ...below, index]) }] },
        }));
      }
    }
  },
};

/** The last first, so that taking one out leaves the places of the others. */
function repeated(entries: readonly Json[], key: string): number[] {
  const names = entries.map(entry => text(entry[key]));
  return names.map((name, i) => name !== '' && names.indexOf(name) !== i ? i : -1).filter(i => i >= 0).reverse();
}
