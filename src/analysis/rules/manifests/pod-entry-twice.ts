import { at, Json, list, record, text } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { pathOf, Rule, unset } from '../../engine/rule';

export const podEntryTwice: Rule = {
  id: 'pod-entry-twice',
  title: 'A pod lists no volume, container or mount twice',
  severity: Severity.ERROR,
  traps: ['T46'],
  looksAt: 'workloads: volumes, containers and mounts of one name or path, as a positional patch leaves them when it runs again',
  check: (graph, report) => {
    for (const workload of report.each(graph.workloads.all)) {
      const path = [...workload.podPath, 'spec'];
      const spec = record(at(workload.object.manifest, ...path));
      const lists = [
        ...['volumes', 'initContainers', 'containers'].map(below => ({ below, key: 'name', entries: list(spec[below]) })),
        ...['initContainers', 'containers'].flatMap(containers => list(spec[containers])
          .map((container, i) => ({ below: `${containers}[${i}].volumeMounts`, key: 'mountPath', entries: list(container.volumeMounts) }))),
      ];
      for (const { below, key, entries } of lists) {
        repeated(entries, key).forEach(index => report.violation(workload.object, {
          field: `${path.join('.')}.${below}[${index}].${key}`,
          value: entries[index][key],
          wrong: 'is there twice, and the API server refuses the pod',
          remedy: unset('take the second out, and patch by name', workload.object, [...path, ...pathOf(below), index]),
        }));
      }
    }
  },
};

/** The last first, so that taking one out leaves the places of the others. */
function repeated(entries: readonly Json[], key: string): number[] {
  const names = entries.map(entry => text(entry[key]));
  return names.flatMap((name, i) => name !== '' && names.indexOf(name) !== i ? [i] : []).reverse();
}
