import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { quickstart } from '../../examples/quickstart/app';
import { AccessOptions } from '../../src';
import { AccessModel } from '../../src/analysis/access-model';
import { Json } from '../../src/kubernetes/json';

/** The quickstart as a user synthesizes it, judged from its files with what its summary says: the fleet, the releases, the frameworks left out. */
function synthesized(): { manifests: Json[]; options: AccessOptions } {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-'));
  try {
    const { app, hub, multiKueue } = quickstart(outdir);
    app.synth();
    const fleet = parse(fs.readFileSync(path.join(__dirname, '..', '..', 'examples', 'quickstart', 'fleet.yaml'), 'utf8')) as Json;
    const files = fs.readdirSync(outdir).sort().map(file => fs.readFileSync(path.join(outdir, file), 'utf8'));
    const { kueue, kubernetes, managedServiceAccount } = hub.releases;
    return {
      manifests: [...files.flatMap(text => parseAllDocuments(text).map(document => document.toJS() as Json)), fleet],
      options: {
        releases: { kueue: kueue?.version, kubernetes: kubernetes?.version, managedServiceAccount: managedServiceAccount?.version },
        unmanagedFrameworks: multiKueue.unmanagedFrameworks,
      },
    };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

function reported() {
  const { manifests, options } = synthesized();
  return AccessModel.fromManifests(manifests, options).toJson();
}

test('the quickstart gives no finding and leaves nothing unknown', () => {
  const report = reported();
  expect(report.findings).toStrictEqual([]);
  expect(report.unknowns).toStrictEqual([]);
  expect(report.ignored).toStrictEqual([]);
});

test('every access path is complete', () => {
  const report = reported();
  const cells = report.consumers
    .flatMap(consumer => consumer.access.map(cell => [consumer.name, cell.cluster, cell.state, cell.tokenValidity]));
  expect(cells).toStrictEqual([
    ['kueue-system/multikueue', 'batch-1', 'complete', '24h0m0s'],
    ['kueue-system/multikueue', 'batch-2', 'complete', '24h0m0s'],
    ['my-app/my-app', 'app-1', 'complete', '24h0m0s'],
    ['my-app/my-app', 'app-2', 'complete', '24h0m0s'],
  ]);
  const steps = report.consumers.flatMap(consumer => consumer.access.flatMap(cell => cell.path));
  expect(steps.filter(({ state }) => state !== 'ok')).toStrictEqual([]);
  expect(steps).toHaveLength(4 * 9);
});

test('each token has one copy, and those who can read it are named', () => {
  const report = reported();
  expect(report.copies.map(copy => [copy.namespace, copy.secret, copy.readers])).toStrictEqual([
    ['kueue-system', 'batch-1-multikueue', ['ServiceAccount kueue-system/kueue-controller-manager']],
    ['kueue-system', 'batch-2-multikueue', ['ServiceAccount kueue-system/kueue-controller-manager']],
    // The account that applies the app holds what it hands on.
    ['my-app', 'app-1-my-app', ['ServiceAccount argocd/argocd-application-controller', 'ServiceAccount my-app/my-app-controller']],
    ['my-app', 'app-2-my-app', ['ServiceAccount argocd/argocd-application-controller', 'ServiceAccount my-app/my-app-controller']],
  ]);
});

test('the result survives being written as JSON', () => {
  const report = reported();
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
});
