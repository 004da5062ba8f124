import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from '../cli';
import { account, cluster, names, yaml } from '../world';

const FILE = 'ocm-access.baseline.yaml';
const CLUSTERS = names(200, 'c');
const odd = (cluster_: string) => yaml([cluster(cluster_), account(cluster_, 'odd', '30d')]);
const mended = (cluster_: string) => yaml([cluster(cluster_), account(cluster_, 'odd', '24h0m0s')]);
const files = (list: readonly string[], text = odd) => Object.fromEntries(list.map(name => [`hub/${name}.yaml`, text(name)]));
const check = (cwd: string, ...more: string[]) => cli(['check', 'hub', ...more], {}, cwd);
const put = (cwd: string, entries: Readonly<Record<string, string>>) =>
  Object.entries(entries).forEach(([name, text]) => fs.writeFileSync(path.join(cwd, name), text));
const ofRule = (list: readonly { rule: string }[]) => list.filter(({ rule }) => rule === 'validity-not-a-duration');

/** A hub with 200 findings, and a baseline of them. */
async function started(file = FILE): Promise<string> {
  const cwd = folderWith(files(CLUSTERS));
  expect((await check(cwd)).code).toBe(1);
  const { code, err } = await check(cwd, '--write-baseline', file);
  expect([code, err]).toStrictEqual([0, `baseline: 200 findings written to ${file}\n`]);
  return cwd;
}

test.each([FILE, 'known.json', 'hub/ocm-access.baseline.yaml'])('a hub with 200 findings starts with them as known: %s', async file => {
  const cwd = await started(file);
  const all = await check(cwd, '--baseline', file);
  expect([all.code, all.err]).toStrictEqual([0, '']);
  expect(all.out).toMatch(/^(?![\s\S]*validity-not-a-duration)[\s\S]*0 errors, 0 warnings, 0 notices in 400 objects; 200 known/);

  put(cwd, files(['d1']));
  const worse = await check(cwd, '--baseline', file);
  expect([worse.code, worse.err]).toStrictEqual([1, '']);
  expect(worse.out).toContain('1 error, 0 warnings, 0 notices in 402 objects; 200 known');
  const json = JSON.parse((await check(cwd, '--baseline', file, '--format', 'json')).out);
  expect([json.findings.map(({ object }: { object: { namespace: string } }) => object.namespace), json.baseline])
    .toStrictEqual([['d1'], { file, known: 200, stale: [] }]);

  put(cwd, files(['d1', ...CLUSTERS.slice(0, 10)], mended));
  const better = await check(cwd, '--baseline', file);
  expect([better.code, better.err]).toStrictEqual([0, `baseline: 10 stale entries in ${file}, without a finding: `
    + ['c0001', 'c0002', 'c0003'].map(name => `validity-not-a-duration ManagedServiceAccount ${name}/odd`).join(', ')
    + ' and 7 more; --write-baseline removes them\n']);
  expect(better.out).toContain('190 known, 10 stale entries');
  const { baseline } = JSON.parse((await check(cwd, '--baseline', file, '--format', 'json')).out);
  expect([baseline.known, baseline.stale.length, baseline.stale[0]]).toStrictEqual([190, 10, {
    rule: 'validity-not-a-duration', kind: 'ManagedServiceAccount', namespace: 'c0001', name: 'odd', messageId: expect.any(String), data: {},
  }]);

  expect((await check(cwd, '--baseline', file, '--write-baseline', file)).err).toBe(`baseline: 190 findings written to ${file}\n`);
  expect((await check(cwd, '--baseline', file)).err).toBe('');
});

test('the file is sorted, an entry a line, whatever the order and the place of the manifests', async () => {
  const cwd = await started();
  const text = fs.readFileSync(path.join(cwd, FILE), 'utf8');
  const lines = text.split('\n').filter(line => line.startsWith('- '));
  expect([lines.length, text]).toStrictEqual([200, expect.stringContaining('\nschemaVersion: 1\nfindings:\n- { "rule": "validity-not-a-duration", "kind"')]);
  expect([...lines].sort()).toStrictEqual(lines);
  const other = folderWith({ 'hub/all.yaml': `# moved\n\n${[...CLUSTERS].reverse().map(odd).join('---\n')}` });
  await check(other, '--write-baseline', FILE);
  expect(fs.readFileSync(path.join(other, FILE), 'utf8')).toBe(text);
  expect((await check(other, '--baseline', FILE)).code).toBe(0);
});

test('a finding whose data changed is new, and its entry is stale', async () => {
  const valid = (hours: number) => ({ 'hub/a.yaml': yaml([account('c1', 'x', `${hours}h0m0s`)]) });
  const cwd = folderWith(valid(8640));
  await check(cwd, '--write-baseline', FILE, '--fail-on', 'none');
  put(cwd, valid(9600));
  const { findings, baseline } = JSON.parse((await check(cwd, '--baseline', FILE, '--format', 'json')).out);
  const days = (list: readonly { rule: string; data: { days: number } }[]) => list.filter(({ rule }) => rule === 'validity-long').map(({ data }) => data.days);
  expect([days(findings), days(baseline.stale)]).toStrictEqual([[400], [360]]);
});

