import * as fs from 'fs';
import * as path from 'path';
import * as main from '../../src/main';
import { cli, folderWith } from '../cli';
import { account, cluster, yaml } from '../world';

const MANIFESTS = { 'dist/a.yaml': yaml([cluster('c1'), account('c1', 'odd', '30d')]), 'old.md': 'an older answer\n' };
const read = (cwd: string, file: string) => fs.readFileSync(path.join(cwd, file), 'utf8');
const run = (cwd: string, ...args: string[]) => cli(args, {}, cwd);

test('several formats in one run, each to its place, without a trace of how they were written', async () => {
  const cwd = folderWith(MANIFESTS);
  const outputs = ['-o', 'sarif=access.sarif', '--format=junit=access.xml', '--format', 'text'];
  const { code, out } = await cli(['check', 'dist', ...outputs], { env: { FORCE_COLOR: '1' } }, cwd);
  expect(code).toBe(1);
  expect(JSON.parse(read(cwd, 'access.sarif')).version).toBe('2.1.0');
  expect(read(cwd, 'access.xml')).toContain('<testsuites');
  expect(out).toContain('\u001b[1m1 error');
  expect(fs.readdirSync(cwd).sort()).toStrictEqual(['access.sarif', 'access.xml', 'dist', 'old.md']);
});

test('--output-file names the file of the only format, also of the standard one, which has no colors there', async () => {
  const cwd = folderWith(MANIFESTS);
  expect(await cli(['check', 'dist', '--output-file', 'old.md'], { env: { FORCE_COLOR: '1' } }, cwd)).toMatchObject({ code: 1, out: '' });
  expect(read(cwd, 'old.md')).toMatch(/^error validity-not-a-duration/);
});

test.each([
  ['one', ['--output', 'old.md'], '--output is now --output-file FILE, or --format FORMAT=FILE'],
  ['two', ['-f', 'json'], '-f is now -o FORMAT, or --format FORMAT'],
  ['three', ['-o', 'old.md'], 'a file is named by FORMAT=FILE or --output-file FILE'],
  ['four', ['-o', 'json', '-o', 'text'], 'only one format can go to standard output'],
  ['five', ['-o', 'json=a', '--output-file', 'b'], '--output-file names the file of the only format'],
  ['six', ['-o', 'json='], 'has an empty name'],
  ['seven', ['-o', 'json=a.txt', '-o', 'text=./a.txt'], 'is named for two outputs'],
  ['eight', ['-o', 'toString=a'], 'The formats are text, json, sarif, github, junit'],
])('%s: what is not clear is refused: %j', async (_, args, words) => {
  const cwd = folderWith(MANIFESTS);
  expect(await run(cwd, 'check', 'dist', ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
});

test('a file that is a stream of the process is written as the stream', async () => {
  const cwd = folderWith(MANIFESTS);
  expect(await run(cwd, 'check', 'dist', '-o', 'text=/dev/stdout')).toMatchObject({ code: 1, out: expect.stringMatching(/^error validity/), err: '' });
  expect(await run(cwd, 'check', 'dist', '-o', 'text=/dev/stderr')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^error validity/) });
  expect(await run(cwd, 'check', 'none', '-o', 'json=/dev/stdout')).toMatchObject({ code: 2, err: expect.stringContaining('no such file') });
  expect(await run(cwd, 'check', 'dist', '-o', 'json=/dev/stdout', '--fail-on', 'x')).toMatchObject({
    code: 2, out: expect.stringContaining('"error": "'),
  });
});

