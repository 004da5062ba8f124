import { execFileSync, execSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { snippetsOf } from './snippet-reader';

/**
 * The package as users get it: packed, then installed in an empty folder outside the clone, with the lowest peers and with the newest. There the README's
 * first program must type-check, run, and give the golden manifests.
 */
const root = path.join(__dirname, '..', '..');
const GOLDEN = path.join(root, 'test', 'golden', 'readme');
const NOT_FOR_USERS = /^package\/(test|examples|cli|conformance|tools|imports|docs|projenrc|\.ci|\.github|lib\/test)\//;

const PEERS: Readonly<Record<string, readonly string[]>> = {
  lowest: ['cdk8s@2.68.12', 'constructs@10.3.0', 'cdk8s-plus-28@2.5.6'],
  newest: ['cdk8s@2', 'constructs@10', 'cdk8s-plus-28@2'],
};

function pack(folder: string): string {
  execSync(
    'npx jsii --silence-warnings=reserved-word',
    { cwd: root, stdio: 'pipe', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } },
  );
  const [{ filename }] = JSON.parse(execFileSync(
    'npm',
    ['pack', '--json', '--pack-destination', folder],
    { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] },
  ).toString());
  return path.join(folder, filename);
}

function checkContents(tarball: string): string {
  const files = execFileSync('tar', ['-tzf', tarball]).toString().trim().split('\n');
  const strange = files.filter(file => NOT_FOR_USERS.test(file) || (/\.ts$/.test(file) && !/\.d\.ts$/.test(file) && !file.includes('node_modules')));
  if (strange.length > 0) {
    throw new Error(`the tarball holds ${strange.slice(0, 5).join(', ')}; add them to npmIgnoreOptions in .projenrc.ts`);
  }
  for (const needed of [
    'package/.jsii',
    'package/lib/src/index.js',
    'package/lib/src/index.d.ts',
    'package/node_modules/yaml/package.json',
    'package/README.md',
    'package/LICENSE',
  ]) {
    if (!files.includes(needed)) {
      throw new Error(`the tarball lacks ${needed}`);
    }
  }
  return `${files.length} files, ${(fs.statSync(tarball).size / 1024).toFixed(0)} kB`;
}

function tryWith(tarball: string, peers: readonly string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-user-'));
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  try {
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true }));
    fs.writeFileSync(path.join(folder, 'main.ts'), snippetsOf('README.md', fs.readFileSync(path.join(root, 'README.md'), 'utf8'))[0].text);
    run('npm', 'install', '--no-audit', '--no-fund', tarball, ...peers, 'typescript@~6.0.0', '@types/node@20');
    // Without skipLibCheck: the user's compiler reads every declaration of ours.
    run('npx', 'tsc', '--strict', '--module', 'node16', '--target', 'es2022', '--types', 'node', 'main.ts');
    run('node', 'main.js');
    compare(path.join(folder, 'dist'));
    return ['cdk8s', 'constructs', 'cdk8s-plus-28'].map(name =>
      `${name} ${JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version}`).join(', ');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function compare(dist: string): void {
  const read = (folder: string) => Object.fromEntries(fs.readdirSync(folder).sort().map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
  const [made, golden] = [read(dist), read(GOLDEN)];
  const differing = [...new Set([...Object.keys(made), ...Object.keys(golden)])].filter(name => made[name] !== golden[name]);
  if (differing.length > 0) {
    throw new Error(`the README's program gives other manifests than test/golden/readme: ${differing.join(', ')}`);
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-pack-'));
try {
  const tarball = pack(folder);
  console.log(`tarball: ${checkContents(tarball)}`);
  for (const [name, peers] of Object.entries(PEERS)) {
    console.log(`README's first program with the ${name} peers (${tryWith(tarball, peers)}): golden`);
  }
} catch (error) {
  const { message, stderr, stdout } = error as Error & { stderr?: Buffer; stdout?: Buffer };
  console.error([message, stdout, stderr].filter(Boolean).map(String).join('\n'));
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true });
}
