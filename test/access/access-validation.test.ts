import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { account, application, clusterSet, instead, MEANT, multiKueue, OPTIONS } from './world';
import { AccessValidation } from '../../src';
import { Json } from '../../src/manifests/json';

const ROOT = path.join(__dirname, '..', '..');
const { fleet, releases } = OPTIONS;
const STATED = { releases, fleet, unmanagedFrameworks: MEANT };
/** Kueue's set selects the clusters of the other application too. */
const LEAK = [...application(), ...instead(multiKueue(), 'ManagedClusterSet', clusterSet('multikueue', { matchExpressions: [{ key: 'use', operator: 'Exists' }] }))];

/** The plugin as cdk8s-cli would run it. */
async function validated(files: Record<string, Json[]>, properties?: unknown) {
  const violations: any[] = [];
  let submitted: unknown[] = [];
  await new AccessValidation(properties).validate({
    manifests: Object.keys(files),
    parseManifest: (file: string) => files[file],
    report: { addViolation: (violation: unknown) => violations.push(violation), submit: (...args: unknown[]) => { submitted = args; } },
  });
  return { violations, submitted };
}

test('an app in order succeeds', async () => {
  expect(await validated({ 'a.yaml': [...application(), ...multiKueue()] }, STATED)).toStrictEqual({
    violations: [], submitted: ['success', { errors: '0', warnings: '0', notices: '0', unknown: '0' }],
  });
});

test('each finding names rule, object, file and field, and what to do', async () => {
  const { violations, submitted } = await validated({ 'a.yaml': [clusterSet('s', { matchLabels: { use: 'app' } })], 'b.yaml': [account('c1', 'x', { validity: '30d' })] }, STATED);
  expect(violations).toStrictEqual([{
    ruleName: 'validity-not-a-duration T17',
    recommendation: expect.stringMatching(/^error: ManagedServiceAccount c1\/x: spec\.rotation\.validity = '30d': /),
    fix: 'use hours, minutes and seconds, such as 24h0m0s',
    violatingResources: [{ resourceName: 'ManagedServiceAccount c1/x', manifestPath: 'b.yaml', locations: ['spec.rotation.validity'] }],
  }]);
  expect(submitted[0]).toBe('failure');
});

test('accounts of one name are told apart', async () => {
  const { violations } = await validated({ 'a.yaml': ['c1', 'c2'].map(cluster => account(cluster, 'x', { validity: '720h1s' })) }, STATED);
  expect(violations.map(violation => violation.violatingResources[0].resourceName)).toStrictEqual(['ManagedServiceAccount c1/x', 'ManagedServiceAccount c2/x']);
});

test.each([[undefined, 'success'], ['warning', 'failure'], ['error', 'success']])('with failOn %s a warning is a %s', async (failOn, status) => {
  const { submitted } = await validated({ 'a.yaml': [account('c1', 'x', { validity: '8640h' })] }, failOn === undefined ? {} : { failOn });
  expect(submitted).toStrictEqual([status, { errors: '0', warnings: '1', notices: '0', unknown: '4' }]);
});

test.each<[unknown, RegExp]>([
  [{ failOn: 'never' }, /properties\.failOn = 'never': is no severity/],
  [{ optionsFile: 3 }, /properties\.optionsFile = 3: is no path/],
  [{ optionsFile: 'no-such-file.yaml' }, /no-such-file\.yaml: the file = undefined: cannot be read/],
  [{ release: {} }, /release = \{\}: is not known here; use releases, fleet/],
  [{ releases: { kueue: 0.19 } }, /releases\.kueue = 0\.19: is no string; give Kueue on the hub; quote versions/],
  [{ fleet: [{}] }, /fleet\[0\]\.name = undefined: is missing/],
])('properties %j are refused', (properties, message) => {
  expect(() => new AccessValidation(properties)).toThrow(message);
});

