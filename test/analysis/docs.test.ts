import * as fs from 'fs';
import * as path from 'path';
import { optionsSchema, rulesPage } from '../../scripts/access-docs-page';
import { OPTIONS_SCHEMA, requireSchema } from '../../src/analysis/input/options-schema';
import { RULES } from '../../src/analysis/rules';
import { TRAPS } from '../traps';

const ROOT = path.join(__dirname, '..', '..');
const read = (...file: string[]) => fs.readFileSync(path.join(ROOT, ...file), 'utf8');

test('docs/rules.md and the schema are what npm run access-docs writes', () => {
  expect(read('docs', 'rules.md')).toBe(rulesPage());
  expect(read('docs', 'ocm-access.schema.json')).toBe(optionsSchema());
});

test('a rule is called like its file, and every file is in the registry', () => {
  const files = (fs.readdirSync(path.join(ROOT, 'src', 'analysis', 'rules'), { recursive: true }) as string[])
    .filter(file => file.endsWith('.ts')).map(file => path.basename(file, '.ts')).filter(name => name !== 'index');
  expect(RULES.map(rule => rule.id).sort()).toStrictEqual(files.sort());
});

test('every trap of a rule is in the table', () => {
  const known = new Set(TRAPS.map(trap => trap.id));
  expect(RULES.flatMap(rule => rule.traps).filter(trap => !known.has(trap))).toStrictEqual([]);
});

/** T10: two ManagedClusters of one name cannot be on a hub. T61: file names. T64, T65: what makes manifests, not manifests. */
const NOT_IN_MANIFESTS = ['T10', 'T61', 'T64', 'T65'];

test('every trap that is an error, a warning or impossible has a rule, but those that manifests cannot show', () => {
  const covered = new Set(RULES.flatMap(rule => rule.traps));
  const later = ['T57', 'T58', 'T59', 'T60', 'T66', 'T67'];
  const missing = TRAPS.filter(trap => trap.want !== 'doctor' && !covered.has(trap.id) && !later.includes(trap.id)).map(trap => trap.id);
  expect(missing).toStrictEqual(NOT_IN_MANIFESTS);
  expect(TRAPS.filter(trap => NOT_IN_MANIFESTS.includes(trap.id)).map(trap => trap.state)).toStrictEqual(NOT_IN_MANIFESTS.map(() => 'tested'));
});

describe('ocm-access.yaml', () => {
  test('a whole file is accepted', () => {
    requireSchema('f', {
      releases: { kueue: '0.19' },
      fleet: [{ name: 'c1', labels: { a: 'b' }, accepted: true, kueue: '0.18' }],
      ownCluster: 'hub',
      complete: true,
      background: ['others/'],
      acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: 'r' }],
      suppressions: [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', reason: 'r' }],
      rightsGrantedElsewhere: ['a'],
      unmanagedFrameworks: ['pod'],
      hubTokensAccepted: false,
    });
    expect(Object.keys(OPTIONS_SCHEMA.properties ?? {})).toHaveLength(10);
  });

  test.each<[unknown, RegExp]>([
    [[], /the file = \[\]: is no object/],
    [{ complete: 'yes' }, /complete = 'yes': is no boolean/],
    [{ fleet: [{ name: 'c1', labels: { a: 1 } }] }, /fleet\[0\]\.labels\.a = 1: is no string/],
    [{ acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: ' ' }] }, /acknowledgedCopies\[0\]\.reason = ' ': is empty/],
    [{ suppressions: [{ rule: 'x', kind: 'y' }] }, /suppressions\[0\]\.reason = undefined: is missing; give why that is right/],
    [{ constructor: 1 }, /constructor = 1: is not known here/],
  ])('%j is refused', (value, message) => {
    expect(() => requireSchema('f', value)).toThrow(message);
  });
});
