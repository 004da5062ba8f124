import { valueAt } from '../../../releases/fact';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { frameworkFacts } from '../../graph/kueue-managers';

export const kueueFrameworkUnknown: Rule = {
  id: 'kueue-framework-unknown',
  title: 'Kueue knows every framework it is told of',
  severity: Severity.ERROR,
  traps: ['T52'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks; the release of Kueue',
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const manager of report.each(graph.managers.filter(m => m.config))) {
      const known = (name: string) => {
        const facts = frameworkFacts(name);
        return facts !== undefined && (release === undefined || valueAt(facts.known, release));
      };
      const unknown = manager.frameworks.filter(name => !known(name));
      if (unknown.length > 0) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] integrations.frameworks`,
          value: unknown,
          wrong: `is unknown to ${release === undefined ? 'any release of Kueue' : `Kueue ${release}`}, and the manager exits`,
          remedy: unknown.length === manager.frameworks.length ? ask('name those that are meant', 'Which kinds of job shall Kueue manage?')
            : editConfiguration('leave it out', manager, ['integrations', 'frameworks'], manager.frameworks.filter(known)),
        });
      } else if (release === undefined && manager.frameworks.some(name => (frameworkFacts(name)?.known.length ?? 1) > 1)) {
        report.unknown(manager.object, 'the release of Kueue');
      }
    }
  },
};
