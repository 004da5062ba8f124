import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from '../cli';
import { account, application, cluster, setFor, yaml } from '../world';

const APP = yaml(application('my-app', ['c1']));
const FLEET = 'fleet:\n- name: c1\n  labels: {use: app}\n';

test('fleet, releases and decisions are taken from ocm-access.yaml in the working folder', async () => {
  const files = { 'a.yaml': APP, 'ocm-access.yaml': `${FLEET}releases: {managedServiceAccount: '0.10'}\ncomplete: true\n` };
  const { out } = await cli(['check', 'a.yaml', '--format', 'json'], { files });
  const { unknowns } = JSON.parse(out);
  expect(unknowns.map((unknown: { missing: string }) => unknown.missing).filter((missing: string) => missing.startsWith('the fleet'))).toStrictEqual([]);
});

describe('the file nearest to the manifests', () => {
  const files = {
    'dist/app/a.yaml': APP, 'dist/ocm-access.yaml': `${FLEET}complete: true\n`, 'ocm-access.yaml': 'complete: false\n', 'other/b.yaml': APP,
  };
  const fleetKnown = async (...args: string[]) => !(await cli(['check', ...args], { files })).out.includes('the fleet:');

  test.each([
    ['dist/app', true], ['dist/app/a.yaml', true], ['dist', true], ['dist/*/a.yaml', true], ['*/app/a.yaml', false], ['other', false],
    ['./dist/../other', false], ['.', false],
  ])('for %s: %s', async (given, known) => {
    expect(await fleetKnown(given)).toBe(known);
  });

  test('counts for the first path, and is none of the manifests', async () => {
    expect([await fleetKnown('dist', 'other'), await fleetKnown('other', 'dist')]).toStrictEqual([true, false]);
    expect((await cli(['check', 'dist'], { files })).err).toBe('settings: dist/ocm-access.yaml\n');
  });

  test('counts outside the working folder, however the manifests are named', async () => {
    const root = folderWith({ 'hub/apps/a.yaml': APP, 'hub/ocm-access.yaml': `${FLEET}complete: true\n`, 'tools/ocm-access.yaml': 'nonsense: 1\n' });
    for (const given of ['../hub', '../hub/apps', '../hub/apps/a.yaml', '../hub/*/a.yaml', path.join(root, 'hub')]) {
      const { out, err, code } = await cli(['check', given], {}, path.join(root, 'tools'));
      expect([given, code, err, out.includes('the fleet:')]).toStrictEqual([given, 0, 'settings: ../hub/ocm-access.yaml\n', false]);
    }
  });

  test('is looked for up to the root of the repository', async () => {
    const root = folderWith({ 'ocm-access.yaml': 'nonsense: 1\n', 'repo/.git/HEAD': '', 'repo/apps/a.yaml': APP, 'repo/apps/deep/er/b.yaml': APP });
    expect((await cli(['check', 'repo/apps'], {}, root)).code).not.toBe(2);
    fs.writeFileSync(path.join(root, 'repo/ocm-access.yaml'), `${FLEET}complete: true\n`);
    expect((await cli(['check', '.'], {}, path.join(root, 'repo/apps/deep/er'))).err).toBe('settings: ../../../ocm-access.yaml\n');
  });

  test('is that above the working folder for standard input', async () => {
    const root = folderWith({ 'ocm-access.yaml': `${FLEET}complete: true\n`, 'tools/x.txt': '' });
    const { err, out } = await cli(['check', '-'], { stdin: APP }, path.join(root, 'tools'));
    expect([err, out.includes('the fleet:')]).toStrictEqual(['settings: ../ocm-access.yaml\n', false]);
  });

  test('is named in JSON, with those that do not count', async () => {
    const json = async (command: string, ...paths: string[]) => JSON.parse((await cli([command, ...paths, '--format', 'json'], { files })).out).settings;
    expect(await json('check', 'dist')).toStrictEqual({ file: 'dist/ocm-access.yaml', notUsed: [] });
    expect(await json('report', 'dist', 'other')).toStrictEqual({ file: 'dist/ocm-access.yaml', notUsed: ['ocm-access.yaml'] });
    expect((await cli(['check', 'other', 'dist'], { files })).err)
      .toBe('settings: ocm-access.yaml; not used, since the first path counts: dist/ocm-access.yaml\n');
  });

  test('where there is none, the one of the working folder is named as not used, and nothing else is said', async () => {
    const outside = folderWith({ '.git/HEAD': '', 'a.yaml': APP });
    expect((await cli(['check', outside], { files })).err)
      .toBe(`settings: none found above ${outside}; ocm-access.yaml is not used, --config ocm-access.yaml uses it\n`);
    expect((await cli(['check', outside], { files: { '.git/HEAD': '' } })).err).toBe('');
  });

  test('that cannot be read is refused, and no other is taken', async () => {
    const { err, code, out } = await cli(['check', 'dist'], { files: { 'dist/a.yaml': APP, 'dist/ocm-access.yaml/x': '', 'ocm-access.yaml': FLEET } });
    expect([code, out, err]).toStrictEqual([2, '', expect.stringMatching(/^dist\/ocm-access\.yaml: cannot be read: .*; make it a file/)]);
  });

  test('is that of the commit, for manifests of a commit', async () => {
    const folder = folderWith({ 'dist/a.yaml': APP, 'dist/ocm-access.yaml': `${FLEET}complete: true\n` });
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'base');
    fs.rmSync(path.join(folder, 'dist/ocm-access.yaml'));
    expect((await cli(['check', 'git:HEAD:dist'], {}, folder)).out).not.toContain('the fleet:');
    expect((await cli(['check', 'dist'], {}, folder)).out).toContain('the fleet:');
  });

  test('is that of the root of the commit, from a folder below it too', async () => {
    const folder = folderWith({ 'hub/apps/a.yaml': APP, 'ocm-access.yaml': `${FLEET}complete: true\n` });
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'base');
    fs.rmSync(path.join(folder, 'ocm-access.yaml'));
    expect((await cli(['check', 'git:HEAD:hub/apps'], {}, folder)).err).toBe('settings: git:HEAD:ocm-access.yaml\n');
  });
});