describe('cdk8s synth --validate', () => {
  let folder: string;
  beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-validate-')); });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Runs the real cdk8s-cli in a folder that has this library, uncompiled, in its node_modules. */
  function synth(manifests: Json[], ocmAccess: string) {
    const library = path.join(folder, 'node_modules', 'cdk8s-ocm');
    fs.mkdirSync(library, { recursive: true });
    const tsNode = JSON.stringify(path.join(ROOT, 'node_modules', 'ts-node'));
    const project = JSON.stringify(path.join(ROOT, 'test', 'tsconfig.json'));
    fs.writeFileSync(path.join(library, 'package.json'), JSON.stringify({ name: 'cdk8s-ocm', version: '0.0.0', main: 'index.js' }));
    fs.writeFileSync(path.join(library, 'index.js'), `require(${tsNode}).register({ transpileOnly: true, project: ${project} });\nmodule.exports = require(${JSON.stringify(path.join(ROOT, 'src'))});\n`);
    fs.writeFileSync(path.join(folder, 'manifests.json'), JSON.stringify(manifests));
    fs.writeFileSync(path.join(folder, 'app.js'), `const { ApiObject, App, Chart } = require(${JSON.stringify(path.join(ROOT, 'node_modules', 'cdk8s'))});
const app = new App();
const chart = new Chart(app, 'by-hand');
require('./manifests.json').forEach((manifest, i) => new ApiObject(chart, \`o\${i}\`, manifest));
app.synth();
`);
    fs.writeFileSync(path.join(folder, 'ocm-access.yaml'), ocmAccess);
    fs.writeFileSync(path.join(folder, 'cdk8s.yaml'), `language: typescript
app: node app.js
validations:
  - package: ./node_modules/cdk8s-ocm
    version: 0.0.0
    class: AccessValidation
    properties:
      optionsFile: ocm-access.yaml
`);
    const cli = path.join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
    const args = [cli, 'synth', '--validate', '--check-upgrade=false', '--validation-reports-output-file', 'report.json'];
    const result = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const file = path.join(folder, 'report.json');
    return { status: result.status, output: result.stdout + result.stderr, report: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) as any : undefined };
  }

  const OPTIONS_FILE = JSON.stringify(STATED);

  test('T11 a planted leak gives exit code 2, and is in the report file', () => {
    const { status, output, report } = synth(LEAK, OPTIONS_FILE);
    expect(output).toContain('token-copied T11');
    expect(status).toBe(2);
    expect(report.reports[0].summary).toMatchObject({ status: 'failure', metadata: { errors: '1' } });
    const [leak] = report.reports[0].violations;
    expect(leak).toMatchObject({ ruleName: 'token-copied T11', violatingConstructs: [{ resourceName: 'ManagedClusterSetBinding kueue-system/multikueue', locations: ['spec.clusterSet'] }] });
    expect(leak.recommendation).toContain('kueue-system/kueue-controller-manager can read them there');
    expect(leak.violatingConstructs[0].manifestPath).toMatch(/by-hand\.k8s\.yaml$/);
  }, 60_000);

  test('an app in order gives exit code 0', () => {
    const { status, report } = synth([...application(), ...multiKueue()], OPTIONS_FILE);
    expect(status).toBe(0);
    expect(report.reports[0].summary).toMatchObject({ status: 'success' });
  }, 60_000);

  test('what others have on the hub is read from files beside the options', () => {
    fs.mkdirSync(path.join(folder, 'others'));
    fs.writeFileSync(path.join(folder, 'others', 'my-app.yaml'), application().map(manifest => JSON.stringify(manifest)).join('\n---\n'));
    const kueue = LEAK.slice(application().length);
    expect(synth(kueue, OPTIONS_FILE).status).toBe(0);
    fs.rmSync(path.join(folder, 'report.json'));
    expect(synth(kueue, JSON.stringify({ ...STATED, background: ['others'] })).status).toBe(2);
  }, 60_000);
});
