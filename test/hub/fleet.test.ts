import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as fc from 'fast-check';
import { ClusterSelector, Fleet, Hub, ManagedClusterProps } from '../../src';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function file(text: string, name = 'fleet.yaml'): string {
  const place = path.join(folder, name);
  fs.writeFileSync(place, text);
  return place;
}

const document = (name: string, more = '') => `apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\nmetadata:\n  name: ${name}\n${more}`;
const asJson = (names: string[]) => JSON.stringify({
  apiVersion: 'v1',
  kind: 'List',
  items: names.map(name => ({
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: { name },
  })),
});
const names = (fleet: Fleet) => fleet.clusters.map(cluster => cluster.name);

test('a List, several documents, one object and JSON are read alike', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${document('a').trim().replace(/\n/g, '\n  ')}\n- ${document('b').trim().replace(/\n/g, '\n  ')}\n`;
  expect(names(Fleet.fromFile(file(list)))).toStrictEqual(['a', 'b']);
  expect(names(Fleet.fromFile(file(`${document('b')}---\n${document('a')}---\n`)))).toStrictEqual(['a', 'b']);
  expect(names(Fleet.fromFile(file(document('a'))))).toStrictEqual(['a']);
  expect(names(Fleet.fromFile(file(asJson(['b', 'a']), 'fleet.json')))).toStrictEqual(['a', 'b']);
  expect(names(Fleet.fromFile(file(`\uFEFF${document('a')}`)))).toStrictEqual(['a']);
});

test('labels, acceptance and deletion are read, everything else is passed over', () => {
  const fleet = Fleet.fromFile(file([
    document('a', '  labels: {env: prod, "odd": "yes"}\nspec: {hubAcceptsClient: true}\nstatus: {conditions: []}'),
    document('b', 'spec: {hubAcceptsClient: false}'),
    document('c', '  deletionTimestamp: "2026-09-01T00:00:00Z"\nspec: {hubAcceptsClient: true}'),
  ].join('\n---\n')));
  expect(fleet.clusters.map(({ name, labels, accepted }) => ({ name, labels, accepted }))).toStrictEqual([
    { name: 'a', labels: { env: 'prod', odd: 'yes' }, accepted: true },
    { name: 'b', labels: {}, accepted: false },
    { name: 'c', labels: {}, accepted: false },
  ]);
});

test('a folder is read file by file, its sub-folders are not', () => {
  file(document('b'), 'b.yaml');
  file(asJson(['a']), 'a.json');
  file('not yaml: [', 'notes.txt');
  fs.mkdirSync(path.join(folder, 'old.yaml.d'));
  expect(names(Fleet.fromFolder(folder))).toStrictEqual(['a', 'b']);
});

test('the order in which clusters are given is of no account', () => {
  fc.assert(fc.property(fc.shuffledSubarray(['10', '9', 'constructor', 'a', 'b-1'], { minLength: 5 }), shuffled => {
    expect(names(Fleet.of(shuffled.map(name => ({ name }))))).toStrictEqual(['10', '9', 'a', 'b-1', 'constructor']);
  }));
});

test('clusters are selected by label and by name', () => {
  const fleet = Fleet.of([{ name: 'a', labels: { env: 'prod' } }, { name: 'b' }]);
  expect(fleet.select(ClusterSelector.labels({ env: 'prod' })).map(c => c.name)).toStrictEqual(['a']);
  expect(fleet.select(ClusterSelector.names('b')).map(c => c.name)).toStrictEqual(['b']);
  expect(() => fleet.select(ClusterSelector.names('b', 'c'))).toThrow(
    "Fleet.select: names = 'c': is not in the fleet; choose from the clusters of the fleet: a, b");
});

test('T10 a cluster given twice is refused, with both places', () => {
  expect(() => Fleet.of([{ name: 'a' }, { name: 'b' }, { name: 'a' }]))
    .toThrow("Fleet.of: name = 'a': is given twice, at clusters[0] and at clusters[2]; keep one of the two");
  file(document('a'), '1.yaml');
  file(document('a'), '2.yaml');
  expect(() => Fleet.fromFolder(folder)).toThrow(/name = 'a': is given twice, at .*1\.yaml:1:1 and at .*2\.yaml:1:1/);
});

test.each(['a.b', 'A', '-a', '__proto__', '', 'a'.repeat(64), undefined])('T07 a cluster named %s is refused', name => {
  expect(() => Fleet.of([{ name: name as string }])).toThrow(/clusters\[0\]: ManagedCluster: name = .* is not a DNS label of at most 63 characters, so its namespace on the hub cannot exist/);
});

test.each<[string, string, RegExp]>([
  ['not YAML', 'a: [1\nb: 2', /fleet\.yaml:\d+:\d+: fleet = .* is not valid YAML \(.+\); export it with: kubectl get managedclusters -o yaml$/],
  ['a key twice', 'kind: A\nkind: B', /fleet\.yaml:2:1: .* is not valid YAML \(Map keys must be unique\)/],
  ['empty', '', /fleet\.yaml: fleet = '': contains no ManagedCluster; export it with: kubectl get managedclusters -o yaml$/],
  ['an empty List', 'apiVersion: v1\nkind: List\nitems: []', /contains no ManagedCluster/],
  ['another kind', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}', /fleet\.yaml:1:1: kind = 'v1, ConfigMap': is not a ManagedCluster of cluster\.open-cluster-management\.io\/v1; export/],
  ['another kind in a List', 'kind: List\nitems:\n- apiVersion: v1\n  kind: Pod', /fleet\.yaml:3:3: kind = 'v1, Pod'/],
  ['a text', 'hello', /is not a Kubernetes object/],
  ['labels that are a list', document('a', '  labels: [x]'), /metadata\.labels = \["x"\]: is not a mapping/],
  [
    'a label that is not a string',
    document('a', '  labels: {gpu: true}'),
    /fleet\.yaml:1:1: ManagedCluster a: labels\['gpu'\] = true: is not a label value; .* quote it in YAML/,
  ],
  ['a label key that is none', document('a', '  labels: {"a b": x}'), /labels = 'a b': is not a label key/],
  ['an alias to itself', 'a: &a [*a]\n', /is not a Kubernetes object|cannot be read/],
])('a fleet file that is %s is refused with its place', (_, text, message) => {
  expect(() => Fleet.fromFile(file(text))).toThrow(message);
});

test('broken JSON is refused with its place', () => {
  expect(() => Fleet.fromFile(file('{"kind": "List",\n "items": [}', 'fleet.json'))).toThrow(/fleet\.json:2:\d+: .* is not valid YAML/);
});

test('an alias bomb is refused', () => {
  const level = (i: number) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`;
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, i) => level(i))];
  expect(() => Fleet.fromFile(file(bomb.join('\n')))).toThrow(/cannot be read \(Excessive alias count/);
});

