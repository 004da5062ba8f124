import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readOptionsFile } from '../../../src/analysis/input/options-file';
import { Json } from '../../../src/kubernetes/json';
import { account } from '../../fixtures/builders';

const json = (...manifests: Json[]) => manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n');
const [one, two, three] = ['one', 'two', 'three'].map(name => account('c1', name));

/** Reads `ocm-access.yaml` in a folder with these files. */
function read(files: Readonly<Record<string, string>>) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-options-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    return readOptionsFile(path.join(folder, 'ocm-access.yaml'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('an empty file states nothing', () => {
  expect(read({ 'ocm-access.yaml': '# nothing yet\n' })).toStrictEqual({ background: [] });
});

test('what it states is taken as it is', () => {
  const stated = { releases: { kueue: '0.19' }, fleet: [{ name: 'c1', labels: { use: 'app' } }], complete: true };
  expect(read({ 'ocm-access.yaml': JSON.stringify(stated) })).toStrictEqual({ ...stated, background: [] });
});

test('manifests of others are read beside it: a file, and every YAML and JSON file of a folder in the order of their names', () => {
  const { background } = read({
    'ocm-access.yaml': 'background: [others, single.txt]',
    'others/b.yml': json(two),
    'others/a.yaml': json(one, three),
    'others/c.json': json(three),
    'others/d.yaml.bak': json(one),
    'others/notes.md': '# no manifest',
    'single.txt': json(two),
  });
  expect(background).toStrictEqual([one, three, two, three, two]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no file', {}, /ocm-access\.yaml: the file = undefined: cannot be read \(ENOENT.*\); check the path/],
  [
    'broken YAML',
    { 'ocm-access.yaml': 'fleet: [\n' },
    /ocm-access\.yaml: the file = '[A-Z_]+': is not YAML \([^\n]+\); correct it; its schema is docs\/ocm-access\.schema\.json$/,
  ],
  ['a list', { 'ocm-access.yaml': '[]' }, /ocm-access\.yaml: the file = \[\]: is not an object; give What manifests do not show/],
  [
    'a version without quotes',
    { 'ocm-access.yaml': 'releases: {kueue: 0.19}' },
    /releases\.kueue = 0\.19: is not a string; give Kueue on the hub; quote versions$/,
  ],
  [
    'a word where a flag is asked for',
    { 'ocm-access.yaml': 'complete: "true"' },
    /complete = 'true': is not a boolean; give whether the manifests are everything on the hub; only then is a missing object a mistake$/,
  ],
  [
    'a label that is not a string',
    { 'ocm-access.yaml': 'fleet: [{name: c1, labels: {a: 1}}]' },
    /fleet\[0\]\.labels\.a = 1: is not a string; give a string; quote versions$/,
  ],
  ['an empty name', { 'ocm-access.yaml': 'ownCluster: " "' }, /ownCluster = ' ': is empty; give name of the ManagedCluster that is the hub itself$/],
  [
    'a suppression without a rule',
    { 'ocm-access.yaml': 'suppressions: [{kind: x, reason: y}]' },
    /suppressions\[0\]\.rule = undefined: is missing; give id of the rule, see docs\/rules\.md$/,
  ],
  [
    'an unknown key',
    { 'ocm-access.yaml': 'fleet: [{name: c1, label: {}}]' },
    /fleet\[0\]\.label = \{\}: is not known here; use name, labels, accepted, kueue$/,
  ],
  ['a path that is not there', { 'ocm-access.yaml': 'background: [nowhere]' }, /nowhere: the file = undefined: cannot be read/],
  [
    'broken YAML of others',
    { 'ocm-access.yaml': 'background: [o.yaml]', 'o.yaml': 'a: [\n' },
    /o\.yaml: background = '[A-Z_]+': is not YAML \([^\n]+\); correct it, or take it out$/,
  ],
])('%s is refused', (_, files, message) => {
  expect(() => read(files)).toThrow(message);
});
