import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Json } from '../../src/kubernetes/json';
import { application, clusterSet, instead, MEANT, multiKueue, OPTIONS } from '../fixtures/builders';

const ROOT = path.join(__dirname, '..', '..');
const { fleet, releases } = OPTIONS;
const STATED = { releases, fleet, unmanagedFrameworks: MEANT };
/** Kueue's set selects the clusters of the other application too. */
const LEAK = [
  ...application(),
  ...instead(multiKueue(), 'ManagedClusterSet', clusterSet('multikueue', { matchExpressions: [{ key: 'use', operator: 'Exists' }] })),
];

describe('cdk8s synth --validate', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-validate-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Runs the real cdk8s-cli in a folder that has this library, uncompiled, in its node_modules. */
  function synth(manifests: Json[], ocmAccess: string) {
    const library = path.join(folder, 'node_modules', 'cdk8s-ocm');
    fs.mkdirSync(library, { recursive: true });
    const tsNode = JSON.stringify(path.join(ROOT, 'node_modules', 'ts-node'));
    const project = JSON.stringify(path.join(ROOT, 'test', 'tsconfig.json'));
    fs.writeFileSync(path.join(library, 'package.json'), JSON.stringify({ name: 'cdk8s-ocm', version: '0.0.0', main: 'index.js' }));
    fs.writeFileSync(
      path.join(library, 'index.js'),
      `require(${tsNode}).register({ transpileOnly: true, project: ${project} });\nmodule.exports = require(${JSON.stringify(path.join(ROOT, 'src'))});\n`,
    );
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
    return {
      status: result.status,
      output: result.stdout + result.stderr,
      report: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) as any : undefined,
    };
  }

  const OPTIONS_FILE = JSON.stringify(STATED);

  test('T11 a planted leak gives exit code 2, and is in the report file', () => {
    const { status, output, report } = synth(LEAK, OPTIONS_FILE);
    expect(output).toContain('token-copied T11');
    expect(status).toBe(2);
    expect(report.reports[0].summary).toMatchObject({ status: 'failure', metadata: { errors: '1' } });
    const [leak] = report.reports[0].violations;
    expect(leak).toMatchObject({
      ruleName: 'token-copied T11',
      violatingConstructs: [{ resourceName: 'ManagedClusterSetBinding kueue-system/multikueue', locations: ['spec.clusterSet'] }],
    });
    expect(leak.recommendation).toContain('kueue-system/kueue-controller-manager can read them');
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
