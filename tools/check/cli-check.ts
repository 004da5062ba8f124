import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/**
 * The command line as users get it: its tarball is installed in an empty folder outside the clone, and adds one package. There every command must answer on
 * manifests that carry a mistake, with the exit code that the README promises. Without an installation, npx runs the tarball itself.
 */
const root = path.join(__dirname, '..', '..');
const GOLDEN = path.join(root, 'test', 'golden', 'quickstart');
const CONTENT = [
  'package.json', 'README.md', 'LICENSE', 'bin/ocm-access.js', 'lib/main.js', 'lib/tinyglobby.js', 'lib/page/client.js',
  'lib/validate-settings.js', 'lib/ocm-access.schema.json', 'lib/THIRD-PARTY-LICENSES.txt',
].map(file => `package/${file}`);

/** Arguments, exit code, and what the answer must hold. */
const TRIALS: readonly [args: string, code: number, holds: RegExp][] = [
  ['--version', 0, /^\d+\.\d+\.\d+/],
  ['check dist', 0, /0 errors/],
  ['check dist bad.yaml', 1, /validity-not-a-duration/],
  ['check dist bad.yaml --format sarif', 1, /"version": "2\.1\.0"/],
  ['check dist broken.yaml', 2, /0 errors/],
  ['report dist', 0, /kueue-system\/multikueue/],
  ['report dist --format markdown', 0, /```mermaid/],
  ['report dist --format html', 0, /<\/html>/],
  ['diff dist dist', 0, /No change of access/],
  ['explain my-app app-1 dist', 0, /provider entry/],
  ['check dist bad.yaml --write-baseline known.yaml', 0, /1 known/],
  ['init dist', 0, /releases:/],
  ['who-can create jobs.batch', 0, /kueue-system\/multikueue/],
  ['upgrade-plan dist --config hub.yaml --to kueue=0.20.0', 0, /Upgrade plan: Kueue/],
  ['completion bash', 0, /complete -o filenames/],
];

function pack(folder: string, cwd: string): string {
  const [{ filename }] = JSON.parse(execFileSync(
    'npm',
    ['pack', '--json', '--pack-destination', folder],
    { cwd, stdio: ['ignore', 'pipe', 'ignore'] },
  ).toString());
  return path.join(folder, filename);
}

function checkContents(tarball: string): string {
  const files = execFileSync('tar', ['-tzf', tarball]).toString().trim().split('\n');
  const strange = files.filter(file => !CONTENT.includes(file));
  if (strange.length > 0) {
    throw new Error(`the tarball holds ${strange.slice(0, 5).join(', ')}; name what belongs there under files in cli/package.json`);
  }
  for (const needed of CONTENT) {
    if (!files.includes(needed)) {
      throw new Error(`the tarball lacks ${needed}`);
    }
  }
  return `${files.length} files, ${(fs.statSync(tarball).size / 1024).toFixed(0)} kB`;
}

/** npm keeps a lock file of its own beside the packages. */
function checkInstalled(modules: string): void {
  const installed = fs.readdirSync(modules).filter(name => !name.startsWith('.'));
  if (installed.join() !== 'ocm-access') {
    throw new Error(`npm installed ${installed.join(', ')}, not ocm-access alone`);
  }
}

function expectAnswer(command: readonly string[], cwd: string, [args, code, holds]: typeof TRIALS[number]): void {
  const { status, stdout, stderr } = spawnSync('npx', [...command, ...args.split(' ')], { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== code || !holds.test(stdout)) {
    throw new Error(`ocm-access ${args}: exit code ${status}, not ${code}, or no ${holds} in:\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
  }
}

function tryOut(tarball: string): void {
  const user = fs.mkdtempSync(path.join(os.tmpdir(), 'ocm-access-user-'));
  try {
    fs.writeFileSync(path.join(user, 'package.json'), JSON.stringify({ name: 'user', private: true }));
    fs.cpSync(GOLDEN, path.join(user, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(user, 'bad.yaml'), [
      'apiVersion: authentication.open-cluster-management.io/v1beta1',
      'kind: ManagedServiceAccount',
      'metadata: {name: odd, namespace: app-1}',
      'spec: {rotation: {validity: 30d}}',
    ].join('\n'));
    fs.writeFileSync(path.join(user, 'broken.yaml'), 'a: [\n');
    fs.writeFileSync(path.join(user, 'hub.yaml'), 'releases: {kueue: 0.19.2}\n');
    fs.copyFileSync(tarball, path.join(user, path.basename(tarball)));
    const [file, check] = [`./${path.basename(tarball)}`, TRIALS[2]];
    expectAnswer(['--yes', file], user, check);
    console.log(`npx ${file} ${check[0]}: exit code ${check[1]}, with nothing installed`);
    const { added } = JSON.parse(execFileSync(
      'npm',
      ['install', '--json', '--loglevel', 'notice', '--no-audit', '--no-fund', file],
      { cwd: user, stdio: 'pipe' },
    ).toString());
    if (added !== 1) {
      throw new Error(`npm install added ${added} packages, not 1`);
    }
    checkInstalled(path.join(user, 'node_modules'));
    for (const trial of TRIALS) {
      expectAnswer(['--no-install', 'ocm-access'], user, trial);
      console.log(`ocm-access ${trial[0]}: exit code ${trial[1]}`);
    }
  } finally {
    fs.rmSync(user, { recursive: true });
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ocm-access-pack-'));
try {
  execFileSync('npm', ['run', 'cli'], { cwd: root, stdio: 'pipe' });
  const tarball = pack(folder, path.join(root, 'cli'));
  console.log(`tarball: ${checkContents(tarball)}`);
  tryOut(tarball);
} catch (error) {
  const { message, stderr, stdout } = error as Error & { stderr?: Buffer; stdout?: Buffer };
  console.error([message, stdout, stderr].filter(Boolean).map(String).join('\n'));
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true });
}
