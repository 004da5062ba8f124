import { createHash } from 'crypto';
import { AccessReport } from '../../src/analyzer';
import { Rows } from '../../src/page/client/rows';
import { encode } from '../../src/page/encode';
import { cli } from '../cli';
import { account, application, cluster, names, permission, yaml } from '../world';

const FLEET = names(40);
const MANIFESTS = yaml([
  ...FLEET.map(name => cluster(name)), ...application('my-app', FLEET), ...application('billing', FLEET.slice(0, 20)),
].map(object => object.kind === 'ManagedServiceAccount' && (object.metadata as { namespace: string }).namespace === FLEET[5]
  ? account(FLEET[5], 'my-app', '30d')
  : object));

const html = async () => (await cli(['report', '-', '-o', 'html'], { stdin: MANIFESTS })).out;
const reportOf = async () => JSON.parse((await cli(['report', '-', '-o', 'json'], { stdin: MANIFESTS })).out) as AccessReport;
const FILTER = { search: '', state: '' as const, consumers: [0, 1], alike: true, open: new Set<string>() };

test('the page refers to nothing outside itself, and its policy names what is in it', async () => {
  const page = await html();
  expect(page).not.toMatch(/(src|href)=|@import|url\(/);
  const [style] = /<style>([\s\S]*?)<\/style>/.exec(page)?.slice(1) ?? [];
  const script = page.slice(page.lastIndexOf('<script>') + 8, page.lastIndexOf('</script>'));
  for (const text of [style, script]) {
    expect(page).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
});

test('what repeats is written once', async () => {
  const data = encode(await reportOf(), []);
  expect(data.clusters).toHaveLength(40);
  expect(data.accesses.length).toBeLessThan(6);
  expect(data.consumers.map(({ cells }) => cells.length)).toStrictEqual([40, 40]);
});

test('rows: the broken first, then the rare; a search lists clusters; a group opens', async () => {
  const data = encode(await reportOf(), []);
  const rows = new Rows(data);
  const grouped = rows.of(FILTER);
  expect(grouped[0]).toMatchObject({ worst: 'broken' });
  expect(grouped.reduce((sum, row) => sum + row.clusters.length, 0)).toBe(40);
  expect(grouped.length).toBeLessThan(5);
  expect(rows.of({ ...FILTER, search: 'CLUSTER-0006' })).toMatchObject([{ clusters: [5], worst: 'broken' }]);
  expect(rows.of({ ...FILTER, alike: false })).toHaveLength(40);
  const group = grouped.find(row => row.clusters.length > 1);
  expect(rows.of({ ...FILTER, open: new Set([group?.key ?? '']) })).toHaveLength(grouped.length + (group?.clusters.length ?? 0));
});

test('input without any consumer still gives a page', async () => {
  const { out, code } = await cli(['report', '-', '-o', 'html'], { stdin: yaml([cluster('c1')]) });
  expect(code).toBe(0);
  expect(out).toContain('</html>');
});

test('a right in several namespaces is one text with all of them, so that a search finds each', async () => {
  const namespaces = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const subject = { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name: 'my-app' };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' };
  const roleBindings = namespaces.map(namespace => ({ name: `b-${namespace}`, namespace, roleRef, subject }));
  const grant = { ...permission('c1', 'my-app'), spec: { roleBindings } };
  const manifests = [cluster('c1'), ...application('my-app', ['c1']).map(object => object.kind === 'ClusterPermission' ? grant : object)];
  const report = JSON.parse((await cli(['report', '-', '-o', 'json'], { stdin: yaml(manifests) })).out) as AccessReport;
  expect(encode(report, []).strings).toStrictEqual(['what ClusterRole edit allows in namespaces a, b, c, d, e, f, g']);
});
