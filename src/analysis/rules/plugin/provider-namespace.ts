import { Json, list, record } from '../../../kubernetes/json';
import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { execField, pluginEntries } from '../../graph/plugin-entries';
import { Workload } from '../../graph/workloads';

export const providerNamespace = defineRule({
  id: 'provider-namespace',
  title: 'The plugin looks for Secrets in the namespace of its application',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T39'],
  looksAt: 'env NAMESPACE of provider entries and of the containers that run the plugin',
  messages: {
    'not-set': {
      problem: 'does not set NAMESPACE: {kind} \'{name}\' sets its own ({variable}), and the plugin would look for Secrets there',
      remedy: 'add NAMESPACE={namespace}',
    },
  },
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph)).filter(({ pinned }) => !pinned)) {
      const { object, exec, namespace, account = '', workloads } = entry;
      if (workloads.length === 0) {
        report.unknown(object, 'workload', { account, namespace });
      }
      for (const workload of workloads) {
        const variable = foreignNamespace(workload, namespace);
        if (variable) {
          report.violation(object, 'not-set', {
            field: execField(entry, 'env'),
            value: exec.env,
            data: { kind: workload.object.kind, name: workload.object.name, variable: JSON.stringify(variable.value ?? variable.valueFrom), namespace },
            fix: editEntry(entry, ['execConfig', 'env'], [...list(exec.env), { name: 'NAMESPACE', value: namespace }]),
          });
        }
      }
    }
  },
});

/** A variable of the pod that sends the plugin to another namespace. */
function foreignNamespace(workload: Workload, namespace: string): Json | undefined {
  return list(record(workload.pod.spec).containers).flatMap(container => list(container.env))
    .find(env => env.name === 'NAMESPACE' && env.value !== namespace && !isOwnNamespace(env));
}

/** The downward API gives the pod's own namespace, which is right. */
function isOwnNamespace(env: Json): boolean {
  return record(record(env.valueFrom).fieldRef).fieldPath === 'metadata.namespace';
}
