import { SYNC_LABEL } from '../../../ocm/labels';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';
import { label } from '../../input/objects';

export const syncLabel: Rule = {
  id: 'sync-label',
  title: 'The token of an account that is used is copied',
  severity: Severity.ERROR,
  traps: ['T14'],
  looksAt: `ManagedServiceAccount: metadata.labels['${SYNC_LABEL}']`,
  check: (graph, report) => {
    const used = new Set(graph.consumers.map(consumer => consumer.account));
    for (const { object, name, synced } of report.each(graph.accounts.all)) {
      const value = label(object, SYNC_LABEL);
      if (!synced && (value !== undefined || used.has(name))) {
        report.violation(object, {
          field: `metadata.labels['${SYNC_LABEL}']`,
          value,
          wrong: 'is not the string "true", so its token is never copied to the application',
          remedy: set('set it to "true"', object, ['metadata', 'labels', SYNC_LABEL], 'true'),
        });
      }
    }
  },
};
