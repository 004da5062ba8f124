import * as fc from 'fast-check';
import { buckets } from '../../src/identity/buckets';
import { clusterNames } from '../fixtures/constructs';

const asText = (names: string[], size?: number) => buckets(names, size).map(bucket => JSON.stringify(bucket));

test('T68 no bucket overflows, no name is lost or doubled', () => {
  const someNames = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 120 });
  fc.assert(fc.property(someNames, fc.integer({ min: 1, max: 20 }), (names, size) => {
    const made = buckets(names, size);
    expect(made.flatMap(bucket => bucket.names).sort()).toStrictEqual([...names].sort());
    expect(made.every(bucket => bucket.names.length <= size)).toBe(true);
    expect(new Set(made.map(bucket => bucket.bits)).size).toBe(made.length);
  }));
});

test.each([499, 500, 501, 502, 9999, 10000, 10001, 10002])('T68 one name after %i changes one bucket, two at the moment of a split', count => {
  const before = new Set(asText(clusterNames(count)));
  const after = asText([...clusterNames(count), 'one-more']);
  const changed = after.filter(bucket => !before.has(bucket));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(count === 500 ? 2 : 1);
});

test('order is of no account, and nothing at all is no bucket, since an empty list of names would mean all names', () => {
  expect(asText(['b', 'a', 'c'])).toStrictEqual(asText(['c', 'b', 'a']));
  expect(buckets([])).toStrictEqual([]);
});
