import { table } from './markdown-table';
import { Severity } from '../../src/analysis/engine/findings';
import { RULES } from '../../src/analysis/rules';
import { TRAPS } from '../../src/analysis/traps';

/** docs/rules.md, from the rules themselves. */
export function rulesPage(): string {
  const count = (severity: Severity) => RULES.filter(rule => rule.severity === severity).length;
  const covered = new Set(RULES.flatMap(rule => rule.traps));
  const others = TRAPS.filter(({ id }) => !covered.has(id));
  return [
    '# Rules',
    '<!-- Written by `npm run rule-docs` from src/analysis/rules. Do not edit. -->',
    `The [access model](access-model.md) has ${RULES.length} rules: ${count(Severity.ERROR)} errors, ${count(Severity.WARNING)} warnings, `
    + `${count(Severity.NOTICE)} notices. A finding can be milder or worse than its rule where the message explains why. What a rule cannot decide from the `
    + 'manifests it reports as unknown, with the input that it lacks. Each rule has a page with an example, its messages and its remedies.',
    'To suppress a finding, put the annotation `cdk8s-ocm/suppress.<rule>: <reason>` on its object, or an entry under `suppressions` into `ocm-access.yaml`.',
    table(
      ['rule', 'severity', 'what holds', 'traps'],
      RULES.map(({ id, severity, title, traps }) => [`[${id}](rules/${id}.md)`, severity, title, traps.join(' ')]),
    ),
    '## Traps that no rule covers',
    'Manifests do not show these. Constructs avoid those that a test covers.',
    table(['trap', 'what happens', 'test'], others.map(({ id, title, text, covered: tested }) => [
      id, `**${title}.** ${text}`, tested ? `\`npm test -- -t ${id}\`` : 'none yet',
    ])),
  ].join('\n\n') + '\n';
}
