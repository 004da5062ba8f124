import { execFileSync } from 'child_process';
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
