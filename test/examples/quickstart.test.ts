import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../examples/quickstart/main';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quickstart-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const file = (text: string) => {
  const place = path.join(folder, 'fleet.yaml');
  fs.writeFileSync(place, text);
  return place;
};
const clusters = (...lines: string[]) => lines
  .map(line => `apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\nmetadata: {${line}}\n`).join('---\n');

test('what a newcomer reads is in test/golden/summary; after a wanted change: npm run goldens', () => {
  const text = run(path.join(folder, 'out')).split(path.join(folder, 'out')).join('dist/quickstart');
  expect(text).toBe(fs.readFileSync(path.join(__dirname, '..', 'golden', 'summary', 'quickstart.txt'), 'utf8'));
});

test('a fleet of one\'s own', () => {
  const fleet = file(clusters('name: w, labels: {purpose: batch}', 'name: x, labels: {purpose: apps, tier: dev}', 'name: late, labels: {purpose: apps}'));
  const text = run(path.join(folder, 'out'), fleet);
  expect(text).toContain('A hub with 3 clusters');
  expect(fs.readdirSync(path.join(folder, 'out'))).toHaveLength(4);
});

test.each<[string, string, RegExp]>([
  ['not YAML', 'a: [1\nb: 2', /^.*fleet\.yaml:\d+:\d+: fleet = .*: is not valid YAML .*; export it with: .*$/],
  ['empty', '', /^.*fleet\.yaml: fleet = '': contains no ManagedCluster; export it with: .*$/],
  ['of other kinds', 'apiVersion: v1\nkind: Secret\n', /^.*kind = 'v1, Secret': is not .*; export it with: .*$/],
  ['without a batch cluster', clusters('name: x, labels: {purpose: apps}'), /^multikueue\/multikueue\/binding: clusterSets = 'multikueue': selects none of the 1 clusters of the fleet; .*$/],
  ['with too long a name', clusters(`name: ${'c'.repeat(60)}, labels: {purpose: batch}`), /^multikueue\/multikueue\/access: managedServiceAccountName = 'multikueue': makes the name of the synced Secret .* 71 characters long.*; choose a name of at most 2 characters$/],
])('a fleet that is %s: one clear line, and the last result is still there', (_, text, message) => {
  const out = path.join(folder, 'out');
  run(out);
  const before = fs.readdirSync(out).map(name => fs.readFileSync(path.join(out, name), 'utf8'));
  expect(() => run(out, file(text))).toThrow(message);
  expect(fs.readdirSync(out).map(name => fs.readFileSync(path.join(out, name), 'utf8'))).toStrictEqual(before);
  expect(fs.readdirSync(folder).sort()).toStrictEqual(['fleet.yaml', 'ocm-access.yaml', 'out']);
});
