import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from '../cli';
import { account, application, cluster, names, permission, role, setFor, yaml } from '../world';

const FLEET = names(3);
const BASE = [...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)];
const WRITE = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'delete'] };
const diff = (base: object[], head: object[], ...args: string[]) => cli(['diff', 'base', 'head', ...args], {
  files: { 'base/a.yaml': yaml(base as Record<string, unknown>[]), 'head/a.yaml': yaml(head as Record<string, unknown>[]) },
});
const replaced = (kind: string, by: (on: string) => object) => BASE
  .map(object => object.kind === kind ? by((object.metadata as { namespace: string }).namespace) : object);

test('identical inputs and a mere reordering are no change', async () => {
  const firstPermission = BASE.findIndex(({ kind }) => kind === 'ClusterPermission');
  const accountsStayFirst = [...BASE.slice(0, firstPermission).reverse(), ...BASE.slice(firstPermission).reverse()];
  for (const head of [BASE, accountsStayFirst]) {
    const { code, out } = await diff(BASE, head, '--fail-on', 'gained,lost,new-findings');
    expect(code).toBe(0);
    expect(out).toContain('**No change of access.**');
    expect(out).not.toContain('###');
  }
});

test('an order in which it would not work is a finding, and still no change of access', async () => {
  const { out } = await diff(BASE, [...BASE].reverse());
  expect(out).toContain('**No change of access, 1 new finding, 0 findings gone.**');
  expect(out).toContain('`permission-before-account`');
});

test('wider verbs, on all clusters in one line', async () => {
  const { out, code } = await diff(BASE, replaced('ClusterPermission', on => permission(on, 'my-app', [WRITE])), '--fail-on', 'gained');
  expect(out).toContain('- **rights**: account \'my-app\' may delete pods, on 3 clusters: cluster-0001, cluster-0002, cluster-0003');
  expect(code).toBe(1);
});

test('the other way round it is lost', async () => {
  const head = replaced('ClusterPermission', on => permission(on, 'my-app', [WRITE]));
  expect(await diff(head, BASE, '--fail-on', 'gained')).toMatchObject({ code: 0, out: expect.stringContaining('### Access lost') });
  expect((await diff(head, BASE, '--fail-on', 'gained,lost')).code).toBe(1);
});

test('a longer token', async () => {
  expect((await diff(BASE, replaced('ManagedServiceAccount', on => account(on, 'my-app', '48h')))).out)
    .toMatch(/\*\*token validity\*\*: the token of account 'my-app' is valid for 48h instead of 24h0m0s, on 3 clusters/);
});

test('a token now copied into another namespace, another reader of it, and the finding', async () => {
  const { out, code } = await diff(
    BASE,
    [...BASE, ...setFor('spy'), ...role('spy', 'all', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }], 'spy')],
    '--fail-on',
    'new-findings',
  );
  expect(out).toContain('**copy**: the token of account \'my-app\' is copied into namespace \'spy\', on 3 clusters');
  expect(out).toContain('**reader**: ServiceAccount spy/spy can read the token of account \'my-app\' in namespace \'spy\'');
  expect(out).toMatch(/### New findings\n\n(.*\n)*.*`token-copied`/);
  expect(code).toBe(1);
});

test('two fleet files, the manifests beside them: a cluster comes into reach', async () => {
  const files = {
    'old.yaml': yaml(FLEET.slice(1).map(name => cluster(name))),
    'new.yaml': yaml(FLEET.map(name => cluster(name))),
    'dist/a.yaml': yaml(application('my-app', FLEET)),
  };
  const { out } = await cli(['diff', 'old.yaml', 'new.yaml', '--with', 'dist'], { files });
  expect(out).toContain('**copy**: the token of account \'my-app\' is copied into namespace \'my-app\', on cluster cluster-0001');
});

test('a commit against the working folder, each with its own ocm-access.yaml', async () => {
  const cwd = folderWith({ 'dist/a.yaml': yaml(application('my-app', FLEET)), 'ocm-access.yaml': 'fleet: [{name: cluster-0001, labels: {use: app}}]\n' });
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  expect((await cli(['diff', 'git:HEAD:dist', 'dist'], {}, cwd)).out).toContain('No change of access.');
  execFileSync('sh', ['-c', 'echo "fleet: [{name: cluster-0001, labels: {use: app}}, {name: cluster-0002, labels: {use: app}}]" > ocm-access.yaml'], { cwd });
  expect((await cli(['diff', 'git:HEAD:dist', 'dist'], {}, cwd)).out).toContain('on cluster cluster-0002');
});

test('the comment stays below 60,000 characters when 2,000 clusters change alike, and when each changes otherwise', async () => {
  const clusters = names(2000);
  const base = clusters.flatMap(name => [account(name, 'my-app'), permission(name, 'my-app')]);
  const alike = clusters.flatMap(name => [account(name, 'my-app'), permission(name, 'my-app', [WRITE])]);
  const otherwise = clusters.flatMap((name, i) => [
    account(name, 'my-app'),
    permission(name, 'my-app', [{ apiGroups: [''], resources: [`things${i}`], verbs: ['get'] }]),
  ]);
  const [one, many] = [await diff(base, alike), await diff(base, otherwise)];
  expect(one.out.length).toBeLessThan(2_000);
  expect(one.out).toContain('on 2,000 clusters: cluster-0001, ');
  expect(many.out.length).toBeLessThan(60_000);
  expect(many.out).toMatch(/and [\d,]+ more lines/);
});

