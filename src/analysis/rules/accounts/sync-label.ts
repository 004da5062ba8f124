import { SYNC_LABEL } from '../../../ocm/labels';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { label } from '../../input/objects';

export const syncLabel = defineRule({
  id: 'sync-label',
  title: 'The token of an account that is used is copied to the hub',
  severity: Severity.ERROR,
  breaks: StepName.SECRET,
  traps: ['T14'],
  looksAt: `ManagedServiceAccount: metadata.labels['${SYNC_LABEL}']`,
  messages: {
    'not-true': {
      problem: 'must be the string "true": otherwise OCM does not copy the token to the application',
      remedy: 'set it to "true"',
    },
  },
  check: (graph, report) => {
    const used = new Set(graph.consumers.map(consumer => consumer.account));
    for (const { object, name, synced } of report.each(graph.accounts.all)) {
      const value = label(object, SYNC_LABEL);
      if (!synced && (value !== undefined || used.has(name))) {
        report.violation(object, 'not-true', {
          field: `metadata.labels['${SYNC_LABEL}']`, value, fix: set(object, ['metadata', 'labels', SYNC_LABEL], 'true'),
        });
      }
    }
  },
});
