import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const VERSION = 'client.authentication.k8s.io/v1';

export const providerExec = defineRule({
  id: 'provider-exec',
  title: 'A provider entry runs the plugin with the protocol and the input that it needs',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T35'],
  looksAt: 'provider entries: execConfig.apiVersion, execConfig.provideClusterInfo',
  messages: {
    'version': { problem: 'the plugin does not understand this version', remedy: 'set it to {version}' },
    'no-cluster-info': { problem: 'must be true: otherwise the plugin does not learn which cluster is meant', remedy: 'set it to true' },
  },
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      const { apiVersion, provideClusterInfo } = entry.exec;
      if (apiVersion !== VERSION) {
        report.violation(entry.object, 'version', {
          field: execField(entry, 'apiVersion'), value: apiVersion, data: { version: VERSION }, fix: editEntry(entry, ['execConfig', 'apiVersion'], VERSION),
        });
      }
      if (provideClusterInfo !== true) {
        report.violation(entry.object, 'no-cluster-info', {
          field: execField(entry, 'provideClusterInfo'), value: provideClusterInfo, fix: editEntry(entry, ['execConfig', 'provideClusterInfo'], true),
        });
      }
    }
  },
});
