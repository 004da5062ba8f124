import { execFileSync } from 'child_process';
import * as fc from 'fast-check';
import { cli, folderWith } from '../cli';
import { account, application, cluster, yaml } from '../world';

const APP = yaml([cluster('c1'), ...application('my-app', ['c1'])]);
const objects = (out: string) => Number(/in ([\d,]+) objects?/.exec(out)?.[1].replace(',', ''));

describe('where manifests come from', () => {
  test('standard input', async () => {
    expect(objects((await cli(['check', '-'], { stdin: APP })).out)).toBe(11);
  });

  test('a folder with everything below it, and nothing of node_modules', async () => {
    const files = {
      'dist/a.yaml': APP,
      'dist/deep/b.yml': yaml([account('c1', 'x')]),
      'dist/c.json': JSON.stringify(account('c2', 'y')),
      'dist/node_modules/d.yaml': APP,
      'dist/e.txt': 'no',
    };
    expect(objects((await cli(['check', 'dist'], { files })).out)).toBe(13);
  });

  test('a pattern', async () => {
    expect(objects((await cli(['check', 'dist/*.yaml'], { files: { 'dist/a.yaml': APP, 'dist/b.yml': APP } })).out)).toBe(11);
  });

  test('the same file named twice counts once', async () => {
    expect(objects((await cli(['check', 'a.yaml', 'a.yaml'], { files: { 'a.yaml': APP } })).out)).toBe(11);
  });

  test.each(['YAML', 'JSON'])('a List in %s, each object with its own line', async form => {
    const list = { apiVersion: 'v1', kind: 'List', items: [cluster('c1'), account('c1', 'my-app', '30d')] };
    const text = form === 'YAML' ? yaml([list]) : JSON.stringify(list, undefined, 2);
    const { out } = await cli(['check', 'export', '--format', 'json'], { files: { export: text } });
    const { findings } = JSON.parse(out);
    const line = text.split('\n').findIndex(row => row.includes('30d')) + 1;
    expect(findings.find((finding: { rule: string }) => finding.rule === 'validity-not-a-duration').place).toStrictEqual({ file: 'export', line });
  });

  test('a commit, without touching the working tree', async () => {
    const cwd = folderWith({ 'manifests/a.yaml': APP, 'manifests/values.txt': 'x' });
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    expect(objects((await cli(['check', 'git:HEAD:manifests'], {}, cwd)).out)).toBe(11);
    expect(await cli(['check', 'git:nowhere:manifests'], {}, cwd)).toMatchObject({ code: 2, err: expect.stringContaining('git knows no commit \'nowhere\'') });
    expect(await cli(['check', 'git:HEAD:nothing'], {}, cwd))
      .toMatchObject({ code: 2, err: expect.stringContaining('no .yaml, .yml or .json file at \'nothing\'') });
    expect(await cli(['check', 'git:--output=x:manifests'], {}, cwd)).toMatchObject({ code: 2 });
  });
});

describe('what cannot be read', () => {
  const refused: [string, string | Buffer, number, string][] = [
    ['no YAML', 'a: 1\nb: [1\nc: 2\n', 3, 'is not YAML'],
    ['a key twice', 'apiVersion: v1\nkind: A\nkind: B\n', 3, 'has the key \'kind\' twice'],
    ['an anchor in itself', 'apiVersion: v1\nkind: A\nspec: &a\n  b: *a\n', 1, 'has an anchor that refers to itself'],
    ['an alias without an anchor', 'apiVersion: v1\nkind: A\nspec: *b\n', 1, 'cannot be read: Unresolved alias'],
    [
      'an alias bomb',
      `apiVersion: v1\nkind: A\na: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from(
        { length: 9 },
        (_, i) => `a${i}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`,
      ).join('\n')}\n`,
      1,
      'has aliases that unfold to more than 1,000,000 values',
    ],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('apiVersion: v1\nkind: '), Buffer.from([0xe9]), Buffer.from('\n')]),
      2,
      'holds bytes that are not UTF-8',
    ],
    ['YAML nested without end', `apiVersion: v1\nkind: A\nspec: ${'['.repeat(3000)}${']'.repeat(3000)}\n`, 3, 'is nested more deeply than'],
    ['YAML nested far beyond any object', `apiVersion: v1\nkind: A\nspec: ${'['.repeat(600)}${']'.repeat(600)}\n`, 1, 'is nested more deeply than'],
    ['UTF-16', Buffer.from('\ufeffapiVersion: v1\n', 'utf16le'), 1, 'is UTF-16'],
    ['a key twice in JSON', '{\n"apiVersion": "v1",\n"kind": "A",\n"kind": "B"}', 4, 'has the key \'kind\' twice'],
  ];

  test.each(refused)('%s is named with its line, the rest is judged, and the exit code is 2', async (_, text, line, words) => {
    const { code, out, err } = await cli(['check', 'all'], { files: { 'all/bad.yaml': text, 'all/good.yaml': APP } });
    expect(err).toContain(`all/bad.yaml:${line}: ${words}`);
    expect(objects(out)).toBe(11);
    expect(code).toBe(2);
  });

  test('a broken document leaves the others of its file', async () => {
    const { code, out, err } = await cli(['check', '-'], { stdin: `a: [\n---\n${APP}` });
    expect(err).toMatch(/<stdin>:\d+: is not YAML/);
    expect(objects(out)).toBe(11);
    expect(code).toBe(2);
  });

  test('a file that is not there', async () => {
    expect(await cli(['check', 'nowhere.yaml'])).toMatchObject({ code: 2, err: expect.stringContaining('nowhere.yaml: there is no such file or folder') });
  });

  test('an empty folder, and input without any object', async () => {
    expect(await cli(['check', 'empty'], { files: { 'empty/readme.txt': '' } }))
      .toMatchObject({ code: 2, err: expect.stringContaining('the folder contains no') });
    expect(await cli(['check', '-'])).toMatchObject({ code: 2, err: expect.stringContaining('contains no Kubernetes object') });
  });

  test('a format that is not known and a file that cannot be written are refused', async () => {
    const cwd = folderWith({ 'a.yaml': APP });
    expect(await cli(['check', 'a.yaml', '--output-file', 'x/y.json'], {}, cwd)).toMatchObject({ code: 2, err: expect.stringContaining('x/y.json') });
    expect((await cli(['check', 'a.yaml', '--format', 'nonsense'], {}, cwd)).code).toBe(2);
  });
});

