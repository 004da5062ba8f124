import { cli } from '../cli';
import { account, application, cluster, names, permission, yaml } from '../world';

type Json = Record<string, unknown>;

const FLEET = names(3);
const BASE = [...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)];
const diff = (base: Json[], head: Json[]) => cli(['diff', 'base', 'head'], { files: { 'base/a.yaml': yaml(base), 'head/a.yaml': yaml(head) } });

/** An account that may do something in namespaces of a cluster. */
function within(on: string, name: string, namespaces: readonly string[]): Json[] {
  const subject = { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name };
  return [account(on, name), {
    ...permission(on, name),
    spec: {
      roles: namespaces.map(namespace => ({ namespace, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['delete'] }] })),
      roleBindings: namespaces.map(namespace => ({ namespace, roleRef: { kind: 'Role' }, subject })),
    },
  }];
}

/** Cells of the rows of the tables in a text; a wrong number of cells would be another table. */
function rowsOf(markdown: string): string[][] {
  return markdown.split('\n').filter(line => line.startsWith('|')).map(line => line.slice(1, -1).split(/(?<!\\)\|/).map(cell => cell.trim()));
}

test('the comment leads with who gains what where', async () => {
  const { out } = await diff(BASE, [...BASE, ...FLEET.flatMap(name => within(name, 'cleaner', ['a', 'b', 'c', 'd', 'e', 'f', 'g']))]);
  expect(out.split('\n').slice(3, 9)).toStrictEqual([
    expect.stringMatching(/^\*\*2 gains, 0 losses, /), '', '### Who gains what where', '', '| who | rights | clusters | namespaces |', '|---|---|---|---|',
  ]);
  expect(rowsOf(out)).toContainEqual(['account \'cleaner\'', 'delete pods', 'cluster-0001, cluster-0002, cluster-0003', 'a, b, c, d, e and 2 more']);
  expect(out).toContain('account \'cleaner\' with delete pods in namespaces a, b, c, d, e and 2 more; its token');
  expect(out.indexOf('### Access gained')).toBeGreaterThan(out.indexOf('| account'));
});

test('losses are a table of their own', async () => {
  const { out } = await diff([...BASE, ...within('cluster-0001', 'cleaner', ['a'])], BASE);
  expect(out).not.toContain('### Who gains');
  expect(out.slice(out.indexOf('### Who loses what where'))).toContain('| account \'cleaner\' | delete pods | cluster-0001 | a |');
});

test('a short list is open, and a long one folds with how many of which kind', async () => {
  const accounts = (count: number) => names(count, 'app-').map((name, i) => account('cluster-0001', name, `${8640 + i}h0m0s`));
  const base = [cluster('cluster-0001')];
  const [short, long] = [(await diff(base, accounts(10))).out, (await diff(base, accounts(12))).out];
  expect(short.slice(0, short.indexOf('### New findings'))).not.toContain('<details>');
  expect(long).toContain('### Access gained\n\n<details><summary>12 gains: 12 accounts</summary>\n\n- **account**: ');
  expect(long).toMatch(/### New findings\n\n<details><summary>12 new findings: 12 warnings<\/summary>\n\n- \*\*warning\*\*/);
  expect(long.match(/<details>/g)).toHaveLength(long.match(/\n\n<\/details>\n/g)?.length ?? 0);
  // The table keeps its first rows open, and repeats its head where it goes on.
  const table = long.slice(long.indexOf('### Who'), long.indexOf('### Access gained'));
  expect(rowsOf(table.slice(0, table.indexOf('<details>')))).toHaveLength(2 + 10);
  expect(table.slice(table.indexOf('<details>'))).toMatch(/^<details><summary>Who gains what where: 12 rows about 12 identities, .*<\/summary>\n\n\| who .*\n\|---\|---\|---\|---\|\n(\| .* \|\n){2}\n<\/details>/);
});

test('what is folded closes its tags where lines are left out, too', async () => {
  const clusters = names(2000);
  const rights = (i: number, verb: string) => permission(clusters[i], 'my-app', [{ apiGroups: [''], resources: [`things${i}`], verbs: [verb] }]);
  const at = (verb: string) => clusters.flatMap((name, i) => [account(name, 'my-app'), rights(i, verb)]);
  const { out } = await diff(at('get'), at('delete'));
  expect(out.length).toBeLessThan(60_000);
  expect(out).toContain('<details><summary>2,000 gains: 2,000 changes of rights</summary>');
  expect(out).toMatch(/- and [\d,]+ more lines; .*\n\n<\/details>/);
  expect(out.match(/<details>/g)).toHaveLength(out.match(/<\/details>/g)?.length ?? 0);
});

test('names cannot break out of a row, a fold or a summary', async () => {
  const evil = 'a|b`</details>\n| x | y |\n<script>@team#1"]';
  const users = names(12).map(name => ({ kind: 'User', name: `${name}${evil}` }));
  const { out } = await diff([], [permission('c1', 'x', undefined, users)]);
  expect(out).not.toMatch(/<script>|@team/);
  expect(out.match(/<\/details>/g)).toHaveLength(out.match(/^<\/details>$/gm)?.length ?? 0);
  expect(rowsOf(out).filter(row => row.length !== 4)).toStrictEqual([]);
  expect(rowsOf(out)[3][0]).toBe('hub user cluster-0001a\\|b\\`&lt;/details&gt;\\\\u{a}\\| x \\| y \\|\\\\u{a}&lt;script&gt;@&#8203;team#&#8203;1"\\]');
  expect([...out.matchAll(/<summary>(.*)<\/summary>/g)].map(match => match[1]).join()).not.toContain('cluster-0001');
});

test('long names and many rights keep a row short', async () => {
  const rules = names(40, 'things').map((resource, i) => ({ apiGroups: [''], resources: [resource], verbs: [`verb${i}`] }));
  const wide = { apiGroups: [''], resources: names(40, 'many'), verbs: ['get'] };
  const { out } = await diff([], [permission('c1', 'x', [...rules, wide], [{ kind: 'User', name: 'u'.repeat(5_000) }])]);
  const rows = out.split('\n').filter(line => line.startsWith('|'));
  expect(Math.max(...rows.map(row => row.length))).toBeLessThan(1_000);
  expect(rows[2]).toMatch(/get many0001, .* and \d+ more<br>.*<br>and 38 more \|/);
});
