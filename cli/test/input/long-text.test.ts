import { cli } from '../cli';
import { application, cluster, names, yaml } from '../world';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n';
const check = async (text: string, limit: string) => cli(['check', 'x.yaml', '--limit', `value=${limit}`], { files: { 'x.yaml': text } });

describe('a text over the limit is refused with its line', () => {
  const lines = (line: string) => `${line}\n`.repeat(300);
  test.each<[string, string, number]>([
    ['a block', `data:\n  x: |\n${lines('    word')}`, 5],
    ['a block of comments, as they look', `data:\n  x: |\n${lines('    # word')}`, 5],
    ['a block with a comment and a tag', `data:\n  "x": !!str |2- # why\n${lines('      word')}`, 5],
    ['a block in lines that end in CRLF', `data:\n  x: |\n${lines('    word\r')}`, 5],
    ['a block in an item of a list', `data:\n  - a: b\n    x: >-\n${lines('      word')}  - c`, 6],
    ['a block as an item', `data:\n  - |\n${lines('    word')}`, 5],
    ['a plain text', `data:\n  x: word\n${lines('    word')}`, 5],
    ['a text in quotes', `data:\n  x: "word\n${lines('    word')}    "\n`, 5],
    ['a text whose quotes never end', `data:\n  x: 'word\n${lines('    word')}`, 5],
    ['a block after another object', `data: {a: b}\n---\n${CONFIG}data:\n  x: |\n${lines('    word')}`, 10],
  ])('%s', async (_, data, line) => {
    const { code, err } = await check(CONFIG + data, '1000');
    expect([code, err.split('\n')[0]]).toStrictEqual([2, expect.stringMatching(new RegExp(`^cannot read x\\.yaml:${line}: holds a text of more than`))]);
  });
});

test('a text below the limit is none, whatever surrounds it', async () => {
  const text = `${CONFIG}data:\n  x: |\n${'  \n    word\n'.repeat(20)}  q: "a\n    b"\n  z:\n    - a: |\n    - k:\n        l: >\n          m\n`;
  const { err } = await check(`${text}---\n`.repeat(50), '180');
  expect(err).toBe('');
});

test.each<[string, string]>([
  ['an input', yaml([...names(30).map(name => cluster(name)), ...application('a', names(30))]).replace(/\n {6}.{150,}\n/g, '\n')],
  ['a list of objects', `apiVersion: v1\nkind: List\nitems:\n${`- ${CONFIG.trim().replace(/\n/g, '\n  ')}\n`.repeat(80)}`],
  ['a mapping below an item', `${CONFIG}data:\n- a: b\n  c:\n${'    d: e\n'.repeat(500)}`],
  ['a mapping with an anchor', `${CONFIG}data: &all\n${Array.from({ length: 500 }, (_, i) => `    d${i}: e\n`).join('')}`],
  ['braces over lines', `${CONFIG}data: {\n  a: b, c: {\n${Array.from({ length: 500 }, (_, i) => `      d${i}: e,\n`).join('')}  }}\n`],
  ['comments', `${CONFIG}data:\n  x: a\n${'    # word\n'.repeat(500)}`],
])('%s longer than the limit is no text', async (_, text) => {
  const { err } = await check(text, '1000');
  expect(err).not.toContain('holds a text');
});

test('what fills a machine is refused at once', async () => {
  const started = Date.now();
  const { code, err } = await check(`${CONFIG}data:\n  x: "\n${`    ${'a'.repeat(95)}\n`.repeat(500_000)}`, '4M');
  expect([code, err]).toStrictEqual([2, expect.stringContaining('x.yaml:5: holds a text of more than 4 MB')]);
  expect(Date.now() - started).toBeLessThan(5_000);
}, 20_000);
