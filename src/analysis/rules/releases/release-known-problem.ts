import { COMPONENTS } from '../../../releases/catalogue';
import { KnownProblem, versionsOf } from '../../../releases/component';
import { compareVersions, rowAt } from '../../../releases/fact';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { releaseReference } from '../../input/releases';

const REMEDY = 'run one without it, from {without} on';

/** A text of the catalogue, beside which the compiler still sees the placeholders of others. */
type Text = string & NonNullable<unknown>;

const MESSAGES: Readonly<Record<string, { readonly problem: Text; readonly remedy: typeof REMEDY; readonly question: 'When will it be upgraded?' }>> =
  Object.fromEntries(COMPONENTS.flatMap(({ problems }) => problems).map(({ id, problem }) => [id, {
    problem: `has the known problem ${id}: ${problem}`,
    remedy: REMEDY,
    question: 'When will it be upgraded?',
  }]));

export const releaseKnownProblem = defineRule({
  id: 'release-known-problem',
  title: 'The releases that are stated have no known problem',
  severity: Severity.NOTICE,
  traps: ['T82'],
  looksAt: 'releases and assume, in code and in ocm-access.yaml',
  messages: MESSAGES,
  check: (graph, report) => {
    report.looked += graph.installed.length;
    for (const { component, factsOf, field, version } of graph.installed) {
      const hasIt = ({ present }: KnownProblem, release: string) => rowAt(present, release)?.value === true;
      for (const problem of component.problems.filter(one => hasIt(one, factsOf))) {
        const without = firstOfMinors(versionsOf(component.releases).filter(other => compareVersions(other, factsOf) > 0 && !hasIt(problem, other)));
        report.violation(releaseReference(component), problem.id, {
          field,
          value: version,
          severity: problem.security ? Severity.WARNING : Severity.NOTICE,
          data: { without },
        });
      }
    }
  },
});

/** Later patches of a minor have what the first of them mends. */
function firstOfMinors(versions: readonly string[]): string[] {
  const minors = new Map([...versions].sort(compareVersions).reverse().map(version => [version.split('.').slice(0, 2).join('.'), version]));
  return minors.size === 0 ? ['a release to come'] : [...minors.values()].reverse();
}
