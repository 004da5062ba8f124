import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const VERSION = 'client.authentication.k8s.io/v1';

export const providerExec: Rule = {
  id: 'provider-exec',
  title: 'The plugin is run in the way it understands',
  severity: Severity.ERROR,
  traps: ['T35'],
  looksAt: 'provider entries: execConfig.apiVersion, execConfig.provideClusterInfo',
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      const { apiVersion, provideClusterInfo } = entry.exec;
      if (apiVersion !== VERSION) {
        report.violation(entry.object, {
          field: execField(entry, 'apiVersion'),
          value: apiVersion,
          wrong: 'is a version that the plugin does not understand',
          remedy: editEntry(`set it to ${VERSION}`, entry, ['execConfig', 'apiVersion'], VERSION),
        });
      }
      if (provideClusterInfo !== true) {
        report.violation(entry.object, {
          field: execField(entry, 'provideClusterInfo'),
          value: provideClusterInfo,
          wrong: 'is not true, and without it the plugin does not learn which cluster is meant',
          remedy: editEntry('set it to true', entry, ['execConfig', 'provideClusterInfo'], true),
        });
      }
    }
  },
};
