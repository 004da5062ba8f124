import * as fs from 'fs';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments, stringify } from 'yaml';
import { AccessModel, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, PermissionSet } from '../../lib/src';

/**
 * One measured program, run as a process of its own: `<form> <clusters> <folder>`.
 * `constructs` synthesizes the app, `plain` writes exactly the same objects, read from the folder that `constructs` wrote as JSON, with the `yaml` package,
 * `model` asks the access model and all its rules about the same objects, already parsed.
 */
const FILE = 'fleet.k8s.yaml';
const RULES = [
  { apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch', 'patch'] },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete', 'get', 'list', 'watch'] },
];

function constructs(count: number, outdir: string): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'fleet');
  const hub = new Hub({ fleet: Fleet.of(Array.from({ length: count }, (_, i) => ({ name: `cluster-${i}`, labels: { env: 'prod' } }))) });
  const binding = new ConsumerBinding(chart, 'clusters', {
    hub,
    namespace: 'my-app',
    clusterSets: [ClusterSet.matching('prod', ClusterSelector.labels({ env: 'prod' }))],
  });
  const access = new ClusterProfileAccess(chart, 'access', { binding });
  access.allow(PermissionSet.rules(RULES));
  access.grantHubAccess('my-app-controller');
  app.synth();
}

function plain(outdir: string): void {
  const objects = JSON.parse(fs.readFileSync(path.join(outdir, 'objects.json'), 'utf8')) as unknown[];
  // As cdk8s writes: one document an object, YAML 1.1.
  fs.writeFileSync(path.join(outdir, 'plain.yaml'), objects.map(object => stringify(object, { version: '1.1' })).join('---\n'));
}

/** Not measured: the objects of the app as data, for `plain`. */
function prepare(outdir: string): void {
  const objects = parseAllDocuments(
    fs.readFileSync(path.join(outdir, FILE), 'utf8'),
    { version: '1.1' },
  ).map(document => document.toJS() as unknown);
  fs.writeFileSync(path.join(outdir, 'objects.json'), JSON.stringify(objects));
}

/** The measure begins when the objects are parsed. A provider entry makes an application of the account, so that every way is walked. */
function model(total: number, outdir: string): void {
  const objects = JSON.parse(fs.readFileSync(path.join(outdir, 'objects.json'), 'utf8')) as unknown[];
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: '/plugins/cp-creds',
    args: ['--managed-serviceaccount=my-app'],
    provideClusterInfo: true,
    interactiveMode: 'Never',
  };
  const data = { 'providers.json': JSON.stringify({ providers: [{ name: 'open-cluster-management', execConfig: exec }] }) };
  objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'providers', namespace: 'my-app' }, data });
  const fleet = Array.from({ length: total }, (_, i) => ({ name: `cluster-${i}`, labels: { env: 'prod' } }));
  started = process.hrtime.bigint();
  const report = AccessModel.fromManifests(objects, { fleet, complete: true }).toJson();
  if (report.consumers[0].access.length !== total || report.findings.length !== 0) {
    throw new Error(`${report.consumers[0].access.length} ways and ${report.findings.length} findings where ${total} and none were wanted`);
  }
}

const [form, count, outdir] = process.argv.slice(2);
let started = process.hrtime.bigint();
const programs: Readonly<Record<string, () => void>> = {
  constructs: () => constructs(Number(count), outdir),
  plain: () => plain(outdir),
  prepare: () => prepare(outdir),
  model: () => model(Number(count), outdir),
};
programs[form]();
process.stdout.write(JSON.stringify({ ms: Number(process.hrtime.bigint() - started) / 1e6, mb: process.resourceUsage().maxRSS / 1024 }));
