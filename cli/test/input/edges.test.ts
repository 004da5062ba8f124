import { execFileSync, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith, Ran } from '../cli';
import { application, cluster, yaml } from '../world';

const APP = yaml([cluster('c1'), ...application('my-app', ['c1'])]);
const OBJECTS = 11;
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n';

const count = ({ out }: Ran) => Number(/in ([\d,]+) objects?/.exec(out)?.[1].replace(/,/g, '') ?? -1);

async function check(text: string, ...args: string[]): Promise<Ran> {
  return cli(['check', 'x', ...args], { files: { 'x/bad.yaml': text, 'x/good.yaml': APP } });
}

describe('an argument', () => {
  test('that is empty is refused, not taken for this folder', async () => {
    const { code, err, out } = await cli(['check', ''], { files: { 'app.yaml': APP } });
    expect([code, count({ code, err, out })]).toStrictEqual([2, 0]);
    expect(err).toContain('is empty: a variable may not be set');
  });

  test('can be a pattern, of which links that lead out are named, also one of a folder that is not there', async () => {
    const cwd = folderWith({ 'x/app.yaml': APP, 'other.yaml': APP });
    fs.symlinkSync('../other.yaml', path.join(cwd, 'x', 'out.yaml'));
    const ran = await cli(['check', 'x/*.yaml'], {}, cwd);
    expect([ran.code, count(ran)]).toStrictEqual([0, OBJECTS]);
    expect(ran.err).toContain('skipped x/out.yaml: is a link that leads out of the folder, and is not read');
    expect((await cli(['check', 'none/*.yaml'], {}, cwd)).err).toBe('cannot read none/*.yaml: the pattern matches no file\n');
  });

  test('can be a pipe, as a shell makes it of a command', async () => {
    const cwd = folderWith({ 'app.yaml': APP });
    execFileSync('mkfifo', [path.join(cwd, 'pipe')]);
    const writer = spawn('cp', ['app.yaml', 'pipe'], { cwd, stdio: 'ignore' });
    expect(count(await cli(['check', 'pipe'], {}, cwd))).toBe(OBJECTS);
    await new Promise(resolve => writer.on('exit', resolve));
  });

  test('that has no end is read up to the limit', async () => {
    const { code, err } = await cli(['check', '/dev/zero', '--limit', 'input=3M']);
    expect(code).toBe(2);
    expect(err).toContain('cannot read /dev/zero: is more than is left of 3 MB for all input, and is not read, nor is what follows; read less, or raise it');
  });
});

describe('in a folder', () => {
  test('a pipe is named and not read', async () => {
    const cwd = folderWith({ 'x/app.yaml': APP });
    execFileSync('mkfifo', [path.join(cwd, 'x', 'pipe.yaml')]);
    const ran = await cli(['check', 'x'], {}, cwd);
    expect([ran.code, count(ran)]).toStrictEqual([0, OBJECTS]);
    expect(ran.err).toContain('skipped x/pipe.yaml: is a pipe, a socket or a device, and is not read');
    expect(ran.out).toContain('1 object not judged');
  });

  test('files and folders of other tools are named where they hold no object, and read where they do', async () => {
    const files = {
      'x/package.json': '{"name": "x"}',
      'x/tsconfig.json': '{} // none',
      'x/node_modules/a/b.yaml': APP,
      'x/.git/c.yaml': APP,
      'x/app.yaml': APP,
    };
    const ran = await cli(['check', 'x'], { files });
    expect([ran.code, count(ran)]).toStrictEqual([0, OBJECTS]);
    expect(ran.err.split('\n').filter(line => line !== '')).toStrictEqual([
      'skipped x/node_modules: is a folder of another tool, and is not read',
      'skipped x/package.json: is a file of another tool and holds no Kubernetes object',
      'skipped x/tsconfig.json: is a file of another tool and holds no Kubernetes object',
    ]);
    expect(ran.out).not.toContain('not judged');
    const role = '{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "m"}, "rules": []}';
    expect(count(await cli(['check', 'x'], { files: { ...files, 'x/package.json': role } }))).toBe(OBJECTS + 1);
  });

  test('and the comment of a pull request names them too', async () => {
    const { out } = await cli(
      ['diff', 'a', 'b'],
      { files: { 'a/app.yaml': APP, 'b/app.yaml': APP, 'b/values.yaml': 'replicas: 3\n', 'b/package.json': '{}' } },
    );
    expect(out).toContain('- b/package.json: is a file of another tool and holds no Kubernetes object');
    expect(out).toContain('- b/values.yaml:1: is not a Kubernetes object: it has no apiVersion and no kind');
  });
});

