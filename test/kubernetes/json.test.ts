import * as fc from 'fast-check';
import { canonical, isSame } from '../../src/kubernetes/json';

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
