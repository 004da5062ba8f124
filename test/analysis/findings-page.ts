import { join } from 'path';
import { parse, stringify } from 'yaml';
import { describeFinding, describeUnknown } from '../../src/analysis/engine/describe';
import { Finding, PatchOperation } from '../../src/analysis/engine/findings';
import { runRules } from '../../src/analysis/engine/run-rules';
import { AccessGraph } from '../../src/analysis/graph/access-graph';
import { ObjectReference, spell } from '../../src/analysis/input/objects';
import { Json, record } from '../../src/kubernetes/json';
import { Input, optionsOf, RuleCases, rulesFor } from '../fixtures/rule-cases';

export const FOLDER = join(__dirname, '..', 'golden', 'analysis', 'findings');

/** What users read about one rule: each of its cases, with its findings. */
export function findingsOf({ rule, fires, unknown = [] }: RuleCases): string {
  const found = fires.map(({ when, ...input }) => ({ when, findings: judged(rule, input).findings.map(finding => entry(input, finding)) }));
  const missing = unknown.flatMap(input => judged(rule, input).unknowns.map(one => `${spell(one.object)}: ${one.missing}`));
  const page = { fires: found, ...missing.length > 0 && { unknown: [...new Set(missing)] } };
  return `# Written by \`npm run goldens\`.\n${stringify(page, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function judged(rule: string, input: Input) {
  const { findings, unknowns } = runRules(new AccessGraph(input.manifests, optionsOf(input)), rulesFor(rule));
  return {
    findings: findings.filter(finding => finding.rule === rule).map(describeFinding),
    unknowns: unknowns.filter(one => one.rule === rule).map(describeUnknown),
  };
}

/** The message names object, field and value already. */
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
  return value === undefined ? `${op} ${path}` : { [`${op} ${path}`]: typeof before === 'string' ? difference(before, String(value)) : value };
}

function difference(before: string, after: string): string[] {
  const [old, now] = [before, after].map(text => stringify(parse(text), { lineWidth: 0, aliasDuplicateObjects: false }).trim().split('\n'));
  return [
    ...old.filter(line => !now.includes(line)).map(line => `- ${line.trim()}`),
    ...now.filter(line => !old.includes(line)).map(line => `+ ${line.trim()}`),
  ];
}