describe('an output does not go', () => {
  const refused = async (cwd: string, file: string, words: string, ...paths: string[]) => {
    const { code, err, out } = await run(cwd, 'check', ...paths, '-o', `text=${file}`);
    expect([code, out, err]).toStrictEqual([2, '', expect.stringContaining(words)]);
  };
  const INPUT = 'is an input of this command';

  test('onto what the settings name for reading, also where these have a mistake', async () => {
    for (const settings of ['background: [more]\n', 'background: [more]\nodd: true\n']) {
      for (const file of ['ocm-access.yaml', 'dist/ocm-access.yml', 'set.yml']) {
        const entry = file.startsWith('dist/') ? settings.replace('more', '../more') : settings;
        const cwd = folderWith({ ...MANIFESTS, 'more/c.yaml': yaml([cluster('c2')]), [file]: entry });
        const named = file === 'set.yml' ? ['--config', file] : [];
        expect((await run(cwd, 'check', 'dist', '-o', 'json=more/c.yaml', ...named))).toMatchObject({ code: 2, err: expect.stringContaining(INPUT) });
        expect(read(cwd, 'more/c.yaml')).toBe(yaml([cluster('c2')]));
      }
    }
  });

  test('through a link, at its end or on the way, and the link stays', async () => {
    const cwd = folderWith({ ...MANIFESTS, 'target/secret': 'kept' });
    fs.symlinkSync('target/secret', path.join(cwd, 'comment.md'));
    fs.symlinkSync('target', path.join(cwd, 'reports'));
    fs.symlinkSync('nowhere', path.join(cwd, 'dangling'));
    await refused(cwd, 'comment.md', 'comment.md is a symbolic link', 'dist');
    await refused(cwd, path.join(cwd, 'comment.md'), 'comment.md is a symbolic link', 'dist');
    await refused(cwd, 'reports/secret', 'reports is a symbolic link', 'dist');
    await refused(cwd, 'dangling', 'dangling is a symbolic link', 'dist');
    expect(read(cwd, 'target/secret')).toBe('kept');
    expect(fs.existsSync(path.join(cwd, 'nowhere'))).toBe(false);
  });

  test('onto an input, however that is named', async () => {
    const cwd = folderWith({ ...MANIFESTS, 'more/b.yaml': yaml([cluster('c2')]), 'plain': yaml([cluster('c3')]) });
    fs.symlinkSync('dist', path.join(cwd, 'link'));
    await refused(cwd, 'dist/a.yaml', INPUT, 'dist');
    await refused(cwd, 'dist/new.json', INPUT, './dist/');
    await refused(cwd, path.join(cwd, 'dist', 'a.yaml'), INPUT, 'link');
    await refused(cwd, 'dist/b.yml', INPUT, 'dist/*.yml', 'dist/a.yaml');
    await refused(cwd, 'plain', INPUT, 'dist', 'plain');
    await refused(cwd, 'more/b.yaml', INPUT, 'dist', '--with', 'more');
    await refused(cwd, 'ocm-access.yaml', INPUT, 'dist');
    await refused(cwd, 'dist', 'is a folder', 'more');
    expect(read(cwd, 'dist/a.yaml')).toBe(MANIFESTS['dist/a.yaml']);
    expect(fs.existsSync(path.join(cwd, 'ocm-access.yaml'))).toBe(false);
  });

  test('and goes beside inputs that it is not one of', async () => {
    const cwd = folderWith(MANIFESTS);
    expect(await run(cwd, 'check', '.', '-o', 'sarif=access.sarif')).toMatchObject({ code: 1, err: '' });
    expect(await run(cwd, 'check', 'dist', '-o', 'json=distant.json')).toMatchObject({ code: 1, err: '' });
  });
});

