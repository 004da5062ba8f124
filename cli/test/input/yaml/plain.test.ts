import * as fs from 'fs';
import * as path from 'path';
import * as fc from 'fast-check';
import { LIMITS } from '../../../src/input/limits';
import { readPlain } from '../../../src/input/yaml/plain';
import { readStrictly, readYaml } from '../../../src/input/yaml/read';

const ROOT = path.join(__dirname, '..', '..', '..', '..');
const DOCUMENTS = ['test/golden/quickstart', 'examples/pull-request/head', 'docs/rules/examples'].flatMap(folder =>
  fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml'))
    .flatMap(name => fs.readFileSync(path.join(ROOT, folder, name), 'utf8').split(/^---\n/m)).filter(text => text.trim() !== ''));

/** What is taken by the fast reader is read by the strict one as the same, without a complaint. */
function readsTheSame(text: string): boolean {
  const isPlain = readPlain(text) !== undefined;
  if (isPlain) {
    const [fast, strict] = [readYaml(text, LIMITS), readStrictly(text, LIMITS)]
      .map(({ objects, problems }) => ({ values: objects.map(({ value }) => value), problems }));
    expect({ text, ...fast }).toStrictEqual({ text, ...strict });
    expect(strict.problems).toStrictEqual([]);
  }
  return isPlain;
}

test('most documents of people and programs are plain, and read the same', () => {
  expect(DOCUMENTS.filter(readsTheSame).length / DOCUMENTS.length).toBeGreaterThan(0.9);
});

test.each(['cluster-007', 'eu-00', 'rack-0', 'site-0x1f', 'zone-1e5', 'a-1_000', 'b-.5', 'half-12:30'])(
  'a name that ends as a number is written is plain: %s', name => {
    expect(readsTheSame(`kind: ManagedCluster\nmetadata:\n  name: ${name}\nlist:\n- ${name}\nflow: [${name}, b]\n`)).toBe(true);
  });

const PIECES = [
  'a', 'b: ', '- ', ': ', '\n', '\n  ', '\n- ', '"', '\'', '[', ']', '{', '}', ',', ', ', '#', ' #', '|', '|-', '>', '>-', '|2', '\n\n', '0', '1', '-',
  '.', '1.5',
  '1e3', 'null', 'true', 'True', '~', '\\n', '\\', '@', '=', '<', '? ', ' ', '  ', '0x1f', '0b11', '1_0', '.inf', '/', 'key', '\n    ', '-1', '+1', '-0',
  '2001-01-01', '1:30', 'é', '😀', '%', '"a"', '\'b\'', '"a": ', '---', '...', '...\n', '!', '!!binary ', '&a', '*a', '<<: ', '^', '(', '|+', '>+\n', '\\x41',
  '\\u12', '\'\'', '""', '{}', '[]', '-\n', '-  - ', '- - ', 'a:b', ':a', 'a :', '\u00a0', '>1', '  \n', '\t', '\r\n', 'yes', 'off', 'items:',
  '\n- kind: a', 'a-00', 'b-0x1', 'c-1e5', '-00', '-0x1', 'd-.5', 'e-1:2', '::', '?:', '\n ?', '\n  :', '-  a',
];

test('whatever is put together, both readers read the same', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }), pieces => void readsTheSame(pieces.join(''))), { numRuns: 3000 });
});

test('whatever is changed in a manifest, both readers read the same', () => {
  const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...PIECES), fc.nat(3));
  const small = DOCUMENTS.filter(text => text.length < 1000);
  fc.assert(fc.property(fc.constantFrom(...small), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
    readsTheSame(edits.reduce((changed, [where, piece, cut]) => {
      const at = Math.floor(where * changed.length);
      return changed.slice(0, at) + piece + changed.slice(at + cut);
    }, text));
  }), { numRuns: 1000 });
});

test.each<[string, string]>([
  ['an anchor', 'a: &x b'], ['an alias in a list', '- a\n- *a'], ['a tag', 'a: !!str 1'], ['a merge key', '<<: {a: b}'], ['a directive', '%YAML 1.1\n--- a'],
  ['a tab', 'a:\tb'], ['a byte-order mark', '\ufeffa: b'], ['Windows lines', 'a: b\r\n'], ['an old boolean', 'a: yes'], ['in a list', '[a, off]'],
  ['as a key', 'on: push'], ['an octal number', 'a: 0755'], ['a binary number', 'a: 0b11'], ['a number with marks', 'a: 1_000'], ['a time', 'a: 12:30'],
  ['a negative zero', 'a: -0'], ['infinity', 'a: -.inf'], ['nothing as a key', 'null: a'], ['a tilde as a key', '{~: a}'],
  ['without a value', '{null}'], ['a complex key', '? a\n: b'],
  ['no key', ': a'], ['a collection as a key', '[]: a'], ['without a value', 'a: {{}}'], ['after another key', '{a: 1, [b]}'],
  ['after a comment', '{ # c\n  {}}'],
  ['an item with a comment alone', '- - # c\n- a'],
  ['a key that is there twice', 'a: 1\na: 2'],
  ['a quote that does not end', 'a: "b'],
  ['a prototype', '__proto__: {a: b}'], ['another document', 'a: b\n--- c'], ['an end', 'a: b\n...\n'],
])('%s is left to the strict reader', (_, text) => {
  expect(readPlain(text)).toBeUndefined();
});

describe('where a document is', () => {
  const lines = (text: string) =>
    readYaml(text, LIMITS).objects.map(({ startLine, start, end, line, item }) => ({ startLine, text: text.slice(start, end), line, item }));

  test('in a file with several, whichever reader takes each', () => {
    expect(lines('# first\n--- # one\na: 1\n---\n\nb: &x 2\n---\n# none\n---\nc: 3')).toStrictEqual([
      { startLine: 3, text: 'a: 1\n', line: undefined, item: undefined },
      { startLine: 6, text: 'b: &x 2\n', line: 6, item: undefined },
      { startLine: 10, text: 'c: 3', line: undefined, item: undefined },
    ]);
  });

  test('and each item of a list', () => {
    expect(lines('---\nkind: List\napiVersion: v1\nitems:\n- {a: 1}\n- {a: 2}\n').map(({ startLine, item }) => [startLine, item]))
      .toStrictEqual([[2, 0], [2, 1]]);
  });

  test('a mistake is named with its line in the file', () => {
    expect(readYaml('a: 1\n---\nb: 1\nb: 2\n', LIMITS).problems.map(({ line }) => line)).toStrictEqual([4]);
  });
});

test.each<[string, string]>([
  ['lines', '\n'.repeat(200_000)],
  ['digits', `a: ${'1'.repeat(200_000)}`],
  ['spaces', `a: ${' '.repeat(200_000)}b`],
  ['brackets', `a: ${'} '.repeat(100_000)}`],
  ['dashes', '- '.repeat(100_000)], ['colons', ': '.repeat(100_000)], ['pipes', '| '.repeat(100_000)],
])('many %s take no time', (_, text) => {
  const started = Date.now();
  readPlain(text);
  expect(Date.now() - started).toBeLessThan(2000);
});
