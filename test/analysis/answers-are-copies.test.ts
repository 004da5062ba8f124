import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { AccessModel } from '../../src/analysis/access-model';
import { Json } from '../../src/kubernetes/json';

const FOLDER = path.join(__dirname, '..', 'golden', 'quickstart');
const quickstart = fs.readdirSync(FOLDER).sort()
  .flatMap(file => parseAllDocuments(fs.readFileSync(path.join(FOLDER, file), 'utf8')).map(document => document.toJS() as Json));
/** Without permissions there are findings, with patches as their remedies. */
const broken = quickstart.filter(({ kind }) => kind !== 'ClusterPermission');

/** Changes every list and every object of an answer, however deep. */
function spoil(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return;
  }
  seen.add(value);
  Object.values(value).forEach(inner => spoil(inner, seen));
  if (Array.isArray(value)) {
    value.push('spoiled');
  } else {
    Object.assign(value, { spoiled: true });
  }
}

const QUESTIONS: [string, (model: AccessModel) => unknown][] = [
  ['toJson', model => model.toJson()],
  ['findings', model => model.findings],
  ['unknowns', model => model.unknowns],
  ['outcomes', model => model.outcomes],
  ['explain', model => model.explain('my-app', 'app-1')],
  ['whoCan', model => model.whoCan('get', 'pods')],
  ['diff', model => model.diff(AccessModel.fromManifests(quickstart.slice(5), {}))],
];

describe.each([['in order', quickstart], ['without permissions', broken]])('manifests %s', (_, manifests) => {
  test.each(QUESTIONS)('what a caller changes in the answer of %s changes no later answer and no manifest', (_name, ask) => {
    const input = JSON.stringify(manifests);
    const model = AccessModel.fromManifests(manifests, { complete: true });
    const before = JSON.stringify(ask(model));
    expect(before.length).toBeGreaterThan(1);
    spoil(ask(model));
    expect(JSON.stringify(ask(model))).toBe(before);
    expect(JSON.stringify(ask(AccessModel.fromManifests(manifests, { complete: true })))).toBe(before);
    expect(JSON.stringify(manifests)).toBe(input);
  });
});

test('a change of one cluster\'s answer leaves that of the next alone', () => {
  const { consumers } = AccessModel.fromManifests(quickstart, {}).toJson();
  const [first, second] = consumers.flatMap(({ access }) => access);
  const before = JSON.stringify(second);
  spoil(first);
  expect(JSON.stringify(second)).toBe(before);
});
