import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/**
 * Generates the sources for other languages, code only: nothing is built or published, but an API that one of them cannot express fails here. The targets
 * are given to a copy of the package's description, since declaring them would make the default build need those languages.
 */
const root = path.join(__dirname, '..', '..');
const TARGETS = {
  python: { distName: 'cdk8s-ocm', module: 'cdk8s_ocm' },
  java: { package: 'io.github.cdk8s_ocm', maven: { groupId: 'io.github.cdk8s-ocm', artifactId: 'cdk8s-ocm' } },
  go: { moduleName: 'github.com/cdk8s-ocm/cdk8s-ocm-go' },
};

const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-languages-'));
try {
  const copy = path.join(folder, 'package');
  fs.mkdirSync(copy);
  for (const name of ['src', 'imports', 'tsconfig.json', 'README.md', 'LICENSE', '.npmignore']) {
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const description = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  description.jsii.targets = TARGETS;
  delete description.workspaces;
  fs.writeFileSync(path.join(copy, 'package.json'), JSON.stringify(description));
  const run = (tool: string, ...args: string[]) =>
    execFileSync(process.execPath, [require.resolve(tool), ...args], { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
  run('jsii/bin/jsii', '--silence-warnings=reserved-word');
  run(
    'jsii-pacmak/bin/jsii-pacmak',
    '--code-only',
    '--force',
    '--force-subdirectory',
    '--outdir',
    path.join(folder, 'out'),
    ...Object.keys(TARGETS).flatMap(target => ['--target', target]),
  );
  for (const target of Object.keys(TARGETS)) {
    const files = fs.readdirSync(path.join(folder, 'out', target), { recursive: true }) as string[];
    const sources = files.filter(file => /\.(py|java|go)$/.test(file)).length;
    if (sources === 0) {
      throw new Error(`${target}: no source was generated`);
    }
    console.log(`${target}: ${sources} source files`);
  }
} catch (error) {
  const { message, stderr, stdout } = error as Error & { stderr?: Buffer; stdout?: Buffer };
  console.error([message, stdout, stderr].filter(Boolean).map(String).join('\n'));
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true });
}