test('two findings of one key need two entries', async () => {
  const cwd = folderWith(files(['c1']));
  await check(cwd, '--write-baseline', FILE);
  const file = path.join(cwd, FILE);
  const [line = ''] = fs.readFileSync(file, 'utf8').split('\n').filter(text => text.startsWith('- '));
  fs.appendFileSync(file, `${line}\n`);
  expect((await check(cwd, '--baseline', FILE)).out).toContain('1 known, 1 stale entry');
});

test('SARIF marks what is new, unchanged and absent, by fingerprints that lines do not change', async () => {
  const cwd = await started();
  put(cwd, { ...files(['d1']), ...files(['c0001'], mended) });
  const results = async (...more: string[]) => JSON.parse((await check(cwd, '--format', 'sarif', ...more)).out).runs[0].results as Result[];
  const states = (list: readonly Result[]) => ['new', 'unchanged', 'absent'].map(state => list.filter(({ baselineState }) => baselineState === state).length);
  const all = await results('--baseline', FILE);
  expect(states(all)).toStrictEqual([1, 199, 1]);
  const prints = (list: readonly Result[]) => list.map(({ partialFingerprints }) => partialFingerprints['ocm-access/v2']);
  expect(new Set(prints(all)).size).toBe(201);
  const before = prints(await results());
  put(cwd, { 'hub/d1.yaml': `# one line more\n${odd('d1')}` });
  expect(prints(await results())).toStrictEqual(before);
  expect(states(await results())).toStrictEqual([0, 0, 0]);
});

interface Result {
  readonly baselineState?: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

test('a baseline of a commit counts, so that a pull request cannot add to it', async () => {
  const cwd = await started();
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'base');
  put(cwd, files(['d1']));
  await check(cwd, '--write-baseline', FILE);
  expect((await check(cwd, '--baseline', FILE)).code).toBe(0);
  expect((await check(cwd, '--baseline', `git:HEAD:${FILE}`)).code).toBe(1);
});

test('names in a baseline end no line and steer no terminal', async () => {
  const entry = { rule: 'r\n::error::x', kind: 'K\u001b[31m', name: '\u202e', messageId: 'm', data: {} };
  const cwd = folderWith({ ...files(['c1'], mended), 'known.json': JSON.stringify({ schemaVersion: 1, findings: [entry] }) });
  expect((await check(cwd, '--baseline', 'known.json')).err)
    .toBe('baseline: 1 stale entry in known.json, without a finding: r\\u000a::error::x K\\u001b[31m \\u202e; --write-baseline removes them\n');
});

test.each([
  ['a: [\n', `${FILE}:2: is not YAML: unexpected end of the stream within a flow collection; write it again with --write-baseline`],
  ['', `${FILE}: is not a baseline: it must have schemaVersion and a list of findings`],
  ['schemaVersion: 2\nfindings: []\n', `${FILE}: schemaVersion = 2: this version of ocm-access reads 1`],
  ['schemaVersion: 1\nfindings: [x]\n', `${FILE}: findings.0: must be a mapping`],
  ['schemaVersion: 1\nfindings: [{rule: a, kind: b, name: c, messageId: d}]\n', `${FILE}: findings.0: 'data' must hold`],
  ['schemaVersion: 1\nfindings: [{rule: a, kind: b, name: 1, messageId: d, data: {}}]\n', `${FILE}: findings.0: 'name' must be text`],
  ['schemaVersion: 1\nfindings: [{rule: a, kind: b, name: c, messageId: d, data: {}, line: 3}]\n', `${FILE}: findings.0: has no 'line'; it takes rule,`],
])('a broken file is refused in words: %j', async (text, words) => {
  const { code, out, err } = await cli(['check', 'a.yaml', '--baseline', FILE], { files: { 'a.yaml': odd('c1'), [FILE]: text } });
  expect([code, out, err]).toStrictEqual([2, '', expect.stringContaining(words)]);
});

test('a file that is missing is refused, and one that is not a baseline is not written over', async () => {
  const cwd = folderWith({ ...files(['c1']), 'other.yaml': 'a: 1\n' });
  expect(await check(cwd, '--baseline', 'none.yaml')).toMatchObject({ code: 2, out: '', err: 'none.yaml: there is no such file\n' });
  const { code, err } = await check(cwd, '--write-baseline', 'other.yaml');
  expect([code, err]).toStrictEqual([2, expect.stringContaining('--write-baseline other.yaml: is there and is not a baseline')]);
  expect(fs.readFileSync(path.join(cwd, 'other.yaml'), 'utf8')).toBe('a: 1\n');
});

test('nothing is written where some of the input could not be read', async () => {
  const cwd = folderWith({ ...files(['c1']), 'hub/broken.yaml': 'a: [\n' });
  expect((await check(cwd, '--write-baseline', FILE)).code).toBe(2);
  expect(fs.existsSync(path.join(cwd, FILE))).toBe(false);
});

test('known findings fail no format, and are no annotation', async () => {
  const cwd = await started();
  for (const format of ['github', 'junit']) {
    const { code, out } = await check(cwd, '--baseline', FILE, '--format', format);
    expect([format, code, out.includes('30d')]).toStrictEqual([format, 0, false]);
  }
  expect(ofRule(JSON.parse((await check(cwd, '--format', 'json')).out).findings)).toHaveLength(200);
});
