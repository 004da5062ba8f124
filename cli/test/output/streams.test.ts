import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { EXIT_CODES } from '../../src/exit';
import { cli, folderWith } from '../cli';
import { cluster, yaml } from '../world';

const PROGRAM = path.join(__dirname, '..', '..', 'bin', 'ocm-access.js');
const FULL = '/dev/full';
const onFullDisks = fs.existsSync(FULL) ? test : test.skip;

/** The built program, with streams that are files. */
function built(args: string[], cwd: string, stdout: string, stderr: string): { status: number | null; out: string; err: string } {
  const files = [stdout, stderr].map(file => fs.openSync(path.resolve(cwd, file), 'w'));
  const { status } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, stdio: ['ignore', ...files] });
  files.forEach(file => fs.closeSync(file));
  const [out, err] = [stdout, stderr].map(file => file === FULL ? '' : fs.readFileSync(path.resolve(cwd, file), 'utf8'));
  return { status, out, err };
}

describe('a full disk is exit 2', () => {
  const cwd = () => folderWith({ 'a.yaml': yaml([cluster('c1')]), 'odd.yaml': 'a: 1\n' });

  onFullDisks('under standard output, with a word', () => {
    expect(built(['check', 'a.yaml'], cwd(), FULL, 'err')).toMatchObject({ status: 2, err: 'ocm-access: cannot write to standard output: no space is left\n' });
  });

  onFullDisks('under standard error, and under both', () => {
    expect(built(['check', 'a.yaml', 'odd.yaml'], cwd(), 'out', FULL).status).toBe(2);
    expect(built(['check', 'a.yaml', 'odd.yaml'], cwd(), FULL, FULL).status).toBe(2);
    expect(built(['check', 'a.yaml', '--nonsense'], cwd(), 'out', FULL).status).toBe(2);
  });

  onFullDisks('under a file for output, with a word', () => {
    expect(built(['check', 'a.yaml', '--output-file', FULL], cwd(), 'out', 'err'))
      .toMatchObject({ status: 2, out: '', err: '/dev/full: cannot be written: no space is left\n' });
  });

  test('and with room the same command is fine', () => {
    expect(built(['check', 'a.yaml'], cwd(), 'out', 'err')).toMatchObject({ status: 0, err: '' });
  });
});

const README = fs.readFileSync(path.join(__dirname, '..', '..', 'README.md'), 'utf8');

test('help and README have the one table of exit codes', async () => {
  const { out } = await cli(['--help'], { columns: 200 });
  for (const { code, meaning } of Object.values(EXIT_CODES)) {
    expect(README).toContain(`| ${code} | ${meaning} |`);
    expect(out).toContain(`  ${code}  ${meaning.replace(/`/g, '')}`);
  }
  expect(README.match(/^\| \d \|/gm)).toHaveLength(Object.keys(EXIT_CODES).length);
});

test('no Kubernetes object at all is exit 2 for every command', async () => {
  const setting = { files: { 'a.yaml': 'a: 1\n' } };
  for (const command of [['check', '.'], ['report', '.'], ['diff', '.', '.'], ['who-can', 'get', 'pods', '.'], ['explain', 'a', 'b', '.']]) {
    expect([command[0], (await cli(command, setting)).code]).toStrictEqual([command[0], 2]);
  }
});
