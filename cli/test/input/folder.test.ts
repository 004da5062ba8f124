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

test('links to files and to folders are followed', async () => {
  expect(await checked({ 'other.yaml': '../elsewhere/deep/app.yaml', 'folder': '../elsewhere' })).toMatchObject({ objects: 33 });
});

test('a link back into its own folders is entered once', async () => {
  expect(await checked({ here: '.', up: '..' })).toMatchObject({ objects: 22, text: expect.not.stringContaining('cannot') });
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
