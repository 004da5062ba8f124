import * as fs from 'fs';
import * as path from 'path';
import { Ajv2020, ValidateFunction } from 'ajv/dist/2020';
import { filesWith } from './hostile';
import { cli, folderWith } from '../cli';
import { account, application, cluster, permission, yaml } from '../world';

const ROOT = path.join(__dirname, '..', '..', '..');
const SCHEMAS = path.join(ROOT, 'docs', 'schemas');
const schemaOf = (command: string) => JSON.parse(fs.readFileSync(path.join(SCHEMAS, `${command}.schema.json`), 'utf8'));
const validators = new Map(['check', 'report', 'diff', 'explain', 'who-can', 'upgrade-plan'].map((command): [string, ValidateFunction] =>
  [command, new Ajv2020({ allErrors: true }).compile(schemaOf(command))]));

function expectValid(command: string, out: string): void {
  const validate = validators.get(command) as ValidateFunction;
  expect(validate(JSON.parse(out)) ? [] : validate.errors).toStrictEqual([]);
  expect(out.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
}

const world = folderWith({
  'base/a.yaml': yaml([cluster('c1'), ...application('my-app', ['c1'])]),
  'head/a.yaml': yaml([
    cluster('c1'), cluster('c2'), ...application('my-app', ['c1']), account('c2', 'my-app', '30d'),
    permission('c2', 'other', undefined, [{ kind: 'User', name: 'jane' }]),
  ]),
  'head/ocm-access.yaml': 'suppressions: [{ rule: hub-identity-reach, kind: ClusterPermission, name: other-access, reason: known }]\n',
  'head/notes.yaml': 'a: 1\n---\nb: [\n',
  ...Object.fromEntries(Object.entries(filesWith({
    cluster: '\n', namespace: ' ', account: '::', user: '##[', object: '\u001b', key: '"', file: 'x', reason: '\ud800',
  })).map(([name, content]) => [`odd/${name}`, content])),
});
const EXAMPLE = path.join(ROOT, 'examples', 'pull-request');
const GOLDEN = path.join(ROOT, 'test', 'golden');
const FOLDERS = [
  path.join(world, 'head'), path.join(world, 'odd'), path.join(EXAMPLE, 'base'), path.join(EXAMPLE, 'head'),
  ...['guide', 'kueue-included', 'my-app', 'quickstart', 'readme'].map(name => path.join(GOLDEN, name)),
];

describe.each(FOLDERS.map(folder => [path.basename(folder), folder]))('answers about %s fulfil their schemas:', (_, folder) => {
  test.each([
    ['check', 'head'], ['report', 'head'], ['diff', 'empty', 'head'], ['who-can', 'get', 'pods', 'head'], ['who-can', 'create', 'jobs.batch', 'head'],
  ])('%s', async (...command) => {
    const cwd = folderWith({ 'empty/a.yaml': yaml([cluster('x1')]) });
    fs.cpSync(folder, path.join(cwd, 'head'), { recursive: true });
    expectValid(command[0], (await cli([...command, '--format', 'json'], {}, cwd)).out);
  });
});

test('every access path, and both ways of a diff', async () => {
  for (const name of ['c1', 'c2']) {
    expectValid('explain', (await cli(['explain', 'my-app', name, 'head', '-o', 'json'], {}, world)).out);
  }
  expectValid('diff', (await cli(['diff', 'head', 'base', '-o', 'json'], {}, world)).out);
  expectValid('diff', (await cli(['diff', 'base', 'head', '-o', 'json'], {}, world)).out);
});

test('the reason that a failed command leaves fulfils them too', async () => {
  for (const [command, validate] of validators) {
    const cwd = folderWith({});
    expect((await cli([command, '--nonsense', '-o', 'json=a.json'], {}, cwd)).code).toBe(2);
    expect(validate(JSON.parse(fs.readFileSync(path.join(cwd, 'a.json'), 'utf8')))).toBe(true);
  }
});

test('a key that a schema lacks is noticed', async () => {
  const answer = JSON.parse((await cli(['check', 'head', '-o', 'json'], {}, world)).out);
  const [first] = answer.findings;
  const strange = [{ ...answer, more: 1 }, { ...answer, findings: [{ ...first, more: 1 }] }, { ...answer, schemaVersion: 2 }];
  const validate = validators.get('check') as ValidateFunction;
  expect([answer, ...strange].map(one => validate(one))).toStrictEqual([true, false, false, false]);
});

test('the README links every schema', () => {
  const readme = fs.readFileSync(path.join(ROOT, 'cli', 'README.md'), 'utf8');
  const files = fs.readdirSync(SCHEMAS);
  expect(files.map(file => file.replace('.schema.json', ''))).toStrictEqual([...validators.keys()].sort());
  expect(files.filter(file => !readme.includes(`(../docs/schemas/${file})`))).toStrictEqual([]);
});
