import { list, record } from '../../../kubernetes/json';
import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { execField, pluginEntries } from '../../graph/plugin-entries';

export const providerNamespace: Rule = {
  id: 'provider-namespace',
  title: 'The plugin looks for Secrets in the namespace of its application',
  severity: Severity.ERROR,
  traps: ['T39'],
  looksAt: 'env NAMESPACE of provider entries and of the containers that run the plugin',
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      if (entry.pinned) {
        continue;
      }
      if (entry.workloads.length === 0) {
        report.unknown(entry.object, 'the workload that runs the plugin: whether it defines NAMESPACE');
        continue;
      }
      for (const workload of entry.workloads) {
        const variable = list(record(workload.pod.spec).containers).flatMap(container => list(container.env))
          .find(env => env.name === 'NAMESPACE' && env.value !== entry.namespace && !isOwnNamespace(env));
        if (variable) {
          report.violation(entry.object, {
            field: execField(entry, 'env'),
            value: entry.exec.env,
            wrong: `pins no NAMESPACE, and ${workload.object.kind} '${workload.object.name}' defines one of its own (${JSON.stringify(variable.value ?? variable.valueFrom)}), in which the plugin would look`,
            remedy: editEntry(`add NAMESPACE=${entry.namespace}`, entry, ['execConfig', 'env'], [...list(entry.exec.env), { name: 'NAMESPACE', value: entry.namespace }]),
          });
        }
      }
    }
  },
};

/** The downward API gives the pod's own namespace, which is right. */
function isOwnNamespace(env: Record<string, unknown>): boolean {
  return record(record(env.valueFrom).fieldRef).fieldPath === 'metadata.namespace';
}