describe('a document', () => {
  test.each<[string, string, string]>([
    ['with the parts of an object and no kind', 'metadata: {name: a}\nrules: []\n', 'has metadata and rules and no apiVersion and no kind; complete it'],
    ['with subjects alone', 'subjects: [{kind: User, name: m}]\n', 'has subjects and no apiVersion and no kind'],
    ['with a tag of its own', `${CONFIG}data: {x: !vault abc}\n`, 'has the tag \'!vault\', which Kubernetes does not know; leave it out'],
    ['with a tag of YAML 1.1', `${CONFIG}data: !!set {a}\n`, 'has the tag \'!!set\''],
    ['with a key twice', `${CONFIG}data: {k: a, k: b}\n`, 'has the key \'k\' twice in one mapping'],
    ['with a key twice, once spelled with escapes', `${CONFIG}"\\u006bind": Secret\n`, 'has the key \'kind\' twice in one mapping'],
    ['with a key twice, and colons in it', `${CONFIG}data:\n  "a:b": 1\n  'a:b': 2\n`, 'has the key \'a:b\' twice in one mapping'],
    [
      'of JSON with a key twice, once spelled with escapes',
      '{"apiVersion": "v1", "kind": "A", "\\u006bind": "B"}',
      'has the key \'kind\' twice in one mapping',
    ],
    ['with a name without end', CONFIG.replace('name: a', `name: ${'a'.repeat(2000)}`), 'has more than 1,024 characters in metadata.name'],
    ['with a text without end', `${CONFIG}data: {x: ${'a'.repeat(5_000_000)}}\n`, 'holds a text of more than 4 MB'],
    ['with aliases without end', `${CONFIG}data: &d {${Array.from({ length: 500 }, (_, i) => `k${i}: v`).join(', ')}}\nx: [${'*d, '.repeat(90_000)}]\n`,
      'has aliases that unfold to more than 1,000,000 values'],
    ['with merges without end', `${CONFIG}data: &d {${Array.from({ length: 500 }, (_, i) => `k${i}: v`).join(', ')}}\nx: [${'{<<: *d}, '.repeat(20_000)}]\n`,
      'has aliases that unfold to more than 1,000,000 values'],
    ['that holds itself', `${CONFIG}data: &d {x: *d}\n`, 'has an anchor that refers to itself'],
    ['with levels without end', `${CONFIG}data: ${'['.repeat(600)}${']'.repeat(600)}\n`, 'is nested more deeply than 500 levels'],
  ])('%s cannot be read, is named, and the rest is judged', async (_, text, words) => {
    const ran = await check(text);
    expect([ran.code, count(ran)]).toStrictEqual([2, OBJECTS]);
    expect(ran.err).toMatch(/^cannot read x\/bad\.yaml:\d+: /m);
    expect(ran.err).toContain(words);
  }, 20_000);

  test('of many lines in one text cannot be read either', async () => {
    const ran = await check(`${CONFIG}data:\n  x: |\n${`    ${'a'.repeat(95)}\n`.repeat(45_000)}`);
    expect([ran.code, ran.err]).toStrictEqual([2, expect.stringContaining('bad.yaml:5: holds a text of more than 4 MB')]);
  });

  test('with a duration of many digits is judged in no time', async () => {
    const started = Date.now();
    const ran = await check(`apiVersion: authentication.open-cluster-management.io/v1beta1
kind: ManagedServiceAccount
metadata: {name: long, namespace: c1}
spec: {rotation: {validity: "${'1'.repeat(1_000_000)}"}}
`);
    expect([ran.code, ran.out.includes('validity-not-a-duration')]).toStrictEqual([1, true]);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  test('is read with the limit raised', async () => {
    expect(count(await check(CONFIG.replace('name: a', `name: ${'a'.repeat(2000)}`), '--limit', 'name=3000'))).toBe(OBJECTS + 1);
    expect(count(await check(`${CONFIG}data: ${'['.repeat(600)}${']'.repeat(600)}\n`, '--limit', 'depth=700'))).toBe(OBJECTS + 1);
    expect(count(await check(`${CONFIG}data: {x: ${'a'.repeat(5_000_000)}}\n`, '--limit', 'name=3000', '--limit', 'value=8M'))).toBe(OBJECTS + 1);
  }, 20_000);

  test.each(['depth', 'depth=0', 'depth=1001', 'depth=-1', 'size=1', 'input=3G', 'depth=1e3'])('no such limit: %s', async limit => {
    const { code, err } = await check(APP, '--limit', limit);
    expect(code).toBe(2);
    expect(err).toContain(`--limit ${limit}: `);
  });

  test('that is no manifest is not printed', async () => {
    const { err, out } = await check('SECRET=hunter2 SHELL=/bin/bash\n');
    expect(err).toContain('skipped x/bad.yaml:1: is not a Kubernetes object: a text is in the place of an object');
    expect(err + out).not.toContain('hunter2');
  });
});

describe('objects of JSON one after the other', () => {
  const object = (name: string, validity = '24h0m0s') => JSON.stringify({
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: { name, namespace: 'c1' },
    spec: { rotation: { validity } },
  }, undefined, 2);
  const lines = object('a').split('\n').length;
  const found = async (text: string, ...args: string[]) => {
    const files = { 'x.json': text };
    const ran = await cli(['check', ...args.length === 0 ? ['x.json'] : args, '--format', 'json'], { files, stdin: text });
    const { findings } = JSON.parse(ran.out);
    return { code: ran.code, err: ran.err, lines: findings.filter(({ rule }: any) => rule === 'validity-not-a-duration').map(({ place }: any) => place) };
  };
  const wrong = (line: number, file = 'x.json') => ({ file, line });

  test.each([['\n', lines], ['', lines - 1], ['\r\n\n ', lines + 1]])('are read as one, with their lines: %j', async (between, before) => {
    const text = [object('a'), object('b', '1w'), `${object('c', '1w')}\n`].join(between);
    expect(await found(text)).toStrictEqual({ code: 1, err: '', lines: [wrong(before + 10), wrong(2 * before + 10)] });
    expect(await found(text, '-')).toMatchObject({ code: 1, lines: [wrong(before + 10, '<stdin>'), wrong(2 * before + 10, '<stdin>')] });
  });

  test('also where one is a List, or has strings with braces', async () => {
    const list = `{"apiVersion": "v1", "kind": "List", "items": [\n${object('b', '1w')}\n]}`;
    expect(await found(`${object('a').replace('24h0m0s', '1{]\\"}')}\n${list}`)).toMatchObject({
      code: 1, lines: [wrong(10), wrong(lines + 11)],
    });
  });

  test.each([
    ['a comma between them', `${object('a')},\n${object('b')}`, 1],
    ['YAML that is no JSON', `{a: b}\n${object('b')}`, 2],
    ['something after them', `${object('a')}\n${object('b')}\nkind: x\n`, 2 * lines + 1],
    ['a third that does not end', `${object('a')}\n${object('b')}\n{"a": `, 2 * lines + 1],
    ['a key twice in the second', `${object('a')}\n{"kind": "A",\n"kind": "B"}`, lines + 2],
  ])('with %s are refused', async (_, text, line) => {
    const { code, err } = await found(text);
    expect([code, err]).toStrictEqual([2, expect.stringMatching(new RegExp(`^cannot read x\\.json:${line}: `))]);
  });
});

describe('git:REF:path', () => {
  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, {
    cwd, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }, stdio: ['ignore', 'pipe', 'ignore'],
  }).toString().trim();

  /** A repository with one commit of these files and links. */
  function repository(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): string {
    const cwd = folderWith(files);
    Object.entries(links).forEach(([name, target]) => fs.symlinkSync(target, path.join(cwd, name)));
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '--all', '--force');
    git(cwd, '-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'x');
    return cwd;
  }

  test('is taken as git show takes it, from any folder', async () => {
    const cwd = repository({ 'dist/app.yaml': APP, 'sub/dist/more.yaml': CONFIG, 'sub/x.txt': '' });
    const from = async (folder: string, address: string) => count(await cli(['check', address], {}, path.join(cwd, folder)));
    expect(await from('.', 'git:HEAD:dist')).toBe(OBJECTS);
    expect(await from('sub', 'git:HEAD:dist')).toBe(OBJECTS);
    expect(await from('sub', 'git:HEAD:./dist')).toBe(1);
    expect(await from('sub', 'git:HEAD:../dist/')).toBe(OBJECTS);
    expect(await from('sub/dist', 'git:HEAD:')).toBe(OBJECTS + 1);
    expect(await from('sub', 'git:HEAD:dist/app.yaml')).toBe(OBJECTS);
    const { code, err } = await cli(['check', 'git:HEAD:../../..'], {}, path.join(cwd, 'sub'));
    expect(code).toBe(2);
    expect(err).toBe('cannot read git:HEAD:../../..: \'../../..\' leads out of the repository\n');
  });

  test('reads names as they are', async () => {
    const names = ['a\nb.yaml', 'ü.yaml', ' .yaml', '*.yaml', '"q".yaml', '-x.yaml', ':(top)y.yaml'];
    const cwd = repository(Object.fromEntries(names.map((name, i) => [`dist/${name}`, CONFIG.replace('name: a', `name: a${i}`)])));
    expect(count(await cli(['check', 'git:HEAD:dist'], {}, cwd))).toBe(names.length);
    expect(count(await cli(['check', 'git:HEAD:dist/*.yaml'], {}, cwd))).toBe(1);
  });

  test('names submodules, packages, and links that lead out; others are followed', async () => {
    const links = {
      'dist/again.yaml': 'app.yaml',
      'dist/twice': 'deep',
      'dist/out.yaml': '../other.yaml',
      'dist/gone.yaml': 'none.yaml',
      'dist/up': '..',
      'dist/here': '.',
    };
    const cwd = repository({ 'dist/app.yaml': APP, 'dist/deep/c.yaml': CONFIG, 'dist/node_modules/n.yaml': APP, 'other.yaml': APP }, links);
    const commit = git(cwd, 'rev-parse', 'HEAD');
    git(cwd, 'update-index', '--add', '--cacheinfo', `160000,${commit},dist/module`);
    git(cwd, '-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'y');
    const ran = await cli(['check', 'git:HEAD:dist'], {}, cwd);
    expect(count(ran)).toBe(2 * OBJECTS + 2);
    expect(ran.err.split('\n').filter(line => line !== '').sort()).toStrictEqual([
      'cannot read git:HEAD:dist/gone.yaml: cannot be read: it is a link that leads nowhere',
      'skipped git:HEAD:dist/module: is a submodule, and is not read',
      'skipped git:HEAD:dist/node_modules: is a folder of another tool, and is not read',
      'skipped git:HEAD:dist/out.yaml: is a link that leads out of the folder, and is not read',
      'skipped git:HEAD:dist/up: is a link that leads out of the folder, and is not read',
    ]);
    const disk = await cli(['check', 'dist'], {}, cwd);
    expect(count(disk)).toBe(2 * OBJECTS + 2);
  });
});
