import { Severity } from '../../../src/analysis/engine/findings';
import { groupBy, GroupedFinding, groupFindings, othersOf, sameOnEveryCluster } from '../../../src/analysis/engine/grouping';

const finding = (namespace: string, more: Partial<GroupedFinding> = {}): GroupedFinding => ({
  rule: 'r',
  messageId: 'm',
  data: { cluster: namespace, account: 'a' },
  severity: Severity.ERROR,
  object: { kind: 'ManagedServiceAccount', namespace, name: 'a' },
  field: 'spec.x',
  value: 'v',
  ...more,
});

const sizes = (...findings: GroupedFinding[]) => groupFindings(findings).map(({ all }) => all.length);

test('what has the same key is together, in the order in which it comes', () => {
  expect(groupBy(['b1', 'a1', 'b2', 'c1', 'a2'], text => text[0])).toStrictEqual([['b1', 'b2'], ['a1', 'a2'], ['c1']]);
});

test('findings that differ in nothing but the names of object and cluster are one group', () => {
  const [group, ...others] = groupFindings([
    finding('c1'),
    finding('c2'),
    finding('c3', { object: { kind: 'ManagedServiceAccount', namespace: 'c3', name: 'b' } }),
  ]);
  expect([group.first.object.namespace, group.all.length, others]).toStrictEqual(['c1', 3, []]);
});

test.each<[string, Partial<GroupedFinding>]>([
  ['rule', { rule: 'other' }],
  ['message', { messageId: 'other' }],
  ['severity', { severity: Severity.WARNING }],
  ['kind', { object: { kind: 'ClusterPermission', namespace: 'c2', name: 'a' } }],
  ['field', { field: 'spec.y' }],
  ['value', { value: 'other' }],
  ['datum', { data: { cluster: 'c2', account: 'other' } }],
  ['list of data', { data: { cluster: 'c2', account: ['a'] } }],
])('findings of another %s are another group', (_, more) => {
  expect(sizes(finding('c1'), finding('c2', more))).toStrictEqual([1, 1]);
});

test.each([
  'metadata.name',
  'metadata.namespace',
  'spec.clusterSource.clusterProfileRef.name',
  'its place in the input',
])('%s is particular to the object', field => {
  expect(sizes(finding('c1', { field, value: 'c1' }), finding('c2', { field, value: 'c2' }))).toStrictEqual([2]);
});

test('a missing value is not the text of one', () => {
  expect(sizes(finding('c1', { value: undefined }), finding('c2', { value: 'null' }), finding('c3', { value: null }))).toStrictEqual([2, 1]);
});

test('a name that is also a datum, or part of one, does not join or split groups', () => {
  const of = (cluster: string) => finding(cluster, { data: { cluster, account: 'a', readers: ['ServiceAccount a/a-a'] } });
  expect(sizes(of('a'), of('zz'), of('a-a'))).toStrictEqual([3]);
  expect(sameOnEveryCluster({ messageId: 'm', data: { cluster: 'a', account: 'a' } })).toStrictEqual(['m', [['account', 'a']]]);
});

test('the others of a group are counted and named', () => {
  const groups = (count: number) => groupFindings(Array.from({ length: count }, (_, i) => finding(`c${i}`)))[0];
  expect(othersOf(groups(1))).toBeUndefined();
  expect(othersOf(groups(2))).toBe('1 more: ManagedServiceAccount c1/a');
  expect(othersOf(groups(1502), 2)).toBe('1,501 more: ManagedServiceAccount c1/a, ManagedServiceAccount c2/a and 1,499 more');
});
