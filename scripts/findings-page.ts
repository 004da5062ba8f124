import { parse, stringify } from 'yaml';
import { Finding, PatchOperation } from '../src/analysis/engine/findings';
import { runRules } from '../src/analysis/engine/run-rules';
import { AccessGraph } from '../src/analysis/graph/access-graph';
import { ObjectReference, spell } from '../src/analysis/input/objects';
import { Json, record } from '../src/kubernetes/json';
import { ACCOUNTS } from '../test/analysis/rules/accounts.cases';
import { KUEUE } from '../test/analysis/rules/kueue.cases';
import { MANIFESTS } from '../test/analysis/rules/manifests.cases';
import { PLUGIN } from '../test/analysis/rules/plugin.cases';
import { SETS } from '../test/analysis/rules/sets.cases';
import { Input, optionsOf, RuleCases, rulesFor } from '../test/fixtures/rule-cases';

/** The cases of all rules, by the page on which a reviewer reads what their findings say. */
export const PAGES: Readonly<Record<string, readonly RuleCases[]>> = {
  sets: SETS, accounts: ACCOUNTS, plugin: PLUGIN, kueue: KUEUE, manifests: MANIFESTS,
};

/** What users are told: each case of each rule, with its findings. */
export function findingsPage(cases: readonly RuleCases[]): string {
  return `# Written by \`npm run goldens\` from test/analysis/rules/*.cases.ts.\n\n${cases.map(findingsOf).join('\n')}`;
}

/** The part of a page that one rule has. */
export function findingsOf({ rule, fires, unknown = [] }: RuleCases): string {
  const told = fires.map(({ when, ...input }) => ({ when, tells: judged(rule, input).findings.map(finding => entry(input, finding)) }));
  const asked = unknown.flatMap(input => judged(rule, input).unknowns.map(({ object, missing }) => `${spell(object)}: ${missing}`));
  const part = { [rule]: told, ...asked.length === 0 ? {} : { [`${rule}, unknown`]: [...new Set(asked)] } };
  return stringify(part, { lineWidth: 0, aliasDuplicateObjects: false });
}

function judged(rule: string, input: Input) {
  const { findings, unknowns } = runRules(new AccessGraph(input.manifests, optionsOf(input)), rulesFor(rule));
  return { findings: findings.filter(finding => finding.rule === rule), unknowns: unknowns.filter(one => one.rule === rule) };
}

/** The message says object, field and value already. */
function entry({ manifests }: Input, { severity, object, message, remedy }: Finding) {
  const { question, patch, add, remove, target = object } = remedy;
  return {
    [severity]: message,
    ...question !== undefined && { question },
    ...patch && { patch: patch.map(operation => change(manifests.find(manifest => is(manifest, target)), operation)) },
    ...patch && spell(target) !== spell(object) && { of: spell(target) },
    ...add && { add },
    ...remove && { remove },
  };
}

function is(manifest: Json, { kind, namespace, name }: ObjectReference): boolean {
  const metadata = record(manifest.metadata);
  return manifest.kind === kind && metadata.name === name && (metadata.namespace ?? '') === (namespace ?? '');
}

/** A file inside an object is replaced as a whole, and what changes is a line or two of it. */
function change(object: Json | undefined, { op, path, value }: PatchOperation) {
  const key = /^\/data\/([^/]+)$/.exec(path)?.[1];
  const before = record(object?.data)[key ?? ''];
  return value === undefined ? `${op} ${path}` : { [`${op} ${path}`]: typeof before === 'string' ? difference(before, value) : value };
}

function difference(before: string, after: string): string[] {
  const [old, now] = [before, after].map(text => stringify(parse(text), { lineWidth: 0, aliasDuplicateObjects: false }).trim().split('\n'));
  return [...old.filter(line => !now.includes(line)).map(line => `- ${line.trim()}`), ...now.filter(line => !old.includes(line)).map(line => `+ ${line.trim()}`)];
}