test('--config names another file', async () => {
  expect(await cli(['check', 'a.yaml', '--config', 'none.yaml'], { files: { 'a.yaml': APP } }))
    .toMatchObject({ code: 2, err: 'none.yaml: there is no such file\n' });
});

test('its background is read relative to it', async () => {
  const files = {
    'a.yaml': yaml([cluster('c1'), ...application('my-app', ['c1'])]),
    'conf/x.yaml': 'background: [others]\n',
    'conf/others/b.yaml': yaml([...setFor('other'), account('c1', 'other', '30d')]),
  };
  const { out, err } = await cli(['check', 'a.yaml', '--config', 'conf/x.yaml'], { files });
  expect(err).toBe('settings: conf/x.yaml\n');
  expect(out).not.toContain('validity-not-a-duration');
  expect(out).toContain('other');
});

test('a suppression takes a finding away, and one that meets nothing is a finding', async () => {
  const files = (name: string) => ({
    'a.yaml': yaml([account('c1', 'odd', '30d')]),
    'ocm-access.yaml': `suppressions:\n- {rule: validity-not-a-duration, kind: ManagedServiceAccount, name: ${name}, reason: it is being removed}\n`,
  });
  expect((await cli(['check', 'a.yaml'], { files: files('odd') })).out).not.toContain('error validity-not-a-duration');
  expect((await cli(['check', 'a.yaml'], { files: files('else') })).out).toContain('suppression-without-finding');
});

