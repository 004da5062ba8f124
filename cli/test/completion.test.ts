import { execFileSync } from 'child_process';
import { cli } from './cli';

const COMMANDS = ['check', 'report', 'diff', 'explain', 'who-can', 'upgrade-plan', 'resources', 'completion'];

test.each(['bash', 'zsh', 'fish'])('the script for %s knows every command and the formats', async shell => {
  const { out, code } = await cli(['completion', shell]);
  expect(code).toBe(0);
  COMMANDS.forEach(command => expect(out).toContain(command));
  expect(out).toContain('text json sarif github junit');
});

/** Asks the script in a real bash, as the Tab key would. */
async function inBash(...words: string[]): Promise<string[]> {
  const { out } = await cli(['completion', 'bash']);
  const ask = `COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _ocm_access; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', `${out}\n${ask}`]).toString().trim().split('\n');
}

test('bash completes commands, options, and their values', async () => {
  expect(await inBash('ocm-access', 'c')).toStrictEqual(['check', 'completion']);
  expect(await inBash('ocm-access', 'who-can', '--cl')).toStrictEqual(['--cluster']);
  expect(await inBash('ocm-access', 'check', '--format', 's')).toStrictEqual(['sarif']);
  expect(await inBash('ocm-access', 'report', '--format', '')).toStrictEqual(['text', 'markdown', 'html', 'json']);
  expect(await inBash('ocm-access', 'completion', '')).toStrictEqual(['bash', 'zsh', 'fish']);
});

test('another shell is refused with those there are', async () => {
  expect(await cli(['completion', 'tcsh'])).toMatchObject({ code: 2, err: expect.stringContaining('bash, zsh, fish') });
});

test.each([[], ...COMMANDS.slice(0, 6).map(command => [command])])('help of %s shows examples or exit codes', async (...command: string[]) => {
  const { out, code } = await cli([...command, '--help']);
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:|Exit codes:/);
});

test('no command, an unknown command and an unknown option exit with 2', async () => {
  expect((await cli([])).code).toBe(2);
  expect(await cli(['chekc', 'x'])).toMatchObject({ code: 2, err: expect.stringContaining('check') });
  expect((await cli(['check', '--nonsense', 'x'])).code).toBe(2);
});
