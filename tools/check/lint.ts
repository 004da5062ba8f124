import { spawnSync } from 'child_process';
import * as path from 'path';

/** Runs every part of lint, so that one failure does not hide another. Arguments, such as `--fix`, go to ESLint. */
const ROOT = path.join(__dirname, '..', '..');
/** Every folder with code of ours. */
const CODE = ['src', 'cli/src', 'cli/test', 'cli/tools', 'conformance/src', 'conformance/suites', 'examples', 'test', 'tools'];
const TS_NODE = ['ts-node/dist/bin.js', '--project', 'test/tsconfig.json', '--transpile-only'];

const PARTS: Readonly<Record<string, readonly string[]>> = {
  style: ['projen/bin/projen', 'eslint', ...process.argv.slice(2)],
  imports: ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'tools/check/imports.cjs', '--output-type', 'err', ...CODE],
  folders: [...TS_NODE, 'tools/check/folders.ts'],
  terms: [...TS_NODE, 'tools/check/terms.ts'],
  spelling: ['cspell/bin.mjs', 'lint', '--no-progress', '--no-summary', '--config', 'tools/check/cspell.json'],
};

const failed = Object.entries(PARTS).filter(([name, [program, ...args]]) => {
  console.log(`lint: ${name}`);
  return spawnSync(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], { cwd: ROOT, stdio: 'inherit' }).status !== 0;
});

console.log(failed.length > 0 ? `lint: failed: ${failed.map(([name]) => name).join(', ')}` : 'lint: passed');
process.exitCode = failed.length > 0 ? 1 : 0;
