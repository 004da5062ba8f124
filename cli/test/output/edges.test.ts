import * as fs from 'fs';
import * as path from 'path';
import { targetOf } from '../../src/output/targets';
import { original, shown, visible } from '../../src/text/safe';
import { cli, folderWith } from '../cli';
import { account, application, cluster, permission, yaml } from '../world';

const ESC = '\u001b';

test.each([
  [`a${ESC}[31mb`, 'a\\u{1b}[31mb'],
  ['a\nb', 'a\\u{a}b'],
  ['a\\u{1b}b', 'a\\u{5c}u{1b}b'],
  ['C:\\users\\x', 'C:\\users\\x'],
  ['##[error]', '##\\u{5b}error]'],
  ['👩\u200d🚀', '👩\\u{200d}🚀'],
  ['a\ud800b', 'a\\u{d800}b'],
  ['\u{e0041}', '\\u{e0041}'],
  ['é 漢字 🚀', 'é 漢字 🚀'],
])('%j is shown as %s, and only it is', (text, words) => {
  expect(visible(text)).toBe(words);
  expect(original(words)).toBe(text);
  expect(visible(original(visible(words)))).toBe(visible(words));
});

test('data without anything to show are not copied, and keys are shown too', () => {
  const plain = { a: [{ b: 'c' }, 1, null, true, undefined] };
  expect(shown(plain)).toBe(plain);
  const odd = JSON.parse('{"__proto__": "x", "\\n": ["\\u0000", "y"]}');
  expect(JSON.stringify(shown(odd))).toBe('{"__proto__":"x","\\\\u{a}":["\\\\u{0}","y"]}');
});

/** The colors of our own are taken for ours only where we write them. */
test.each(['1', '8', '31', '39'])('a name with the color %s colors nothing, with and without colors', async color => {
  const name = `x${ESC}[${color}my`;
  const subjects = [{ kind: 'User', name }];
  const stdin = yaml([cluster('c1'), ...application('my-app', ['c1']), account(`c${name}`, name, '30d'), permission('c1', 'x', undefined, subjects)]);
  for (const command of [['check', '-'], ['report', '-'], ['explain', name, 'c1', '-'], ['who-can', 'list', 'pods', '-'], ['check', name]]) {
    for (const env of [{}, { FORCE_COLOR: '1' }]) {
      const { out, err } = await cli(command, { stdin, env });
      expect(out + err).not.toContain(`x${ESC}`);
      expect(out + err).toContain(`x\\u{1b}[${color}my`);
    }
  }
});

test('a progress line keeps a name on its line', async () => {
  const name = `a\r\n::error::x${ESC}[8m##[b].yaml`;
  const { err } = await cli(['check', name], { files: { [name]: `${yaml([cluster('c1')])}#${'x'.repeat(2_100_000)}\n` }, progress: true });
  expect(err).toContain(`\r${ESC}[Kreading 1 of 1: `);
  expect(err.split(`\r${ESC}[K`).join('')).not.toMatch(/[^\n\P{Cc}]|##\[|^::/mu);
});

test('names of 1,024 characters are answered soon, in 20 columns too', async () => {
  const names = ['\n', '::', '##[', '@a', ':a:', '$', '\\', '\u202e', 'f', '&', 'https://', '👩\u200d🚀'].map(piece => piece.repeat(1024).slice(0, 1024));
  const head = yaml([cluster('c1'), permission('c1', 'x', undefined, names.map(name => ({ kind: 'User', name })))]);
  const files = { 'base.yaml': yaml([cluster('c1')]), 'head.yaml': head };
  const started = Date.now();
  for (const command of [['check', 'head.yaml'], ['report', 'head.yaml'], ['report', 'head.yaml', '-o', 'markdown'], ['diff', 'base.yaml', 'head.yaml']]) {
    const { out } = await cli(command, { files, columns: 20 });
    expect(out).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|##\[|^\s*::/mu);
  }
  expect(Date.now() - started).toBeLessThan(5_000);
});

test.each([
  ['sarif=C:\\out\\access.sarif', 'C:\\out\\access.sarif'],
  ['json=a=b.json', 'a=b.json'],
  ['json=./x y/ä.json', './x y/ä.json'],
])('%s names a file', (value, file) => {
  expect(targetOf(value).file).toBe(file);
});

test('an error in settings has a line of its own for each mistake, and a name none', async () => {
  const files = { 'a.yaml': yaml([cluster('c1')]), 'ocm-access.yaml': '"a\\n::error::b": 1\ncomplete: "x\\ny"\n' };
  const { code, err } = await cli(['check', 'a.yaml'], { files });
  expect([code, err.trimEnd().split('\n').map(line => line.slice(0, 18))]).toStrictEqual([2, ['ocm-access.yaml:1:', 'ocm-access.yaml:2:']]);
});

test('former options are in no help and no completion', async () => {
  for (const argv of [['check', '--help'], ['completion', 'bash'], ['completion', 'zsh'], ['completion', 'fish']]) {
    const { out } = await cli(argv);
    expect(out).toMatch(/output-file/);
    expect(out).not.toMatch(/--output\b(?!-file)|-f <|-l output |-s f /);
  }
});

test('an output keeps what others may do with the file', async () => {
  const cwd = folderWith({ 'a.yaml': yaml([cluster('c1')]), 'out.txt': 'old' });
  fs.chmodSync(path.join(cwd, 'out.txt'), 0o600);
  await cli(['check', 'a.yaml', '--output-file', 'out.txt'], {}, cwd);
  expect(fs.readFileSync(path.join(cwd, 'out.txt'), 'utf8')).toContain('0 errors');
  expect(process.platform === 'win32' ? 0o600 : fs.statSync(path.join(cwd, 'out.txt')).mode % 0o1000).toBe(0o600);
});
