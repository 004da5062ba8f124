import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, isQuantity } from '../../src/kubernetes/names';

test('names of namespaces are DNS labels', () => {
  expect(['a', 'constructor', '10', 'a-b', 'a'.repeat(63)].filter(name => !isDnsLabel(name))).toStrictEqual([]);
  expect(['', '-a', 'a-', 'A', 'a.b', 'a_b', '__proto__', 'a'.repeat(64), 7, undefined].filter(isDnsLabel)).toStrictEqual([]);
});

test('names of objects are DNS subdomains', () => {
  expect(['a.b', 'a-1.b-2', 'a'.repeat(63)].filter(name => !isDnsSubdomain(name))).toStrictEqual([]);
  expect(['a..b', '.a', 'a/b', 'A.b', 'a'.repeat(254)].filter(isDnsSubdomain)).toStrictEqual([]);
});

test('label keys and values are those of Kubernetes', () => {
  expect(['app', 'example.com/app', 'a_b.c', 'constructor'].filter(key => !isLabelKey(key))).toStrictEqual([]);
  expect(['', '/a', 'a/', 'a/b/c', '-a', '__proto__', 'Example.com/a', 7].filter(isLabelKey)).toStrictEqual([]);
  expect(['', 'true', 'A_b.c-d'].filter(value => !isLabelValue(value))).toStrictEqual([]);
  expect(['-a', 'a b', 'x'.repeat(64), true].filter(isLabelValue)).toStrictEqual([]);
});

test('quantities are not negative', () => {
  expect(['0', '400', '1Ti', '250m', '1.5', '1e3'].filter(quantity => !isQuantity(quantity))).toStrictEqual([]);
  expect(['', '-1', '1 Gi', '1gb', 'many', 4].filter(isQuantity)).toStrictEqual([]);
});
