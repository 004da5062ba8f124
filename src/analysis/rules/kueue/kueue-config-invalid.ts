import { checkConfiguration } from '../../../releases/kueue/configuration/check-configuration';
import { ConfigurationProblem, ProblemId } from '../../../releases/kueue/configuration/problem';
import { PROBLEM_TEXTS } from '../../../releases/kueue/configuration/problem-texts';
import { MODULES } from '../../../releases/kueue/configuration/schema';
import { Severity } from '../../engine/findings';
import { defineRule, RuleContext, RuleMessage } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { ConfigurationText, configurationTexts, Manager, parse, PROVIDER_KEYS } from '../../graph/kueue-managers';
import { pluginEntries } from '../../graph/plugin-entries';

/** What `kueue-config-unreadable` reports. */
type TextProblem = 'unreadable' | 'not-json' | 'doubled-key' | 'not-a-mapping';
type ValueProblem = Exclude<ProblemId, TextProblem>;

const TEXT_PROBLEMS: readonly string[] = ['unreadable', 'not-json', 'doubled-key', 'not-a-mapping'] satisfies TextProblem[];
/** Has no effect, where everything else ends the manager. */
const HARMLESS = 'second-document';

const MESSAGES = Object.fromEntries(Object.entries(PROBLEM_TEXTS).filter(([id]) => !TEXT_PROBLEMS.includes(id)).map(([id, { problem, remedy, question }]) =>
  [id, { problem: `line {line}, column {column}: ${problem}`, remedy, question }])) as Record<ValueProblem, RuleMessage & { readonly question: string }>;

export const kueueConfigInvalid = defineRule({
  id: 'kueue-config-invalid',
  title: 'Kueue\'s manager takes every key and value of its configuration',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T84'],
  looksAt: 'Kueue\'s configuration: every key, value and feature gate; the release of Kueue',
  messages: MESSAGES,
  check: (graph, report) => {
    for (const text of report.each(configurationTexts(graph.objects).filter(({ held }) => parse(held.text).config !== undefined))) {
      const problems = problemsOf(text, graph.releases.kueue);
      const manager = graph.managers.find(({ object, field }) => object === text.object && field === text.held.field);
      if (problems === undefined) {
        report.unknown(text.object, 'kueue-release', {});
      } else {
        problems.filter(problem => !manager || !isReportedElsewhere(problem, manager, graph)).forEach(problem => violation(report, text, problem));
      }
    }
  },
});

/** Without a release, what every release refuses; nothing where some take the text and others do not. */
function problemsOf({ object, held }: ConfigurationText, release: string | undefined): ConfigurationProblem[] | undefined {
  const releases = release === undefined ? MODULES : [release];
  const { namespace } = object;
  const answers = releases.map(one => checkConfiguration(held.text, { release: one, namespace }).filter(({ id }) => !TEXT_PROBLEMS.includes(id)));
  const newest = answers[answers.length - 1];
  const shared = newest.filter(({ path }) => answers.every(answer => answer.some(other => other.path === path)));
  const same = answers.every(answer => answer.length === shared.length);
  return same || shared.length > 0 ? shared : undefined;
}

/** Rules about providers, frameworks and the credential plugin say more than that Kueue refuses a value. */
function isReportedElsewhere({ id, path, value }: ConfigurationProblem, manager: Manager, graph: AccessGraph): boolean {
  if (id === 'framework') {
    return typeof value === 'string' && value !== '';
  }
  if (path === 'multiKueue.clusterProfile') {
    return id === 'unknown-key';
  }
  if (PROVIDER_KEYS.some(key => path === `multiKueue.clusterProfile.${key}`)) {
    return id === 'later-key' || id === 'exclusive';
  }
  const entries = pluginEntries(graph).filter(entry => entry.manager === manager)
    .map(({ place }) => place?.path.map(part => typeof part === 'number' ? `[${part}]` : `.${part}`).join('').slice(1));
  return entries.some(entry => path === `${entry}.execConfig.interactiveMode` || path === `${entry}.execConfig.apiVersion`);
}

function violation(report: RuleContext<typeof MESSAGES>, { object, held: { field } }: ConfigurationText, problem: ConfigurationProblem): void {
  const { id, path, value, line, column, data } = problem;
  const place = { field: path === '' ? field : `${field} ${path}`, value, ...id === HARMLESS && { severity: Severity.WARNING } };
  // Which names a message needs is known to the check alone.
  const all = { ...data, line, column } as unknown as undefined;
  report.violation(object, id as ValueProblem, { ...place, data: all });
}
