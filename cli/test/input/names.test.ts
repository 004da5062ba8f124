import * as path from 'path';
import { isWithin, spelledName } from '../../src/input/names';
import { cli, folderWith } from '../cli';
import { account, application, cluster, permission, yaml } from '../world';

describe('paths of Windows', () => {
  test('are shown with slashes, and elsewhere a backslash stays', () => {
    expect(spelledName('dist\\\\a\\b.yaml', path.win32)).toBe('dist//a/b.yaml');
    expect(spelledName('c:\\hub\\b.yaml', path.win32)).toBe('c:/hub/b.yaml');
    expect(spelledName('a\\b.yaml', path.posix)).toBe('a\\b.yaml');
  });

  test.each([
    ['c:\\hub', 'c:\\hub', true], ['c:\\hub\\a.yaml', 'c:\\hub', true], ['C:\\HUB\\..a', 'c:\\hub', true], ['c:\\other', 'c:\\hub', false],
    ['c:\\', 'c:\\hub', false], ['d:\\hub\\a.yaml', 'c:\\hub', false], ['\\\\server\\share\\a', 'c:\\hub', false], ['c:\\hub2', 'c:\\hub', false],
  ])('%s within %s: %s', (real, folder, expected) => {
    expect(isWithin(real, folder, path.win32)).toBe(expected);
    const posix = (name: string) => `/${name.toLowerCase().replace(/\\/g, '/')}`;
    expect(isWithin(posix(real), posix(folder), path.posix)).toBe(expected);
  });
});

describe('lines that end in CRLF', () => {
  const hub = yaml([cluster('c1'), ...application('my-app', ['c1']), account('c1', 'odd', '1w'), permission('c1', 'odd')]);
  const json = JSON.stringify(account('c1', 'late', '1w'), undefined, 2);
  const settings = 'fleet:\n- name: c1\n  labels: {use: app}\nbackground: [../more/*.yaml]\nreleases: {kueue: "0.19"}\n';
  const files = {
    'dist/hub.yaml': hub,
    'dist/one.json': json,
    'dist/two.json': `${json.replace('late', 'b')}\n${json.replace('late', 'c')}\n`,
    'dist/ocm-access.yaml': settings,
    'more/a.yaml': yaml([cluster('c2')]),
    'dist/k/kustomization.yaml': 'namePrefix: a-\nresources: [a.yaml]\n',
    'dist/k/a.yaml': yaml([account('c1', 'k', '1w')]),
  };
  const other = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/\n/g, '\r\n')]));
  const timeless = (out: string) => out.replace(/"(reading|judging)": [\d.]+|time="[\d.]+"/g, '');

  test.each([
    ['check', 'dist', '-o', 'json'], ['check', 'dist', '-o', 'sarif'], ['check', 'dist', '-o', 'github'], ['check', 'dist', '-o', 'junit'],
    ['check', 'dist', '--write-baseline', 'b.json', '-o', 'json'], ['report', 'dist', '-o', 'json'], ['report', 'dist', '-o', 'markdown'],
  ])('give the same answer: %s %s %s %s', async (...args) => {
    const [lf, crlf] = await Promise.all([files, other].map(all => cli(args, { files: all })));
    expect({ ...crlf, out: timeless(crlf.out) }).toStrictEqual({ ...lf, out: timeless(lf.out) });
    expect(lf.out).toContain('odd');
  });

  test('are no change, nor is a baseline of the one stale for the other', async () => {
    const cwd = folderWith({
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`lf/${name}`, text])),
      ...Object.fromEntries(Object.entries(other).map(([name, text]) => [`crlf/${name}`, text])),
    });
    expect((await cli(['diff', 'lf/dist', 'crlf/dist'], {}, cwd)).out).toContain('**No change of access.**');
    await cli(['check', 'lf/dist', '--write-baseline', 'b.json'], {}, cwd);
    expect(await cli(['check', 'crlf/dist', '--baseline', 'b.json'], {}, cwd)).toMatchObject({ code: 0, out: expect.stringMatching(/0 errors.*known/s) });
  });
});
