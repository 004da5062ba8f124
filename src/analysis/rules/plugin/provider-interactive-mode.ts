import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { execField, pluginEntries } from '../../graph/plugin-entries';

const MODES: readonly unknown[] = ['Never', 'IfAvailable', 'Always'];

/**
 * Kueue validates its entries (kubernetes-sigs/kueue pkg/config/validation.go@v0.19.2). Consumers of a provider file and Argo CD set the mode to
 * Never themselves, whatever is written (kubernetes-sigs/cluster-inventory-api pkg/access/config.go@v0.1.3; argoproj/argo-cd v3.5.0).
 */
export const providerInteractiveMode = defineRule({
  id: 'provider-interactive-mode',
  title: 'A provider entry of Kueue sets an interactive mode',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T36'],
  looksAt: 'provider entries in Kueue\'s configuration: execConfig.interactiveMode',
  messages: {
    kueue: { problem: 'is required: without it Kueue\'s manager exits', remedy: 'set it to Never' },
  },
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph).filter(({ origin }) => origin === 'Kueue'))) {
      const { interactiveMode } = entry.exec;
      if (!MODES.includes(interactiveMode)) {
        report.violation(entry.object, 'kueue', {
          field: execField(entry, 'interactiveMode'), value: interactiveMode, fix: editEntry(entry, ['execConfig', 'interactiveMode'], 'Never'),
        });
      }
    }
  },
});