test('JSON nested without end is refused by its depth', async () => {
  const { code, err } = await cli(['check', '-'], { stdin: `{"apiVersion":"v1","kind":"A","spec":${'['.repeat(100_000)}${']'.repeat(100_000)}}` });
  expect([code, err]).toStrictEqual([2, expect.stringContaining('<stdin>:1: is nested more deeply than 500 levels')]);
});

test('whatever stands in a file, the answer is an exit code', async () => {
  const pieces = fc.constantFrom(
    'apiVersion: v1\n',
    'kind: Secret\n',
    'kind: List\n',
    'items: [',
    'items:\n- ',
    '&a ',
    '*a ',
    '---\n',
    '{',
    '}',
    ']',
    '"',
    ': ',
    '\n  ',
    '|',
    '>',
    '?',
    '!!',
    '%YAML 1.1',
    '\t',
    'yes',
    '<<: ',
    '\u0000',
  );
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), async parts => {
    const { code } = await cli(['check', '-'], { stdin: parts.join('') }, '.');
    expect([0, 1, 2]).toContain(code);
  }), { numRuns: 300 });
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
    const { code } = await cli(['check', '-'], { stdin: Buffer.from(bytes) }, '.');
    expect([0, 1, 2]).toContain(code);
  }), { numRuns: 200 });
});

describe('progress', () => {
  const big = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n  a: ${'x'.repeat(2_100_000)}\n`;

  test('a large file is announced on a terminal, in a line that goes away', async () => {
    const { err } = await cli(['check', 'big.yaml'], { files: { 'big.yaml': big }, progress: true });
    expect(err).toBe('\r\u001b[Kreading 1 of 1: big.yaml\r\u001b[K');
  });

  test('nothing is in a pipe', async () => {
    expect((await cli(['check', 'big.yaml'], { files: { 'big.yaml': big } })).err).toBe('');
  });
});

describe('what is read otherwise than it looks', () => {
  test('documents that are no Kubernetes objects are named, and do not count as unreadable', async () => {
    const { code, err, out } = await cli(['check', 'all'], { files: { 'all/values.yaml': 'replicas: 3\n---\njust text\n---\n- 1\n', 'all/good.yaml': APP } });
    expect(err).toContain('all/values.yaml:1: is not a Kubernetes object: it has no apiVersion and no kind');
    expect(err).toContain('all/values.yaml:3: is not a Kubernetes object: a text is in the place of an object');
    expect(err).toContain('all/values.yaml:5: is not a Kubernetes object: a list is in the place of an object');
    expect([code, objects(out)]).toStrictEqual([0, 11]);
  });

  test('words that are booleans to kubectl are booleans here, and said', async () => {
    const text = APP.replace('sync-to-clusterprofile: "true"', 'sync-to-clusterprofile: yes');
    const { err, out } = await cli(['check', 'a.yaml'], { files: { 'a.yaml': text } });
    const line = text.split('\n').findIndex(row => row.endsWith(': yes')) + 1;
    expect(err).toContain(`a.yaml:${line}: 'yes' without quotes is the boolean true to Kubernetes`);
    expect(out).toContain('sync-label');
  });

  test('an anchor used many times, and merge keys, are fine', async () => {
    const items = Array.from({ length: 5000 }, (_, i) => `- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: m${i}, labels: *l}\n`).join('');
    const { code, out } = await cli(['check', '-'], { stdin: `apiVersion: v1\nkind: List\nmetadata: {labels: &l {a: b}}\nitems:\n${items}` });
    expect([code, objects(out)]).toStrictEqual([0, 5000]);
  });

  test('a byte-order mark, Windows lines and empty documents', async () => {
    const { code, err, out } = await cli(['check', '-'], { stdin: `\ufeff---\r\n---\r\n${APP.replace(/\n/g, '\r\n')}---\r\n` });
    expect([code, err, objects(out)]).toStrictEqual([0, '', 11]);
  });

  test('a byte-order mark at the start of a later document', async () => {
    const { code, err, out } = await cli(['check', '-'], { stdin: APP.replace(/---\n/g, '---\n\ufeff') });
    expect([code, err, objects(out)]).toStrictEqual([0, '', 11]);
    const held = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  a: |\n    ---\n    \ufefftext\n';
    expect((await cli(['check', '-'], { stdin: held })).err).toBe('');
  });

  test('text that is written as binary is text, a kind too', async () => {
    const kind = Buffer.from('ManagedServiceAccount').toString('base64');
    const { err, out } = await cli(['check', '-'], { stdin: APP.replace(/^kind: ManagedServiceAccount$/m, `kind: !!binary ${kind}`) });
    expect([err, out]).toStrictEqual(['', (await cli(['check', '-'], { stdin: APP })).out]);
  });
});