test('what cannot be read, and an empty fleet, are refused', () => {
  expect(() => Fleet.fromFile(path.join(folder, 'none.yaml'))).toThrow(/Fleet\.fromFile: path = .*none\.yaml': cannot be read \(ENOENT/);
  expect(() => Fleet.fromFolder(path.join(folder, 'none'))).toThrow(/Fleet\.fromFolder: path = .* cannot be read \(ENOENT/);
  expect(() => Fleet.fromFolder(folder)).toThrow(/has no \.yaml, \.yml or \.json file/);
  expect(() => Fleet.of([])).toThrow('Fleet.of: clusters = []: is empty; give the ManagedClusters of the hub');
});

test('the hub knows its own cluster by label, by name, or because it was told', () => {
  const own = (ownCluster: string | undefined, ...clusters: ManagedClusterProps[]) => new Hub({ fleet: Fleet.of(clusters), ownCluster }).ownCluster;
  expect(own(undefined, { name: 'a' }, { name: 'b', labels: { 'local-cluster': 'true' } })).toBe('b');
  expect(own(undefined, { name: 'a' }, { name: 'local-cluster' })).toBe('local-cluster');
  expect(own(undefined, { name: 'a', labels: { 'local-cluster': 'false' } })).toBeUndefined();
  expect(own('a', { name: 'a' }, { name: 'local-cluster' })).toBe('a');
  expect(() => own('c', { name: 'a' })).toThrow("Hub: ownCluster = 'c': is not in the fleet; name a ManagedCluster of the fleet, or leave it out");
});
