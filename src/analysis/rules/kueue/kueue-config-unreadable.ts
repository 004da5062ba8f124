import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

export const kueueConfigUnreadable = defineRule({
  id: 'kueue-config-unreadable',
  title: 'Kueue can read its configuration',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T43'],
  looksAt: 'Kueue\'s ConfigMap: the text of its configuration',
  messages: {
    unreadable: {
      problem: 'Kueue cannot read this ({parserError}), and its manager exits',
      remedy: 'correct the text',
      question: 'What should the configuration contain?',
    },
  },
  check: (graph, report) => {
    for (const { object, field, source, error } of report.each(graph.managers)) {
      if (error !== undefined) {
        report.violation(object, 'unreadable', { field, value: source.split('\n')[0], data: { parserError: error } });
      }
    }
  },
});