test.each([
  ['releases:\n  kueue: 0.10\n', 'ocm-access.yaml:2: releases.kueue = 0.10: is a number and must be text; put it in quotes: \'0.10\''],
  ['release: {}\n', 'ocm-access.yaml:1: the file: has no \'release\'; it takes releases, assume, fleet,'],
  ['complete: "yes"\n', 'ocm-access.yaml:1: complete = "yes": must be true or false'],
  ['fleet: c1\n', 'ocm-access.yaml:1: fleet = c1: must be a list'],
  ['suppressions:\n- rule: x\n  kind: A\n', 'ocm-access.yaml:2: suppressions.0: \'reason\' is missing; add it'],
  ['acknowledgedCopies:\n- {account: a, namespace: b, reason: ""}\n', 'acknowledgedCopies.0.reason = "": is empty; fill it in'],
  ['a: [\n', 'is not YAML'],
  [
    'rules:\n  permission-broad: {level: of, reason: r}\n',
    'ocm-access.yaml:2: rules.permission-broad.level = of: is not one of error, warning, notice, off; use one of them',
  ],
  ['rules: {permission-broad: {level: off}}\n', 'ocm-access.yaml:1: rules.permission-broad: \'reason\' is missing; add it'],
  ['releases: {kueue: "7"}\n', 'ocm-access.yaml:1: releases.kueue = \'7\': is not a version; choose one of'],
])('a wrong file is refused with line and remedy: %j', async (text, words) => {
  const { code, err, out } = await cli(['check', 'a.yaml'], { files: { 'a.yaml': APP, 'ocm-access.yaml': text } });
  expect(err).toContain(words);
  expect([code, out]).toStrictEqual([2, '']);
});

test('--config takes the file of a commit, for manifests of the working folder too', async () => {
  const cwd = folderWith({ 'a.yaml': APP, 'conf/x.yaml': 'suppressions: [{rule: binding-name, kind: ManagedClusterSetBinding, reason: base}]\n' });
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  fs.rmSync(path.join(cwd, 'conf'), { recursive: true });
  expect((await cli(['check', 'a.yaml', '--config', 'git:HEAD:conf/x.yaml'], {}, cwd)).out).toContain('suppression-without-finding');
  expect(await cli(['check', 'a.yaml', '--config', 'git:HEAD:conf/y.yaml'], {}, cwd))
    .toMatchObject({ code: 2, err: 'git:HEAD:conf/y.yaml: there is no such file\n' });
});

describe('ocm-access.yml', () => {
  const unknowns = async (files: Record<string, string>, ...args: string[]) => cli(['check', ...args], { files: { 'dist/a.yaml': APP, ...files } });

  test('counts as ocm-access.yaml does, and the nearest of both', async () => {
    const near = await unknowns({ 'dist/ocm-access.yml': FLEET, 'ocm-access.yaml': 'complete: true\n' }, 'dist');
    expect([near.err, near.out.includes('the fleet: the')]).toStrictEqual(['settings: dist/ocm-access.yml\n', false]);
    expect((await unknowns({ 'ocm-access.yml': FLEET }, 'dist')).err).toBe('settings: ocm-access.yml\n');
  });

  test('beside the other is refused with both names, also in a commit', async () => {
    const files = { 'dist/a.yaml': APP, 'ocm-access.yml': FLEET, 'ocm-access.yaml': FLEET };
    const words = 'ocm-access.yaml and ocm-access.yml: are both there';
    expect(await unknowns(files, 'dist')).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
    expect((await unknowns(files, 'dist', '--config', 'ocm-access.yml')).err).toBe('settings: ocm-access.yml\n');
    const cwd = folderWith(files);
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd, stdio: 'ignore' });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'x');
    const { code, err } = await cli(['check', 'git:HEAD:dist'], {}, cwd);
    expect([code, err]).toStrictEqual([2, expect.stringContaining('git:HEAD:ocm-access.yaml and git:HEAD:ocm-access.yml: are both there')]);
  });
});
