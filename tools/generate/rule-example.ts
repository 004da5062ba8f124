import * as fs from 'fs';
import * as path from 'path';
import { createTwoFilesPatch } from 'diff';
import { applyPatch, Operation } from 'rfc6902';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { AccessModel } from '../../src/analysis/access-model';
import { Finding } from '../../src/analysis/engine/findings';
import { spell } from '../../src/analysis/input/objects';
import { AccessOptions } from '../../src/analysis/input/options';
import { Json, record } from '../../src/kubernetes/json';

const EXAMPLES = path.join(__dirname, '..', '..', 'docs', 'rules', 'examples');

/** Manifests in which a rule finds something, with the `ocm-access.yaml` beside them. */
export interface Example {
  /** The files as a reader sees them, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly manifests: readonly Json[];
  readonly finding: Finding;
}

/** Examples that are too large to keep as a file. */
const LARGE: Readonly<Record<string, () => Json>> = {
  'role-too-large': () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'my-app-tokens', namespace: 'my-app' },
    rules: [{
      apiGroups: [''],
      resources: ['secrets'],
      resourceNames: Array.from({ length: 12_000 }, (_, i) => `cluster-${String(i).padStart(5, '0')}-my-app`),
      verbs: ['get'],
    }],
  }),
};

export function exampleOf(rule: string): Example {
  const files = LARGE[rule] ? {} : filesOf(rule);
  const manifests = LARGE[rule] ? [LARGE[rule]()] : parseAllDocuments(files['manifests.yaml']).map(document => document.toJS() as Json);
  const options: AccessOptions = parse(files['ocm-access.yaml'] ?? '{}');
  const finding = AccessModel.fromManifests([...manifests], options).findings.find(found => found.rule === rule);
  if (!finding) {
    throw new Error(`docs/rules/examples/${rule}: the rule finds nothing in it; change the example so that it does`);
  }
  return { files, manifests, finding };
}

function filesOf(rule: string): Record<string, string> {
  const folder = path.join(EXAMPLES, rule);
  if (!fs.existsSync(folder)) {
    throw new Error(`docs/rules/examples/${rule}: is missing; add manifests.yaml, and ocm-access.yaml where the rule needs options`);
  }
  return Object.fromEntries(fs.readdirSync(folder).sort().reverse().map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** The remedy, as the change that it makes to the manifests. */
export function remedyOf({ manifests, finding }: Example): string {
  const { description, question, patch, target = finding.object, add, remove } = finding.remedy;
  if (question !== undefined) {
    return `${sentence(description)} A person must decide first: ${question}`;
  }
  if (add) {
    return `${sentence(description)} These objects are added:\n\n${fence('yaml', add.map(yaml).join('---\n'))}`;
  }
  const before = manifests.find(manifest => isNamed(manifest, target));
  if (remove || !before || !patch) {
    return sentence(description);
  }
  const after = structuredClone(before);
  const [problem] = applyPatch(after, patch as unknown as Operation[]).filter(error => error !== null);
  if (problem) {
    throw problem;
  }
  const [, , , , ...lines] = createTwoFilesPatch('', '', yaml(before), yaml(after), '', '', { context: 2 }).split('\n');
  return `${sentence(description)} In ${spell(target)}:\n\n${fence('diff', lines.join('\n'))}`;
}

function isNamed({ kind, metadata }: Json, target: Finding['object']): boolean {
  const { name, namespace = '' } = record(metadata);
  return kind === target.kind && name === target.name && namespace === (target.namespace ?? '');
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
