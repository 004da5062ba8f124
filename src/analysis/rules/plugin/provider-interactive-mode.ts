import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const MODES: readonly unknown[] = ['Never', 'IfAvailable', 'Always'];

export const providerInteractiveMode = defineRule({
  id: 'provider-interactive-mode',
  title: 'A provider entry sets an interactive mode',
  severity: Severity.ERROR,
  traps: ['T36'],
  looksAt: 'provider entries: execConfig.interactiveMode',
  messages: {
    'kueue': { problem: 'is required: without it Kueue\'s manager exits', remedy: 'set it to Never' },
    'client-go': { problem: 'client-go requires it for this version of the plugin\'s protocol', remedy: 'set it to Never' },
  },
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      const { interactiveMode } = entry.exec;
      if (!MODES.includes(interactiveMode)) {
        report.violation(entry.object, entry.origin === 'Kueue' ? 'kueue' : 'client-go', {
          field: execField(entry, 'interactiveMode'), value: interactiveMode, fix: editEntry(entry, ['execConfig', 'interactiveMode'], 'Never'),
        });
      }
    }
  },
});
