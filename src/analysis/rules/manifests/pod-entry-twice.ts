import { at, Json, list, record, text } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { unset } from '../../engine/fix';
import { pathOf } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const podEntryTwice = defineRule({
  id: 'pod-entry-twice',
  title: 'A pod lists no volume, container or mount twice',
  severity: Severity.ERROR,
  breaks: StepName.PLUGIN,
  traps: ['T46'],
  looksAt: 'workloads: volumes, containers and mounts of one name or path, as a positional patch leaves them when it runs twice',
  messages: {
    repeated: { problem: 'the pod has this twice, and the API server rejects it', remedy: 'remove the second one, and patch by name' },
  },
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
        repeated(entries, key).forEach(index => report.violation(workload.object, 'repeated', {
          field: `${path.join('.')}.${below}[${index}].${key}`,
          value: entries[index][key],
          fix: unset(workload.object, [...path, ...pathOf(below), index]),
        }));
      }
    }
  },
});

/** The last first, so that removing one does not move the others. */
function repeated(entries: readonly Json[], key: string): number[] {
  const names = entries.map(entry => text(entry[key]));
  return names.flatMap((name, i) => name !== '' && names.indexOf(name) !== i ? [i] : []).reverse();
}
