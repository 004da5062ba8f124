import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { AccessOptions, Finding } from '../../src';
import { AccessModel } from '../../src/analysis/access-model';
import { Json } from '../../src/kubernetes/json';
import { applyRemedy } from '../fixtures/apply-remedy';

/** The published step-by-step guide, as it stands, on a hub of its own releases. */
const FOLDER = path.join(__dirname, '..', 'fixtures', 'guide');
const RELEASES = { kueue: '0.19', kubernetes: '1.35', managedServiceAccount: '0.10' };
const GUIDE: AccessOptions = { complete: true, releases: RELEASES, fleet: [{ name: 'cluster1' }, { name: 'cluster2' }] };
/** With the labels that somebody answers the question with. */
const LABELLED: AccessOptions = { ...GUIDE, fleet: [{ name: 'cluster1', labels: { use: 'my-app' } }, { name: 'cluster2', labels: { use: 'batch' } }] };

interface Answer extends Partial<Pick<Finding['remedy'], 'patch' | 'add' | 'remove'>> {
  readonly rule: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

function documents<T = Json>(...file: string[]): T[] {
  return parseAllDocuments(fs.readFileSync(path.join(...file), 'utf8')).map(document => document.toJS() as T);
}

/** Kueue's own Deployment, patched as the guide says. */
function kueueDeployment(): Json {
  const [shipped] = documents(__dirname, '..', '..', 'examples', 'kueue-included', 'kueue', 'deployment.yaml');
  const operations = JSON.parse(fs.readFileSync(path.join(FOLDER, 'kueue-deployment-patch.json'), 'utf8')) as { path: string; value: unknown }[];
  for (const { path: pointer, value } of operations) {
    const keys = pointer.split('/').slice(1, -1);
    (keys.reduce<any>((node, key) => node[key], shipped) as unknown[]).push(value);
  }
  return shipped;
}

const manifests = (option: string) => [...documents(FOLDER, 'guide.yaml'), ...documents(FOLDER, `${option}.yaml`), kueueDeployment()];
const traps = (findings: readonly Finding[]) => [...new Set(findings.flatMap(finding => finding.traps))].sort();

describe.each(['option-1-init-container', 'option-2-image-volume'])('the guide, %s', option => {
  test('T02 T11 T15 T19 T20 T22 T30 T31 T42 T43 T45 T78 are in it, and nothing else', () => {
    expect(traps(AccessModel.fromManifests(manifests(option), GUIDE).findings)).toStrictEqual([
      'T02', 'T11', 'T15', 'T19', 'T20', 'T22', 'T30', 'T31', 'T42', 'T43', 'T45', 'T78',
    ]);
  });

  test('T11 Kueue can read the tokens of the other application, and not the other way round', () => {
    const found = AccessModel.fromManifests(manifests(option), GUIDE).findings.filter(finding => finding.rule === 'token-copied');
    expect(found.map(({ severity, object }) => [severity, object.namespace])).toStrictEqual([['error', 'kueue-system'], ['warning', 'my-app']]);
  });

  test('T40 Kueue may read its tokens by what it ships; what the other application may do is not in the guide', () => {
    const model = AccessModel.fromManifests(manifests(option), GUIDE);
    expect(model.explain('multikueue', 'cluster1').path.find(({ step }) => step === 'hub role')?.state).toBe('ok');
    expect(model.unknowns.filter(unknown => unknown.rule === 'hub-access').map(unknown => unknown.object.name)).toStrictEqual(['my-app-controller']);
  });

  test('the remedies, with one file of answers, lead to manifests without a finding', () => {
    const [answers] = documents<Answer[]>(FOLDER, 'answers.yaml');
    const open = [...answers];
    const asked: string[] = [];
    let state = manifests(option);
    for (let step = 0; step < 100; step++) {
      const options = open.some(answer => answer.rule === 'set-selects-everything') ? GUIDE : LABELLED;
      const { findings } = AccessModel.fromManifests(state, options);
      const withData = findings.find(({ remedy }) => remedy.question === undefined);
      const withAnswer = findings.map(finding => ({ finding, answer: open.find(answer => isFor(answer, finding)) })).find(({ answer }) => answer);
      if (withAnswer?.answer) {
        open.splice(open.indexOf(withAnswer.answer), 1);
        asked.push(withAnswer.finding.remedy.question ?? 'no question');
        state = applyRemedy(state, { ...withAnswer.finding, remedy: { ...withAnswer.answer, description: 'answered' } });
      } else if (withData) {
        state = applyRemedy(state, withData);
      } else {
        break;
      }
    }
    const end = AccessModel.fromManifests(state, LABELLED);
    expect(end.findings.map(finding => finding.message)).toStrictEqual([]);
    expect(open).toStrictEqual([]);
    expect(asked).not.toContain('no question');
    const cells = end.toJson().consumers.flatMap(consumer => consumer.access.map(cell => [consumer.name, cell.cluster, cell.state]));
    expect(cells).toStrictEqual([['kueue-system/multikueue', 'cluster2', 'complete'], ['my-app/my-app', 'cluster1', 'complete']]);
  });
});

function isFor(answer: Answer, { rule, object }: Finding): boolean {
  return answer.rule === rule && answer.kind === object.kind && answer.name === object.name
    && (answer.namespace === undefined || answer.namespace === object.namespace);
}
