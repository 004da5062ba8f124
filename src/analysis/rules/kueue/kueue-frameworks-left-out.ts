import { some } from '../../../errors/format-error';
import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { shippedFrameworks, usesClusterProfiles } from '../../graph/kueue-managers';

export const kueueFrameworksLeftOut: Rule = {
  id: 'kueue-frameworks-left-out',
  title: 'Default frameworks are left out only on purpose',
  severity: Severity.WARNING,
  traps: ['T80'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks; the release of Kueue; unmanagedFrameworks of the options',
  check: (graph, report) => {
    const release = graph.releases.kueue;
    const meant = graph.options.unmanagedFrameworks ?? [];
    for (const manager of report.each(graph.managers.filter(usesClusterProfiles))) {
      // Where the list is missing altogether another rule speaks.
      if (!Array.isArray(at(manager.config, 'integrations', 'frameworks'))) {
        continue;
      }
      if (release === undefined) {
        report.unknown(manager.object, 'the release of Kueue: its default frameworks');
        continue;
      }
      const left = shippedFrameworks(release).filter(name => !manager.frameworks.includes(name) && !meant.includes(name));
      if (left.length > 0) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] integrations.frameworks`,
          value: manager.frameworks,
          wrong: `leaves out ${some(left, 20)}: MultiKueue does not send them, and Kueue on the hub stops managing them`,
          remedy: ask('list them, or state them as unmanagedFrameworks', `Does anybody on the hub queue ${some(left, 20)}?`),
        });
      }
    }
  },
};
