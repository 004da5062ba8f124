import { cli } from './cli';
import { application, cluster, permission, role, yaml } from './world';

const SECRETS = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };
const hubUser = { kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'cluster:hub:system:serviceaccount:ops:robot' };
const files = {
  'dist/a.yaml': yaml([
    cluster('c1'), cluster('c2'), ...application('my-app', ['c1', 'c2']).filter(({ kind }) => kind !== 'ClusterPermission'),
    permission('c1', 'my-app', undefined, [hubUser]), permission('c2', 'my-app'),
    ...role('my-app', 'auditor', [SECRETS], 'auditor'),
  ]),
};

test('applications, hub identities and readers of tokens, each with its access path', async () => {
  const { out, code } = await cli(['who-can', 'list', 'pods'], { files, columns: 300 });
  expect(code).toBe(0);
  expect(out).toMatch(/consumer +my-app\/my-app +2 \(c1, c2\) +everywhere +2 clusters: complete +token of account my-app/);
  expect(out).toMatch(/hub identity +hub service account ops\/robot +1 \(c1\)/);
  expect(out).toMatch(/token reader +ServiceAccount my-app\/auditor/);
});

test('one cluster alone', async () => {
  const { out } = await cli(['who-can', 'list', 'pods', '--cluster', 'c2'], { files, columns: 300 });
  expect(out).toContain('on cluster c2');
  expect(out).not.toContain('ops/robot');
});

test('a broken access path is shown beside the right', async () => {
  const broken = { 'dist/a.yaml': files['dist/a.yaml'].replace('/plugins/cp-creds', '/elsewhere/cp-creds') };
  expect((await cli(['who-can', 'list', 'pods'], { files: broken, columns: 300 })).out).toMatch(/2 clusters: (broken|unknown) at 'plugin'/);
});

test('nobody is an answer', async () => {
  expect(await cli(['who-can', 'delete', 'nodes'], { files })).toMatchObject({ code: 0, out: 'Nobody in the input can delete nodes on managed clusters.\n' });
});

test('JSON for programs', async () => {
  const { grantees } = JSON.parse((await cli(['who-can', 'list', 'pods', '-o', 'json'], { files })).out);
  expect(grantees[0]).toMatchObject({ kind: 'consumer', clusters: ['c1', 'c2'], paths: [{ state: 'complete', clusters: ['c1', 'c2'] }] });
});
