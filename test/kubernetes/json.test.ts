import * as fc from 'fast-check';
import { canonical, contentText, copyOf, isSame, list, parseGoJson, tidy } from '../../src/kubernetes/json';

const value = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom<unknown>(null, true, 0, 1, '', 'a'), fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 })),
})).value;

describe('isSame', () => {
  test('compares content, whatever the order of keys', () => {
    fc.assert(fc.property(value, value, (a, b) => isSame(a, b) === (canonical(a) === canonical(b))), { numRuns: 2_000 });
    fc.assert(fc.property(value, a => isSame(a, JSON.parse(canonical(a)))));
  });

  test('ends where a value holds itself, and takes none of these for the same', () => {
    const [one, other]: Record<string, unknown>[] = [{}, {}];
    one.a = one;
    other.a = other;
    expect(isSame(one, other)).toBe(false);
  });
});

describe('texts of equal content', () => {
  test('are equal, whatever the order of keys', () => {
    expect(canonical({ b: [{ z: 1, y: 2, x: 3 }, 'b', 'a'], a: null })).toBe('{"a":null,"b":[{"x":3,"y":2,"z":1},"b","a"]}');
  });

  test('are not made of what holds itself', () => {
    const itself: unknown[] = [];
    itself.push(itself);
    expect(contentText(itself)).toBeUndefined();
    expect(contentText([])).toBe('[]');
  });
});

test('a copy shares no mapping and no list', () => {
  const before = { a: [{ b: 'c' }], d: { e: null } };
  const copy = copyOf(before);
  expect(copy).toStrictEqual(before);
  expect([copy === before, copy.a === before.a, copy.a[0] === before.a[0], copy.d === before.d]).toStrictEqual([false, false, false, false]);
});

test('an object is written with the keys below its top level in order', () => {
  expect(JSON.stringify(tidy({ kind: 'K', apiVersion: 'v1', spec: { b: 1, a: [{ d: 1, c: [2, 1] }] } })))
    .toBe('{"kind":"K","apiVersion":"v1","spec":{"a":[{"c":[2,1],"d":1}],"b":1}}');
});

test('of a list only mappings count', () => {
  expect(list([{ a: 1 }, 'b', null, [], { c: 2 }])).toStrictEqual([{ a: 1 }, { c: 2 }]);
  expect([undefined, 'text', { a: 1 }].map(list)).toStrictEqual([[], [], []]);
});

describe('parseGoJson', () => {
  const NAMES = ['providers', 'execConfig', 'env', 'name', 'kind'];

  test.each<[string, string, unknown]>([
    ['a key in another case', '{"Providers": [{"EXECCONFIG": {"Name": "Name"}}]}', { providers: [{ execConfig: { name: 'Name' } }] }],
    ['of two the last', '{"PROVIDERS": 1, "providers": 2, "Kind": 3, "kind": 4}', { providers: 2, kind: 4 }],
    ['the same the other way round', '{"providers": 1, "PROVIDERS": 2}', { providers: 2 }],
    ['letters that fold to others', '{"provider\u017f": 1, "\u212aind": 2}', { providers: 1, kind: 2 }],
    ['other keys as they are', '{"Other": {"NAME": 1}}', { Other: { name: 1 } }],
    ['no JSON', 'providers: []', undefined],
  ])('%s', (_, source, expected) => {
    expect(parseGoJson(source, NAMES)).toStrictEqual(expected);
  });

  test('keys of a mapping stay', () => {
    expect(parseGoJson('{"Env": {"NAME": 1}, "env2": {"NAME": 1}}', NAMES, ['env'])).toStrictEqual({ env: { NAME: 1 }, env2: { name: 1 } });
  });
});