test('JSON holds all of it', async () => {
  const { changed, gained, clustersAdded } = JSON.parse((await diff(BASE, [...BASE, cluster('new', {})], '-o', 'json')).out);
  expect([changed, gained, clustersAdded]).toStrictEqual([false, [], ['new']]);
});

test('a side that cannot be read exits with 2, and a wrong --fail-on is refused', async () => {
  const { code, out, err } = await cli(['diff', 'none', 'head'], { files: { 'head/a.yaml': yaml([]) } });
  expect([code, err]).toStrictEqual([2, expect.stringContaining('none: there is no such file or folder')]);
  expect(out).toContain('No change of access in what could be read');
  expect(out).toContain('### Could not be read\n\n- none: there is no such file or folder');
  expect(await diff(BASE, BASE, '--fail-on', 'everything'))
    .toMatchObject({ code: 2, err: expect.stringContaining('use gained, lost, new-findings, suppressed, unjudged, none') });
});

test('between manifests and an export of the hub that has them nothing changes, and what is not compared is said', async () => {
  const live = (object: object) => ({ ...object, metadata: { ...(object as { metadata: object }).metadata, uid: 'uid' } });
  const system = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'cluster-admin' },
    roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'Group', name: 'system:masters' }],
  };
  const { out, code } = await diff(application('my-app', FLEET), [...BASE, system].map(live), '--fail-on', 'gained,lost,new-findings');
  expect(out).toBe([
    '<!-- ocm-access diff -->', '## Access', '', '**No change of access.**', '',
    '### Not compared', '', '- who can read every Secret of the hub, and who reaches a token in one step: only one side is a whole hub', '',
  ].join('\n'));
  expect(code).toBe(0);
});

describe('a base without the folder, as in the first pull request', () => {
  const repository = (files: Readonly<Record<string, string>>) => {
    const cwd = folderWith({ 'README.md': 'a', ...files });
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    fs.mkdirSync(path.join(cwd, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(cwd, 'dist', 'a.yaml'), yaml([...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)]));
    return cwd;
  };

  test('counts as empty, and the headline has it', async () => {
    const { code, out, err } = await cli(['diff', 'git:HEAD:dist', 'dist', '--fail-on', 'gained'], {}, repository({}));
    expect({ code, err }).toStrictEqual({ code: 1, err: 'base: the commit of git:HEAD:dist has no such path; the base counts as empty\n' });
    const [, , , headline] = out.split('\n');
    expect(headline).toMatch(/^\*\*\d+ gains, 0 losses, .*; the base has no such folder, and counts as empty\.\*\*$/);
    // Everything in the head is a gain, as against a base that holds nothing but an object without access.
    const other = { 'base/a.yaml': yaml([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } }]) };
    const against = await cli(['diff', 'base', 'dist'], {}, repository(other));
    expect(against.out.split('\n').slice(4)).toStrictEqual(out.split('\n').slice(4));
  });

  test('in JSON', async () => {
    const cwd = repository({ 'base/a.yaml': yaml(application('my-app', FLEET)) });
    const answer = async (base: string) => JSON.parse((await cli(['diff', base, 'dist', '--format', 'json'], {}, cwd)).out);
    expect(await answer('git:HEAD:dist')).toMatchObject({ baseIsMissing: true, lost: [], gained: expect.arrayContaining([expect.anything()]) });
    expect(await answer('git:HEAD:base')).toMatchObject({ baseIsMissing: false });
  });

  test('the decisions of the base count, and not those that the head brings', async () => {
    const cwd = repository({});
    fs.writeFileSync(path.join(cwd, 'ocm-access.yaml'), 'rules: {hub-identity-reach: {level: \'off\', reason: mine}}\n');
    const { out } = await cli(['diff', 'git:HEAD:dist', 'dist'], {}, cwd);
    expect(out).toContain('### Changed decisions');
  });

  test.each([
    ['a commit that is not here', 'git:nowhere:dist'],
    ['a folder without manifests', 'git:HEAD:docs'],
    ['a path that leads out', 'git:HEAD:../dist'],
    ['a path through a link', 'git:HEAD:link/dist'],
    ['a path below a file', 'git:HEAD:README.md/dist'],
    ['a folder that is not in the working folder', 'nowhere'],
  ])('%s stays a mistake', async (_, base) => {
    const cwd = repository({ 'docs/a.md': '' });
    fs.symlinkSync('docs', path.join(cwd, 'link'));
    execFileSync('sh', ['-c', 'git add link && git -c user.name=t -c user.email=t@example.org commit -qm second'], { cwd });
    const { code, err } = await cli(['diff', base, 'dist'], {}, cwd);
    expect({ code, err }).toStrictEqual({ code: 2, err: expect.stringContaining('cannot read ') });
  });

  test.each(['git:HEAD:nothing', 'git:HEAD:dist'])('a head without the folder stays a mistake, with base %s', async base => {
    const { code, out } = await cli(['diff', base, 'git:HEAD:nothing'], {}, repository({ 'dist/a.yaml': yaml(application('my-app', FLEET)) }));
    expect(code).toBe(2);
    expect(out).toContain('### Could not be read');
  });
});
