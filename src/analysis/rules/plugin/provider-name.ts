import { PROVIDER_NAME } from '../../../releases/cluster-proxy/facts';
import { constantValue } from '../../../releases/fact';
import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { pluginEntries } from '../../graph/plugin-entries';

const NAME = constantValue(PROVIDER_NAME);

export const providerName = defineRule({
  id: 'provider-name',
  title: 'A provider entry has the name that ClusterProfiles offer',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T37'],
  looksAt: 'provider entries: name',
  messages: {
    'other-name': { problem: 'must be \'{provider}\', the only name that cluster-proxy writes into ClusterProfiles', remedy: 'set it to {provider}' },
  },
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph)).filter(({ name }) => name !== NAME)) {
      report.violation(entry.object, 'other-name', {
        field: `${entry.field} name`, value: entry.name, data: { provider: NAME }, fix: editEntry(entry, ['name'], NAME),
      });
    }
  },
});
