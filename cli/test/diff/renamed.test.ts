import { cli } from '../cli';
import { account, application, cluster, names, permission, yaml } from '../world';

type Json = Record<string, unknown>;

const at = (...clusters: string[]) => [...clusters.map(name => cluster(name)), ...application('my-app', clusters)];
const diff = (base: Json[], head: Json[], ...args: string[]) =>
  cli(['diff', 'base', 'head', ...args], { files: { 'base/a.yaml': yaml(base), 'head/a.yaml': yaml(head) } });
const LINE = '- cluster eu-1 is renamed eu-9';

test('a renamed cluster is one line instead of what is gained and lost, and that much is said', async () => {
  const { out, code } = await diff(at('eu-1', 'eu-2'), at('eu-9', 'eu-2'));
  expect(out).toBe([
    '<!-- ocm-access diff -->', '## Access', '', '**1 renamed cluster, no other change of access.**', '', '### Renamed clusters', '',
    'All else about them is the same. What comes and goes with the names counts for `--fail-on`, since it may be another cluster: '
      + '3 gains (1 account, 1 copy, 1 reader), 3 losses (1 account, 1 copy, 1 reader).',
    '', LINE, '',
  ].join('\n'));
  expect(code).toBe(0);
});

const CODES: [string, number][] = [['gained', 1], ['lost', 1], ['gained,lost', 1], ['new-findings', 0], ['unjudged', 0]];

test.each(CODES)('--fail-on %s exits with %i on a rename', async (failOn, code) => {
  expect((await diff(at('eu-1'), at('eu-9'), '--fail-on', failOn)).code).toBe(code);
});

test('findings and questions that come with the name fail the comparison, too, and are counted', async () => {
  const [base, head] = ['eu-1', 'eu-9'].map(name => [...at(name), account(name, 'long', '8640h0m0s')]);
  for (const failOn of ['new-findings', 'unjudged']) {
    const { out, code } = await diff(base, head, '--fail-on', failOn);
    expect([out.includes(LINE), code]).toStrictEqual([true, 1]);
    expect(out).toMatch(/1 new finding \(1 warning\), 1 finding gone \(1 warning\), \d new unknowns?\./);
    expect(out).not.toContain('### New findings');
  }
});

test('other changes are as they are without the rename, and keep their own clusters', async () => {
  const { out } = await diff(at('eu-1'), [...at('eu-9', 'us-1'), account('us-1', 'more')]);
  expect(out).toMatch(/\*\*1 renamed cluster, 5 gains, 0 losses/);
  expect(out).toContain(LINE);
  const [table, rest] = [out.slice(0, out.indexOf('### Access gained')), out.slice(out.indexOf('### Access gained'))];
  expect(table).toContain('| account \'my-app\' | get, list pods | us-1 | all |');
  expect(rest).not.toMatch(/eu-[19]/);
  expect(rest).toContain('- 1 added: us-1');
});

test('JSON has the rename as data, and all that comes with it', async () => {
  const found = JSON.parse((await diff(at('eu-1'), at('eu-9'), '-o', 'json')).out);
  expect(found).toMatchObject({ changed: true, renamedClusters: [{ before: 'eu-1', after: 'eu-9' }], clustersAdded: ['eu-9'], clustersRemoved: ['eu-1'] });
  expect(found.gained.map(({ ofRenamedCluster }: { ofRenamedCluster: boolean }) => ofRenamedCluster)).toStrictEqual([true, true, true]);
});

test('without a rename that is certain, everything is listed', async () => {
  for (const head of [at('eu-9', 'eu-8'), [...at('eu-9'), permission('eu-9', 'other')]]) {
    const { out } = await diff(at('eu-1'), head);
    expect(out).not.toContain('renamed');
    expect(out).toContain('### Access lost');
  }
});

test('many renames fold with their number, and their names cannot break out', async () => {
  const world = (clusters: string[]) => clusters.flatMap((name, i) =>
    [account(name, 'x'), permission(name, 'x', [{ apiGroups: [''], resources: [`things${i}`], verbs: ['get'] }])]);
  const evil = (name: string) => `${name}|\`</summary>`;
  const { out } = await diff(world(names(12, 'old-').map(evil)), world(names(12, 'new-').map(evil)));
  expect(out).toContain('<details><summary>12 renamed clusters: 12 gains (12 accounts), 12 losses (12 accounts)');
  expect(out).toContain('- cluster old-0001\\|\\`&lt;/summary&gt; is renamed new-0001\\|\\`&lt;/summary&gt;\n');
  expect(out.match(/<\/summary>/g)).toHaveLength(out.match(/<summary>/g)?.length ?? 0);
});
