import { valueAt } from '../../../releases/fact';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { frameworkFacts } from '../../graph/kueue-managers';

const IN_RELEASE = 'Kueue {release} does not know this framework, and its manager exits';
const IN_NO_RELEASE = 'no release of Kueue knows this framework, and the manager exits';
const LEAVE_OUT = 'leave it out';
const CHOOSE = { remedy: 'list known frameworks', question: 'Which kinds of job should Kueue manage?' } as const;

export const kueueFrameworkUnknown = defineRule({
  id: 'kueue-framework-unknown',
  title: 'Kueue knows every framework in its configuration',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T52'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks; the release of Kueue',
  messages: {
    'some-in-release': { problem: IN_RELEASE, remedy: LEAVE_OUT },
    'all-in-release': { problem: IN_RELEASE, ...CHOOSE },
    'some': { problem: IN_NO_RELEASE, remedy: LEAVE_OUT },
    'all': { problem: IN_NO_RELEASE, ...CHOOSE },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    const isKnown = (name: string) => {
      const facts = frameworkFacts(name);
      return facts !== undefined && (release === undefined || valueAt(facts.known, release));
    };
    for (const manager of report.each(graph.managers.filter(m => m.config))) {
      const { object, field, frameworks } = manager;
      const known = frameworks.filter(isKnown);
      const place = { field: `${field} integrations.frameworks`, value: frameworks.filter(name => !isKnown(name)) };
      if (known.length === frameworks.length) {
        if (release === undefined && frameworks.some(name => (frameworkFacts(name)?.known.length ?? 1) > 1)) {
          report.unknown(object, 'kueue-release', {});
        }
      } else if (known.length === 0) {
        if (release === undefined) {
          report.violation(object, 'all', place);
        } else {
          report.violation(object, 'all-in-release', { ...place, data: { release } });
        }
      } else {
        const fix = editConfiguration(manager, ['integrations', 'frameworks'], known);
        if (release === undefined) {
          report.violation(object, 'some', { ...place, fix });
        } else {
          report.violation(object, 'some-in-release', { ...place, data: { release }, fix });
        }
      }
    }
  },
});
