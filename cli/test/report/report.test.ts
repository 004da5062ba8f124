import { cli } from '../cli';
import { account, application, cluster, names, permission, yaml } from '../world';

const FLEET = names(50);
const odd = FLEET[20];
const fleet = [...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)];
const withOdd = yaml(fleet.map(object => object.kind === 'ManagedServiceAccount' && (object.metadata as { namespace: string }).namespace === odd
  ? account(odd, 'my-app', '30d')
  : object));

test('clusters that are alike form one line with a count, after the exceptions', async () => {
  const { out, code } = await cli(['report', '-'], { stdin: withOdd });
  const rows = out.split('\n').filter(line => line.startsWith('my-app/my-app'));
  expect(code).toBe(0);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(new RegExp(`${odd} +broken at 'account' +30d`));
  expect(rows[2]).toMatch(new RegExp(`${odd} +account +spec\\.rotation\\.validity = '30d': passes admission`));
  expect(rows[1]).toMatch(/49 clusters: cluster-0001,? .* +complete +24h0m0s/);
});

test('nothing is cut off in a narrow terminal', async () => {
  const { out } = await cli(['report', '-'], { stdin: withOdd, columns: 70 });
  expect(out).not.toContain('…');
  expect(Math.max(...out.split('\n').filter(line => line.startsWith('my-app')).map(line => line.length))).toBeLessThanOrEqual(70);
});

test('Markdown shows the same, with a graph of groups', async () => {
  const { out } = await cli(['report', '-', '-o', 'markdown'], { stdin: withOdd });
  expect(out).toContain('```mermaid\nflowchart LR\n');
  expect(out.match(/-->/g)).toHaveLength(2);
  expect(out).toContain('49 clusters');
  expect(out).toMatch(/\| my-app\/my-app \| cluster-0021 \| broken at 'account' \| 30d \| get, list pods \|/);
  expect(out).toContain('## Findings');
});

test('the graph has at most 100 edges, and says how many it leaves out', async () => {
  const clusters = names(150);
  const many = yaml([...clusters.map(name => cluster(name)), ...application('my-app', clusters).filter(({ kind }) => kind !== 'ClusterPermission'),
    ...clusters.map((name, i) => permission(name, 'my-app', [{ apiGroups: [''], resources: [`things${i}`], verbs: ['get'] }]))]);
  const { out } = await cli(['report', '-', '-o', 'markdown'], { stdin: many });
  expect(out.match(/-->/g)).toHaveLength(100);
  expect(out).toContain('50 more edges left out');
});

test('names cannot break out of Markdown, the graph or a mention', async () => {
  const evil = 'a|b`<script>@team#1"]';
  const { out } = await cli(
    ['report', '-', '-o', 'markdown'],
    { stdin: yaml([cluster('c1'), permission('c1', 'x', undefined, [{ kind: 'User', name: evil }])]) },
  );
  const graph = /```mermaid\n([\s\S]*?)\n```/.exec(out)?.[1] ?? '';
  expect(graph).not.toMatch(/<script>|"\]"/);
  expect(graph.split('\n').slice(1).every(line => /^ {2}a\d+\["[^"]*"\] -\.->\|"[^"]*"\| c\d+\(\["[^"]*"\]\)$/.test(line))).toBe(true);
  expect(out.replace(graph, '')).toContain('a\\|b\\`&lt;script&gt;@&#8203;team#&#8203;1"\\]');
});

test('input that only a part can be read of exits with 2 and still reports', async () => {
  const { code, out } = await cli(['report', '-'], { stdin: `a: [\n---\n${withOdd}` });
  expect(code).toBe(2);
  expect(out).toContain('my-app/my-app');
});

test('JSON is the whole answer', async () => {
  const { consumers } = JSON.parse((await cli(['report', '-', '-o', 'json'], { stdin: withOdd })).out);
  expect(consumers[0].access).toHaveLength(50);
});

test('words are broken only where nothing else fits', async () => {
  const { out } = await cli(['report', '-'], { stdin: withOdd, columns: 90 });
  expect(out).toContain('my-app/my-app ');
  expect(out).toContain('cluster-0001,');
});

test('every account with rights is listed, also without a consumer, and also where only its permission is in the input', async () => {
  const stdin = yaml([
    cluster('c1'), cluster('c2'), ...application('my-app', ['c1']), account('c2', 'my-app'), account('c1', 'backup', '1h'),
    permission('c1', 'backup'), permission('c2', 'backup'), permission('c2', 'elsewhere'),
  ]);
  const { out } = await cli(['report', '-'], { stdin });
  const rows = out.slice(out.indexOf('Accounts without a known consumer')).split('\n');
  expect(rows.find(line => /^backup +c1 /.test(line))).toMatch(/^backup +c1 +1h +get, list pods$/);
  expect(rows.find(line => /^backup +c2 /.test(line))).toMatch(/^backup +c2 +no account in the input +get, list pods$/);
  expect(rows.find(line => /^elsewhere +c2 /.test(line))).toMatch(/no account in the input +get, list pods$/);
  const { out: markdown } = await cli(['report', '-', '-o', 'markdown'], { stdin });
  expect(markdown).toMatch(/\["account backup"\] -\.->/);
});

test('input without a consumer is answered with what is missing, and not with nothing', async () => {
  const stdin = yaml([cluster('c1'), account('c1', 'backup'), permission('c1', 'backup')]);
  const missing = 'The input names no consumer; add what runs the plugin: Kueue\'s configuration';
  for (const format of ['text', 'markdown', 'html']) {
    expect((await cli(['report', '-', '-o', format], { stdin })).out).toContain(missing);
  }
  expect((await cli(['report', '-', '-o', 'markdown'], { stdin })).out).not.toContain('nobody access');
  expect((await cli(['explain', 'backup', 'c1', '-'], { stdin })).err).toContain('is not in the input; the input names no consumer; add what runs');
});

test('the same right in several namespaces is one line, from one binding each, for accounts and for hub identities', async () => {
  const roleBinding = (namespace: string, subject: object) =>
    ({ name: `b-${namespace}`, namespace, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' }, subject });
  const grant = (name: string, subject: object) =>
    ({ ...permission('c1', name), spec: { roleBindings: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(namespace => roleBinding(namespace, subject)) } });
  const accountKind = { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name: 'backup' };
  const stdin = yaml([cluster('c1'), account('c1', 'backup'), grant('backup', accountKind), grant('jane', { kind: 'User', name: 'jane' })]);
  const words = 'what ClusterRole edit allows in namespaces a, b, c, d, e and 2 more';
  const { out: text } = await cli(['report', '-'], { stdin, columns: 200 });
  expect(text.split('\n').filter(line => /^(backup|hub user jane) /.test(line)).map(line => line.includes(words))).toStrictEqual([true, true]);
  const { out: markdown } = await cli(['report', '-', '-o', 'markdown'], { stdin });
  expect(markdown).toContain(`| hub user jane | c1 | ${words} | ClusterPermission jane-access | yes |`);
  const { otherAccounts } = JSON.parse((await cli(['report', '-', '-o', 'json'], { stdin })).out);
  expect(otherAccounts[0].placedRights).toStrictEqual([{ right: 'what ClusterRole edit allows', namespaces: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }]);
});
