import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const kueueConfigUnreadable: Rule = {
  id: 'kueue-config-unreadable',
  title: 'Kueue can read its configuration',
  severity: Severity.ERROR,
  traps: ['T43'],
  looksAt: 'Kueue\'s ConfigMap: the text of its configuration',
  check: (graph, report) => {
    for (const manager of report.each(graph.managers)) {
      if (manager.error !== undefined) {
        report.violation(manager.object, {
          field: `data['${manager.key}']`,
          value: manager.source.split('\n')[0],
          wrong: `cannot be read (${manager.error}), and the manager exits`,
          remedy: ask('write it again', 'What should the configuration say?'),
        });
      }
    }
  },
};
