import { ranges, ranIn } from './catalogued-releases';
import { Component } from '../../../src/releases/component';
import { Fact, Proof, rowAt } from '../../../src/releases/fact';
import { FACT_LISTS, FactList } from '../../../src/releases/fact-list';
import { table } from '../markdown-table';

function titleOf({ component: { name, className }, part }: FactList): string {
  return part ? `Kueue framework \`${part.name}\` (\`${part.resource}${part.group && `.${part.group}`}/${part.version}\`)` : `${name} (\`${className}\`)`;
}

const INTRODUCTION = `<!-- Written by \`npm run release-docs\` from src/releases. Do not edit. -->
# The release catalogue

What differs between upstream releases, as far as the output depends on it. A row holds from its release until the next row.

A patch that is not listed takes the facts of the nearest before it, with a notice that names both. Another minor is refused, unless somebody assumes it: then
the facts of the newest before it are used, and every answer reports it ([how](hub-and-fleet.md#releases-that-are-not-in-the-catalogue)).

How each was proven:

- *read, not run*: seen in the source named.
- *change log only*: its change log tells it, and the source was not to be had. Of a patch it tells what is new; where nothing more is known of a whole minor,
  every answer that uses it reports it.
- *run by*: that [conformance suite](../conformance/README.md) exercises it with the real program, in at least one release that the row holds for.
`;

/** The whole page. */
export function releasePage(): string {
  return [INTRODUCTION, ...FACT_LISTS.map(section)].join('\n');
}

/** What may differ in a release to come, as the rows now have it, with where that was read. */
export function factsToConfirm(component: Component, version: string): string[] {
  return FACT_LISTS.filter(one => one.component.key === component.key).flatMap(list => list.facts.map(({ name, rows }) => {
    const { since, value, source } = rowAt(rows, version) ?? rows[0];
    return `${list.part ? `${titleOf(list)}: ` : ''}${name}: ${shown(value)} since ${since} (${source})`;
  }));
}

function section(list: FactList): string {
  return [
    `## ${titleOf(list)}`,
    '',
    ...list.part ? [] : catalogued(list.component),
    '| fact | since | value | source | proof |',
    '|---|---|---|---|---|',
    ...list.facts.flatMap(({ name, rows }) => rowsOf(name, rows)),
    '',
  ].join('\n');
}

function rowsOf(name: string, fact: Fact<unknown>): string[] {
  return fact.map(({ since, value, source, proof }, i) => `| ${i === 0 ? name : ''} | ${since} | ${shown(value)} | ${cell(source)} | ${proven(proof)} |`);
}

/** Which releases there are, and what is wrong with some of them. */
function catalogued(component: Component): string[] {
  const ran = ranIn(component);
  const { releases, problems } = component;
  return [
    table(['catalogued', 'source', 'proof'], releases.map(({ versions, source, proof }) => [ranges(versions), source, proven(proof)])),
    '',
    `Run by [conformance](../conformance/README.md): ${ran.length > 0 ? ran.join(', ') : 'none'}.`,
    '',
    ...problems.length === 0 ? ['Known problems: none that was looked up.'] : [
      '| known problem | since | there | source | proof |',
      '|---|---|---|---|---|',
      ...problems.flatMap(({ id, problem, present }) => rowsOf(`**${id}**: ${problem}`, present)),
    ],
    '',
  ];
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map(text) : Object.entries(value).map(([key, item]) => `${key}: ${text(item)}`);
    return entries.length === 0 ? 'none' : entries.map(entry => `\`${cell(entry)}\``).join('<br>');
  }
  return `\`${cell(text(value))}\``;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function cell(content: string): string {
  return content.replaceAll('|', '\\|');
}

function proven(proof: Proof): string {
  const words: Readonly<Record<string, string>> = { 'read': 'read, not run', 'change log': 'change log only' };
  return words[proof] ?? `run by ${cell(proof.slice('run:'.length))}`;
}
