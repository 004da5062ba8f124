import * as fc from 'fast-check';
import { ClusterSelector, LabelExpression, LabelOperator, ManagedCluster } from '../../src';

const cluster = (labels: Record<string, string> = {}) => new ManagedCluster({ name: 'one', labels });
const matches = (expression: LabelExpression, labels: Record<string, string>) =>
  ClusterSelector.of({ matchExpressions: [expression] }).matches(cluster(labels));

test('all labels must be there with their values', () => {
  const selector = ClusterSelector.labels({ env: 'prod', tier: 'a' });
  expect(selector.matches(cluster({ env: 'prod', tier: 'a', more: 'x' }))).toBe(true);
  expect(selector.matches(cluster({ env: 'prod' }))).toBe(false);
  expect(selector.matches(cluster({ env: 'dev', tier: 'a' }))).toBe(false);
});

test.each([
  ['In', ['a', 'b'], [true, false, false]],
  ['NotIn', ['a', 'b'], [false, true, true]],
  ['Exists', undefined, [true, true, false]],
  ['DoesNotExist', undefined, [false, false, true]],
])('%s on a label that has a value, another value, and is missing', (operator, values, expected) => {
  const expression = { key: 'env', operator: operator as LabelOperator, values };
  expect([{ env: 'a' }, { env: 'c' }, {}].map(labels => matches(expression, labels as Record<string, string>))).toStrictEqual(expected);
});

test('a label key that objects inherit is missing like any other', () => {
  expect(matches({ key: 'constructor', operator: LabelOperator.EXISTS }, {})).toBe(false);
  expect(matches({ key: 'constructor', operator: LabelOperator.EXISTS }, { constructor: 'x' })).toBe(true);
  expect(ClusterSelector.labels({ toString: 'x' }).matches(cluster())).toBe(false);
});

test('conditions that contradict each other match nothing, and adding one never matches more', () => {
  const expression = fc.record({
    key: fc.constantFrom('a', 'b'),
    operator: fc.constantFrom(LabelOperator.IN, LabelOperator.NOT_IN),
    values: fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 3 }),
  });
  const labels = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z'), { noNullPrototype: true });
  fc.assert(fc.property(expression, expression, labels, (first, second, some) => {
    const selector = ClusterSelector.of({ matchExpressions: [first] });
    const narrowed = selector.and(second);
    const opposite = { ...first, operator: first.operator === LabelOperator.IN ? LabelOperator.NOT_IN : LabelOperator.IN };
    expect(narrowed.matches(cluster(some))).toBe(selector.matches(cluster(some)) && matches(second, some));
    expect(matches(opposite, some)).toBe(!matches(first, some));
  }));
});

test('what goes into a manifest is what was asked for', () => {
  const selector = ClusterSelector.labels({ env: 'prod' }).and({ key: 'local-cluster', operator: LabelOperator.NOT_IN, values: ['true'] });
  expect(selector.toLabelSelector()).toStrictEqual({
    matchLabels: { env: 'prod' },
    matchExpressions: [{ key: 'local-cluster', operator: 'NotIn', values: ['true'] }],
  });
  expect(ClusterSelector.all().toLabelSelector()).toStrictEqual({});
  expect(ClusterSelector.names('b', 'a', 'b').byName).toStrictEqual(['a', 'b']);
  expect(ClusterSelector.names('a').toLabelSelector()).toBeUndefined();
  expect(ClusterSelector.names('a').and({ key: 'x', operator: LabelOperator.EXISTS }).byName).toStrictEqual(['a']);
});

test.each<[string, () => unknown, string]>([
  ['an unknown operator', () => ClusterSelector.of({ matchExpressions: [{ key: 'env', operator: 'Matches' as LabelOperator, values: ['a'] }] }),
    "ClusterSelector: matchExpressions[0].operator = 'Matches': is not an operator of a label selector; use one of In, NotIn, Exists, DoesNotExist"],
  ['no values with In', () => ClusterSelector.of({ matchExpressions: [{ key: 'env', operator: LabelOperator.IN }] }),
    'ClusterSelector: matchExpressions[0].values = []: must not be empty with In; give at least one value'],
  ['values with Exists', () => ClusterSelector.of({ matchExpressions: [{ key: 'env', operator: LabelOperator.EXISTS, values: ['a'] }] }),
    'ClusterSelector: matchExpressions[0].values = ["a"]: is not allowed with Exists; leave it out'],
  ['a value that is none', () => ClusterSelector.of({ matchExpressions: [{ key: 'env', operator: LabelOperator.IN, values: ['a b'] }] }),
    "ClusterSelector: matchExpressions[0].values = 'a b': is not a label value; use a string of at most 63 characters"],
  ['a key that is none', () => ClusterSelector.of({ matchExpressions: [{ key: '', operator: LabelOperator.EXISTS }] }),
    "ClusterSelector: matchExpressions[0].key = '': is not a label key; use the form name or prefix/name"],
  ['labels that are none', () => ClusterSelector.labels({ env: 'a b' }),
    "ClusterSelector: matchLabels['env'] = 'a b': is not a valid label; check its key and value; a value is a string of at most 63 characters"],
  ['everything, unsaid', () => ClusterSelector.labels({}),
    'ClusterSelector: selector = {"matchLabels":{}}: is empty and would select every cluster; use ClusterSelector.all() if you want every cluster'],
  ['no names', () => ClusterSelector.names(), 'ClusterSelector.names: names = []: names no cluster; name at least one'],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
