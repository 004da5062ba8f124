import { at } from '../../../kubernetes/json';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { shippedFrameworks, usesClusterProfiles } from '../../graph/kueue-managers';

export const kueueFrameworksLeftOut = defineRule({
  id: 'kueue-frameworks-left-out',
  title: 'Default frameworks are left out only on purpose',
  severity: Severity.WARNING,
  traps: ['T80'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks; the release of Kueue; unmanagedFrameworks of the options',
  messages: {
    'left-out': {
      problem: 'does not list {frameworks}: MultiKueue does not send these, and Kueue on the hub stops managing them',
      remedy: 'list them here, or in unmanagedFrameworks',
      question: 'Does anybody on the hub queue jobs of {frameworks}?',
    },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    const meant = graph.options.unmanagedFrameworks ?? [];
    for (const { object, field, config, frameworks: listed } of report.each(graph.managers.filter(usesClusterProfiles))) {
      // Another rule reports a configuration without any list.
      if (!Array.isArray(at(config, 'integrations', 'frameworks'))) {
        continue;
      }
      if (release === undefined) {
        report.unknown(object, 'kueue-release', {});
        continue;
      }
      const frameworks = shippedFrameworks(release).filter(name => !listed.includes(name) && !meant.includes(name));
      if (frameworks.length > 0) {
        report.violation(object, 'left-out', { field: `${field} integrations.frameworks`, value: listed, data: { frameworks } });
      }
    }
  },
});
