import { PROVIDER_NAME } from '../../../releases/cluster-proxy/facts';
import { editEntry } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { pluginEntries } from '../../graph/plugin-entries';

const NAME = PROVIDER_NAME[0].value;

export const providerName: Rule = {
  id: 'provider-name',
  title: 'A provider entry has the name that ClusterProfiles offer',
  severity: Severity.ERROR,
  traps: ['T37'],
  looksAt: 'provider entries: name',
  check: (graph, report) => {
    for (const entry of report.each(pluginEntries(graph))) {
      if (entry.name !== NAME) {
        report.violation(entry.object, {
          field: `${entry.field} name`,
          value: entry.name,
          wrong: `is not '${NAME}', the only name that cluster-proxy writes into ClusterProfiles`,
          remedy: editEntry(`set it to ${NAME}`, entry, ['name'], NAME),
        });
      }
    }
  },
};
