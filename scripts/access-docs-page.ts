import { Severity } from '../src/analysis/engine/findings';
import { OPTIONS_SCHEMA } from '../src/analysis/input/options-schema';
import { RULES } from '../src/analysis/rules';
import { TRAPS } from '../test/traps';

/** docs/rules.md, from the rules themselves. */
export function rulesPage(): string {
  const count = (severity: Severity) => RULES.filter(rule => rule.severity === severity).length;
  const covered = new Set(RULES.flatMap(rule => rule.traps));
  const others = TRAPS.filter(trap => !covered.has(trap.id));
  return [
    '# Rules',
    '<!-- Written by `npm run access-docs` from src/analysis/rules. Not edited by hand. -->',
    `The [access model](access-model.md) asks ${RULES.length} rules: ${count(Severity.ERROR)} errors, ${count(Severity.WARNING)} warnings, ${count(Severity.NOTICE)} notices. `
    + 'A finding can be milder or worse than its rule where the message says why. What a rule cannot tell from the manifests it reports as unknown, with what it would need.',
    'To live with a finding, put the annotation `cdk8s-ocm/suppress.<rule>: <reason>` on its object, or an entry under `suppressions` in `ocm-access.yaml`.',
    table(['rule', 'severity', 'it wants', 'it looks at', 'traps'], RULES.map(({ id, severity, title, looksAt, traps }) => [`\`${id}\``, severity, title, looksAt, traps.join(' ')])),
    '## Traps that manifests do not show',
    table(['trap', 'what', 'held by'], others.map(trap => [trap.id, trap.what, trap.state === 'tested' ? `\`npm test -- -t ${trap.id}\`` : 'nothing yet'])),
  ].join('\n\n') + '\n';
}

/** docs/ocm-access.schema.json */
export function optionsSchema(): string {
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ocm-access.yaml', ...OPTIONS_SCHEMA }, undefined, 2)}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
