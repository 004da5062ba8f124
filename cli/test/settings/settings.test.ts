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
    expect((await cli(['check', 'dist'], { files })).err).toBe('');
  });

  test('is not looked for outside the working folder', async () => {
    const outside = folderWith({ 'a.yaml': APP, 'ocm-access.yaml': 'nonsense: 1\n' });
    expect((await cli(['check', outside], { files: {} })).code).not.toBe(2);
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
  expect(err).toBe('');
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
  ['release: {}\n', 'ocm-access.yaml:1: the file: has no \'release\'; it takes releases, fleet,'],
  ['complete: "yes"\n', 'ocm-access.yaml:1: complete = "yes": must be true or false'],
  ['fleet: c1\n', 'ocm-access.yaml:1: fleet = c1: must be a list'],
  ['suppressions:\n- rule: x\n  kind: A\n', 'ocm-access.yaml:2: suppressions.0: \'reason\' is missing; add it'],
  ['acknowledgedCopies:\n- {account: a, namespace: b, reason: ""}\n', 'acknowledgedCopies.0.reason = "": is empty; fill it in'],
  ['a: [\n', 'is not YAML'],
  ['releases: {kueue: "7"}\n', 'ocm-access.yaml: releases.kueue = \'7\': is not in the release catalogue; choose one of'],
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
