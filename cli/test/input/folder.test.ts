import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from '../cli';
import { application, cluster, yaml } from '../world';

// The tests may run as root, whom no permission stops.
jest.mock('fs', () => {
  const actual = jest.requireActual<typeof fs>('fs');
  const readdirSync = (folder: string, options: never) => {
    if (folder.endsWith('closed')) {
      throw new Error('EACCES: permission denied');
    }
    return actual.readdirSync(folder, options);
  };
  return { ...actual, readdirSync };
});

const APP = yaml([cluster('c1'), ...application('my-app', ['c1'])]);

/** A folder `dist` with symbolic links in it, from name to target. */
async function checked(links: Readonly<Record<string, string>>) {
  const cwd = folderWith({ 'dist/app.yaml': APP, 'elsewhere/deep/app.yaml': APP, 'elsewhere/notes.txt': 'no' });
  for (const [name, target] of Object.entries(links)) {
    fs.symlinkSync(target, path.join(cwd, 'dist', name));
  }
  const { code, out, err } = await cli(['check', 'dist'], {}, cwd);
  return { code, objects: Number(/in (\d+) objects/.exec(out)?.[1]), text: out + err };
}

test('links within the folder are followed, and one back into its own folders is entered once', async () => {
  const text: unknown = expect.not.stringContaining('skipped');
  expect(await checked({ 'other.yaml': 'app.yaml', 'here': '.', 'same': '../dist' })).toMatchObject({ objects: 22, text });
});

test('links that lead out of the folder are named and not followed, and count as not judged', async () => {
  const links = { 'other.yaml': '../elsewhere/deep/app.yaml', 'folder': '../elsewhere', 'up': '..', 'e.yaml': '/proc/self/environ' };
  const { code, objects, text } = await checked(links);
  expect({ code, objects }).toStrictEqual({ code: 0, objects: 11 });
  for (const name of ['other.yaml', 'folder', 'up', 'e.yaml']) {
    expect(text).toContain(`skipped dist/${name}: is a link that leads out of the folder, and is not read`);
  }
  expect(text).toContain('4 objects not judged');
  expect(text).not.toContain('PATH=');
});

test('a manifest that leads nowhere is a problem; another link is not', async () => {
  const { code, objects, text } = await checked({ 'gone.yaml': 'nowhere.yaml', 'gone.txt': 'nowhere.txt', 'loop': 'loop' });
  expect({ code, objects }).toStrictEqual({ code: 2, objects: 11 });
  expect(text).toContain('dist/gone.yaml: cannot be read: ENOENT');
  expect(text).not.toMatch(/gone\.txt|loop/);
});

test('a folder that cannot be listed is a problem, since access may hide in it', async () => {
  const { code, out, err } = await cli(['check', 'dist'], { files: { 'dist/app.yaml': APP, 'dist/closed/app.yaml': APP } });
  expect(code).toBe(2);
  expect(out + err).toContain('dist/closed: cannot be listed: EACCES: permission denied');
});
