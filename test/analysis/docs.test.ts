import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { AccessModel } from '../../src';
import { OPTIONS_SCHEMA, requireSchema } from '../../src/analysis/input/options-schema';
import { CATALOGUE } from '../../src/analysis/input/releases';
import { RULES } from '../../src/analysis/rules';
import { TRAPS } from '../../src/analysis/traps';

const ROOT = path.join(__dirname, '..', '..');
const read = (...file: string[]) => fs.readFileSync(path.join(ROOT, ...file), 'utf8');

test('docs/rules.md lists every rule with its title and its page', () => {
  const page = read('docs', 'rules.md');
  expect(page).toContain(`has ${RULES.length} rules: `);
  expect(RULES.filter(({ id, title }) => !page.includes(`| [${id}](rules/${id}.md) |`) || !page.includes(`| ${title} |`))).toStrictEqual([]);
});

test('every rule has a page, and every page a rule', () => {
  const pages = fs.readdirSync(path.join(ROOT, 'docs', 'rules')).filter(name => name.endsWith('.md'));
  expect(pages.sort()).toStrictEqual(RULES.map(({ id }) => `${id}.md`).sort());
});

/** Something that a person can read: an empty text is in every page. */
const isText = (text: string) => /^\S.{3,}\S$/s.test(text);

test('every rule and every trap has its texts', () => {
  expect(RULES.filter(({ title, looksAt }) => !isText(title) || !isText(looksAt)).map(({ id }) => id)).toStrictEqual([]);
  expect(TRAPS.filter(({ title, text }) => !isText(title) || !/^\S.{9,}\.$/s.test(text)).map(({ id }) => id)).toStrictEqual([]);
});

test.each(RULES)('the page of $id has its texts, its traps, every message and the finding of its example', ({ id, title, looksAt, traps, messages }) => {
  const page = read('docs', 'rules', `${id}.md`);
  const texts = [
    title,
    looksAt.replace(/</g, '&lt;'),
    ...TRAPS.filter(trap => traps.includes(trap.id)).map(trap => trap.text.replace(/</g, '&lt;')),
    ...Object.keys(messages).map(message => `| \`${message}\` |`),
  ];
  expect(texts.filter(text => !page.includes(text))).toStrictEqual([]);
  expect(page).toMatch(new RegExp(`\n(error|warning|notice) ${id}: `));
});

test('docs/ocm-access.schema.json is the schema that options are checked by', () => {
  expect(JSON.parse(read('docs', 'ocm-access.schema.json'))).toMatchObject(JSON.parse(JSON.stringify(OPTIONS_SCHEMA)));
});

test('a rule has the name of its file, and every file is in the registry', () => {
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

test('every trap that is covered has a rule, but those that manifests cannot show', () => {
  const covered = new Set(RULES.flatMap(rule => rule.traps));
  const missing = TRAPS.filter(trap => trap.covered && !covered.has(trap.id)).map(trap => trap.id);
  expect(missing).toStrictEqual(NOT_IN_MANIFESTS);
});

describe('ocm-access.yaml', () => {
  test.each(['cli/README.md', 'docs/access-model.md'])('each example of it in %s is accepted, and takes rules that exist', file => {
    const blocks = [...read(file).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text).filter(text => text.includes('suppressions:'));
    expect(blocks).not.toHaveLength(0);
    for (const block of blocks) {
      const { background, ...options } = parse(block);
      requireSchema(file, { background, ...options });
      expect(() => AccessModel.fromManifests([], options).findings).not.toThrow();
    }
  });

  test('the schema has the address under which it is published, and the examples name it', () => {
    const { $id } = JSON.parse(read('docs', 'ocm-access.schema.json'));
    expect($id).toBe('https://raw.githubusercontent.com/cdk8s-ocm/cdk8s-ocm/main/docs/ocm-access.schema.json');
    expect(read('cli/README.md').split($id)).toHaveLength(3);
    expect(read('cli/src/init/command.ts')).toContain(`'${$id}'`);
  });

  test('every component of the catalogue can be stated', () => {
    expect(Object.keys(OPTIONS_SCHEMA.properties?.releases.properties ?? {})).toStrictEqual(Object.keys(CATALOGUE));
  });

  test('a whole file is accepted', () => {
    requireSchema('f', {
      releases: { kueue: '0.19' },
      assume: { ocm: '1.99.0' },
      fleet: [{ name: 'c1', labels: { a: 'b' }, accepted: true, kueue: '0.18' }],
      ownCluster: 'hub',
      complete: true,
      background: ['others/'],
      acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: 'r' }],
      suppressions: [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', reason: 'r' }],
      rightsGrantedElsewhere: ['a'],
      unmanagedFrameworks: ['pod'],
      rules: { 'binding-name': { level: 'off', reason: 'r' } },
      kindsWithoutBearing: [{ apiGroup: 'argoproj.io', kind: 'Application', reason: 'nothing of ours' }],
      hubTokensAccepted: false,
    });
    expect(Object.keys(OPTIONS_SCHEMA.properties ?? {})).toHaveLength(13);
  });

  test.each<[unknown, RegExp]>([
    [[], /the file = \[\]: is not an object/],
    [{ complete: 'yes' }, /complete = 'yes': is not a boolean/],
    [{ fleet: [{ name: 'c1', labels: { a: 1 } }] }, /fleet\[0\]\.labels\.a = 1: is not a string/],
    [{ acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: ' ' }] }, /acknowledgedCopies\[0\]\.reason = ' ': is empty/],
    [{ suppressions: [{ rule: 'x', kind: 'y' }] }, /suppressions\[0\]\.reason = undefined: is missing; give why this is right/],
    [{ rules: { 'binding-name': { level: 'of', reason: 'r' } } }, /rules\.binding-name\.level = 'of': is not one of .*; use error, warning, notice, off$/],
    [{ constructor: 1 }, /constructor = 1: is not known here/],
  ])('%j is refused', (value, message) => {
    expect(() => requireSchema('f', value)).toThrow(message);
  });
});
