import { table } from './markdown-table';
import { exampleOf, fence, remedyOf } from './rule-example';
import { Finding } from '../../src/analysis/engine/findings';
import { Rule } from '../../src/analysis/engine/rule';
import { TRAPS } from '../../src/analysis/traps';

/** docs/rules/<rule>.md */
export function rulePage(rule: Rule): string {
  const { id, severity, title, looksAt, traps, messages } = rule;
  const example = exampleOf(id);
  const why = TRAPS.filter(trap => traps.includes(trap.id));
  const files = Object.entries(example.files).flatMap(([name, text]) => [`[${name}](examples/${id}/${name}):`, fence('yaml', text)]);
  return [
    `# ${id}`,
    '<!-- Written by `npm run rule-docs` from the rule and its example. Do not edit. -->',
    `**${severity}**: ${title}. [All rules](../rules.md)`,
    `It looks at: ${looksAt}.`,
    ...why.length > 0 ? ['## Why it matters', ...why.map(trap => `**${trap.id}: ${trap.title}.** ${trap.text}`.replace(/</g, '&lt;'))] : [],
    '## Example',
    ...files.length > 0 ? files : ['The manifest is too large to show here.'],
    ...files.length > 0 ? [`\`ocm-access check docs/rules/examples/${id}\` reports:`] : ['`ocm-access check` reports:'],
    fence('text', `${example.finding.severity} ${id}: ${example.finding.message}`),
    '## Remedy',
    remedyOf(example),
    '## Messages',
    'Names in braces stand for names, numbers and paths from the input.',
    table(['message', 'what is wrong', 'what to do'], Object.entries(messages).map(([message, { problem, remedy, question }]) => [
      `\`${message}\``, problem, question === undefined ? remedy : `${remedy} (to decide: ${question})`,
    ])),
    '## Suppress a finding',
    'With a reason, on the object:',
    fence('yaml', `metadata:\n  annotations:\n    cdk8s-ocm/suppress.${id}: <reason>`),
    'Or in `ocm-access.yaml`:',
    fence('yaml', suppression(id, example.finding.object)),
    'All findings of the rule get another level (`error`, `warning`, `notice`, `off`) there:',
    fence('yaml', `rules:\n  ${id}: {level: notice, reason: <reason>}`),
  ].join('\n\n') + '\n';
}

function suppression(id: string, { kind, namespace, name }: Finding['object']): string {
  return [
    'suppressions:',
    `  - rule: ${id}`,
    `    kind: ${kind}`,
    ...namespace ? [`    namespace: ${namespace}`] : [],
    `    name: ${JSON.stringify(name)}`,
    '    reason: <reason>',
  ].join('\n');
}
