import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { COMPONENTS } from '../../src/releases/catalogue';
import { versionsOf } from '../../src/releases/component';
import { compareVersions } from '../../src/releases/fact';

const ROOT = path.join(__dirname, '..', '..');
const TS_NODE = path.join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js');

/** As somebody's working copy is: the sources, and what the command writes to. */
function workingCopy(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-release-'));
  ['src', 'imports', 'docs'].forEach(name => fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true }));
  ['package.json', 'tsconfig.json'].forEach(name => fs.copyFileSync(path.join(ROOT, name), path.join(copy, name)));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  return copy;
}

function run(cwd: string, ...args: string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TS_NODE, ...args], { cwd, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

const add = (copy: string, component: string, version: string) =>
  run(ROOT, '--project', 'test/tsconfig.json', '--transpile-only', 'tools/run/new-release.ts', component, version, '--rows-only', '--in', copy);

/** A program that names the newest patch, as users do. */
const PROGRAM = `import { App, Chart, Testing } from 'cdk8s';
import { ClusterSelector, Fleet, Hub, KueueFramework, KueueInstallation, KueueRelease, ManagedServiceAccountRelease, MultiKueueIntegration } from './src';

const chart = new Chart(Testing.app(), 'app');
const multiKueue = new MultiKueueIntegration(chart, 'multikueue', {
  hub: new Hub({
    fleet: Fleet.of([{ name: 'batch-1', labels: { use: 'batch' } }]),
    releases: { kueue: KueueRelease.V0_19, managedServiceAccount: ManagedServiceAccountRelease.V0_10 },
  }),
  installation: KueueInstallation.releaseManifests(),
  frameworks: [KueueFramework.BATCH_JOB],
  clusters: ClusterSelector.labels({ use: 'batch' }),
});
multiKueue.addQueue('q', { namespace: 'team-a', quota: { cpu: '1' } });
const manifests = App.of(chart).charts.map(one => Testing.synth(one));
console.log(JSON.stringify({ version: KueueRelease.V0_19.version, manifests }));
`;

function synthesize(copy: string): { version: string; manifests: unknown } {
  fs.writeFileSync(path.join(copy, 'program.ts'), PROGRAM);
  // Compiled with types: a constant that is gone would not be found otherwise.
  const { status, out } = run(copy, '--project', 'tsconfig.json', '--files', 'program.ts');
  expect([status, status === 0 ? '' : out]).toStrictEqual([0, '']);
  return JSON.parse(out.split('\n').filter(line => line.startsWith('{'))[0]);
}

test('a program that names V0_19 compiles, reads the new patch, and writes the same where no fact of it differs', () => {
  const copy = workingCopy();
  try {
    const before = synthesize(copy);
    const [major, minor, patch] = before.version.split('.').map(Number);
    const next = [major, minor, patch + 1].join('.');

    const { status, out } = add(copy, 'kueue', `v${next}`);

    expect(out).toContain(`Then confirm for ${next}, or add a row:\n- [ ] Key of the provider list: \`accessProviders\``);
    expect(status).toBe(0);
    expect(synthesize(copy)).toStrictEqual({ version: next, manifests: before.manifests });
    expect(fs.readFileSync(path.join(copy, 'docs', 'errors.md'), 'utf8')).toContain(`${before.version}, ${next}, `);
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}, 120_000);

test.each([...COMPONENTS])('a patch and a minor of $name can be added', ({ key, className, releases }) => {
  const newest = versionsOf(releases).sort(compareVersions).reverse()[0];
  const [major, minor, patch] = newest.split('.').map(Number);
  const byMinor = patch === undefined;
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-rows-'));
  const added = byMinor ? [`${major}.${minor + 1}`] : [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`];
  try {
    for (const version of added) {
      ['src/releases', 'docs'].forEach(name => fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true }));
      expect(add(copy, key, version).status).toBe(0);
      const texts = (fs.readdirSync(path.join(copy, 'src', 'releases'), { recursive: true }) as string[]).filter(name => /(facts|release)\.ts$/.test(name))
        .map(name => fs.readFileSync(path.join(copy, 'src', 'releases', name), 'utf8')).join('\n');
      expect(texts).toContain(`TO CONFIRM: repository, file and ref of ${version}`);
      expect(texts.includes(`V${major}_${minor + 1} = ${className}.newest('${major}.${minor + 1}')`)).toBe(byMinor || version.endsWith('.0'));
    }
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}, 120_000);

test.each([
  ['kueue', '0.19.2', /0\.19\.2: Kueue has 0\.19\.\d+ in the catalogue; add a release before it by hand/],
  ['kueue', 'newest', /newest: not a release of Kueue; give one such as /],
  ['argocd', '3.7', /usage: npm run new-release -- COMPONENT VERSION .*; components: kueue, kubernetes, /],
])('%s %s is refused, and nothing is written', (component, version, message) => {
  const { status, out } = add(os.tmpdir(), component, version);
  expect([status, out]).toStrictEqual([1, expect.stringMatching(message)]);
});

test('nothing that the command leaves to confirm is in the catalogue', () => {
  const facts = (fs.readdirSync(path.join(ROOT, 'src', 'releases'), { recursive: true }) as string[]).filter(name => name.endsWith('.ts'));
  expect(facts.filter(name => fs.readFileSync(path.join(ROOT, 'src', 'releases', name), 'utf8').includes('TO CONFIRM'))).toStrictEqual([]);
});
