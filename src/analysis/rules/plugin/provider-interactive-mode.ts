import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const MODES: readonly unknown[] = ['Never', 'IfAvailable', 'Always'];

export const providerInteractiveMode: Rule = {
  id: 'provider-interactive-mode',
  title: 'A provider entry says that nobody sits in front of it',
  severity: Severity.ERROR,
  traps: ['T36'],
  looksAt: 'provider entries: execConfig.interactiveMode',
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      const { interactiveMode } = entry.exec;
      if (!MODES.includes(interactiveMode)) {
        report.violation(entry.object, {
          field: execField(entry, 'interactiveMode'),
          value: interactiveMode,
          wrong: entry.origin === 'Kueue' ? 'is required, and without it Kueue\'s manager exits' : 'is required by client-go for this version of the plugin\'s protocol',
          remedy: editEntry('set it to Never', entry, ['execConfig', 'interactiveMode'], 'Never'),
        });
      }
    }
  },
};