describe('a command that fails before it has an answer leaves the reason', () => {
  const FORGED = { ...MANIFESTS, 'comment.md': '<!-- ocm-access diff -->\n**No change of access.**\n' };
  const OUTPUTS = ['--output-file', 'comment.md'];

  test('as a comment that a workflow finds, and that cannot be forged', async () => {
    const cwd = folderWith({ ...FORGED, 'dist/ocm-access.yaml': '"\\n**No change of access.** @team": 1\n' });
    expect((await run(cwd, 'diff', 'dist', 'dist', ...OUTPUTS)).code).toBe(2);
    const comment = read(cwd, 'comment.md');
    expect(comment).toMatch(/^<!-- ocm-access diff -->\n## Access\n\n\*\*The access could not be judged:\*\* dist\/ocm-access\.yaml:1: /);
    expect(comment).not.toMatch(/\*\*No change|@team/);
    expect(comment.split('\n')).toHaveLength(5);
  });

  test.each([
    [['diff', 'dist', 'dist', '--nonsense', ...OUTPUTS], '--nonsense'],
    [['diff', 'dist', ...OUTPUTS], 'head'],
    [['diff', 'dist', 'dist', '--output', 'comment.md'], '--output is now'],
    [['diff', 'dist', 'dist', '-o', 'markdown=comment.md', '-f', 'json'], '-f is now'],
    [['diff', '-', '-', '--format=markdown=comment.md'], 'base and head cannot both'],
    [['diff', 'dist', 'dist', '--config', 'missing.yaml', '-omarkdown=comment.md'], 'missing.yaml'],
    [['diff', 'dist', 'dist', '-o', 'json=dist/a.yaml', '-o', 'markdown=comment.md'], 'is an input'],
  ])('%j', async (args, words) => {
    const cwd = folderWith(FORGED);
    expect((await run(cwd, ...args)).code).toBe(2);
    expect(read(cwd, 'comment.md')).toContain('could not be judged');
    expect(read(cwd, 'comment.md').replace(/\\/g, '')).toContain(words);
    expect(read(cwd, 'dist/a.yaml')).toBe(MANIFESTS['dist/a.yaml']);
  });

  test('in each format', async () => {
    const cwd = folderWith({ ...MANIFESTS, 'a.json': '{}', 'a.html': '', 'a.xml': 'old', 'a.sarif': 'old' });
    await run(cwd, 'report', 'dist', '--config', '<b>', '-o', 'json=a.json', '-o', 'html=a.html');
    expect(JSON.parse(read(cwd, 'a.json'))).toStrictEqual({ schemaVersion: 1, error: '<b>: there is no such file' });
    expect(read(cwd, 'a.html')).toContain('&lt;b>: there is no such file');
    await run(cwd, 'check', 'dist', '--config', 'x', '-o', 'junit=a.xml', '-o', 'sarif=a.sarif');
    expect([read(cwd, 'a.xml'), read(cwd, 'a.sarif')]).toStrictEqual(Array(2).fill('The access could not be judged: x: there is no such file\n'));
  });

  test('also when it crashes', async () => {
    const cwd = folderWith({ ...MANIFESTS, 'a.txt': 'old' });
    const io = { cwd, env: {}, terminal: false, progress: false, stdin: () => Buffer.from(''), out: () => undefined, err: () => undefined };
    const broken = {
      ...io,
      get columns(): number {
        throw new Error('something\n::error::broke');
      },
    };
    await expect(main.run(['report', 'dist', '-o', 'text=a.txt'], broken)).rejects.toThrow('something');
    expect(read(cwd, 'a.txt')).toBe('The access could not be judged: something; \\u{3a}:error::broke\n');
  });

  test('never through a link or onto what may be an input', async () => {
    const cwd = folderWith({ ...MANIFESTS, secret: 'kept' });
    fs.symlinkSync('secret', path.join(cwd, 'comment.md'));
    await run(cwd, 'diff', 'dist', 'dist', '--nonsense', ...OUTPUTS);
    await run(cwd, 'explain', 'nobody', 'c1', '--output-file', 'dist/a.yaml');
    await run(cwd, 'check', '--nonsense', '--', 'dist', '--output-file=secret');
    expect([read(cwd, 'secret'), read(cwd, 'dist/a.yaml')]).toStrictEqual(['kept', MANIFESTS['dist/a.yaml']]);
  });
});

test('a file that cannot be written is named, and the others are', async () => {
  const cwd = folderWith(MANIFESTS);
  const { code, out, err } = await run(cwd, 'check', 'dist', '-o', 'json=missing/a.json', '-o', 'sarif=a.sarif', '-o', 'text');
  expect([code, err]).toStrictEqual([2, 'missing/a.json: cannot be written: its folder does not exist\n']);
  expect(out).toContain('1 error');
  expect(read(cwd, 'a.sarif')).toContain('2.1.0');
});
