import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { loadESLint } from 'eslint';

/** A violation of each rule of lint is planted, and lint must find it. */
const ROOT = path.join(__dirname, '..', '..');
const DEPENDENCY_CRUISER = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const CSPELL = path.join(ROOT, 'node_modules', 'cspell', 'bin.mjs');
const TS_NODE = path.join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js');

// Each look at the planted files is a process of its own.
jest.setTimeout(60_000);

let planted: string;

beforeEach(() => {
  planted = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-lint-'));
});

afterEach(() => fs.rmSync(planted, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(planted, file)), { recursive: true });
    fs.writeFileSync(path.join(planted, file), text);
  }
}

function node(program: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: planted, encoding: 'utf8', maxBuffer: 1e8 });
  return { status, output: stdout + stderr };
}

const check = (name: string) =>
  node(TS_NODE, '--transpile-only', '--project', path.join(ROOT, 'test', 'tsconfig.json'), path.join(ROOT, 'tools', 'check', `${name}.ts`), planted);

describe('style', () => {
  const LONG = 'x'.repeat(160);
  const branches = Array.from({ length: 12 }, (_, i) => `  if (a === ${i}) {\n    return ${i};\n  }\n`).join('');
  const TYPED = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/return-await'];

  /** Rule, where the violation is planted, and the violation. */
  const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
    ['no-nested-ternary', 'src/a.ts', 'export const f = (a: number) => a > 1 ? 1 : a > 0 ? 2 : 3;\n'],
    ['max-params', 'src/a.ts', 'export const f = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n'],
    ['complexity', 'src/a.ts', `export function f(a: number): number {\n${branches}  return 0;\n}\n`],
    ['max-lines', 'src/a.ts', 'export {};\n'.repeat(301)],
    ['max-lines', 'cli/src/a.ts', 'export {};\n'.repeat(301)],
    ['max-lines', 'conformance/src/a.ts', 'export {};\n'.repeat(301)],
    ['max-lines', 'tools/a.ts', 'export {};\n'.repeat(301)],
    ['@stylistic/max-len', 'src/a.ts', `export const a = '${LONG}';\n`],
    ['@stylistic/max-len', 'src/a.ts', `export const a = \`${LONG}\`;\n`],
    ['@stylistic/max-len', 'src/a.ts', `// ${LONG}\n`],
    ['@stylistic/max-len', 'src/a.ts', `/* ${LONG} */\n`],
    ['@stylistic/max-len', 'src/a.ts', `export const a = 'https://${LONG}';\n`],
    ['@stylistic/max-len', 'test/a.test.ts', `export const a = '${LONG}';\n`],
    ['@stylistic/max-len', 'conformance/suites/a.test.ts', `export const a = '${LONG}';\n`],
    ['@stylistic/arrow-parens', 'conformance/src/a.ts', 'export const f = [1].map((a) => a);\n'],
    ['@stylistic/brace-style', 'cli/src/a.ts', 'export function f(a: number) {\n  if (a) { f(0); }\n}\n'],
    ['curly', 'conformance/src/a.ts', 'export function f(a: number) {\n  if (a) f(0);\n}\n'],
    ['import/enforce-node-protocol-usage', 'conformance/src/a.ts', "import * as fs from 'node:fs';\nfs.readdirSync('.');\n"],
    ['import/order', 'tools/a.ts', "import * as path from 'path';\nimport * as fs from 'fs';\nfs.readdirSync(path.sep);\n"],
    ['no-restricted-imports', 'examples/a.ts', "export { Hub } from '../lib/src';\n"],
    ['no-restricted-imports', 'cli/src/a.ts', "export { Hub } from 'cdk8s-ocm/lib/src/hub/hub';\n"],
    ['regexp/no-super-linear-backtracking', 'src/a.ts', 'export const a = /^(\\d+\\.?\\d*)+$/;\n'],
    ['regexp/no-super-linear-move', 'cli/src/a.ts', 'export const a = /a+b/;\n'],
    ['@typescript-eslint/no-explicit-any', 'cli/src/a.ts', 'export const a: any = 1;\n'],
    ['@typescript-eslint/ban-ts-comment', 'src/a.ts', '// @ts-ignore: planted\nexport const a: number = 1;\n'],
    ['no-nested-ternary', 'src/a.ts', '/* eslint-disable no-nested-ternary */\nexport const f = (a: number) => a > 1 ? 1 : a > 0 ? 2 : 3;\n'],
  ];

  async function rulesOf(file: string, text: string): Promise<(string | null)[]> {
    const ESLint = await loadESLint({ useFlatConfig: false });
    // Without types, so that the file need not be part of a program.
    const eslint = new ESLint({
      cwd: ROOT,
      overrideConfig: { parserOptions: { project: null }, rules: Object.fromEntries(TYPED.map(rule => [rule, 'off'])) },
    } as object);
    const [result] = await eslint.lintText(text, { filePath: path.join(ROOT, file) });
    return result.messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId);
  }

  test.each(PLANTED)('%s is held in %s', async (rule, file, text) => {
    await expect(rulesOf(file, text)).resolves.toContain(rule);
  });

  test('a long address in a comment is allowed, and ordinary code passes', async () => {
    const text = `// https://example.com/${LONG}\nimport * as fs from 'fs';\n\nexport const read = (file: string) => fs.readFileSync(file);\n`;
    await expect(rulesOf('src/a.ts', text)).resolves.toStrictEqual([]);
  });
});

describe('imports', () => {
  interface Planted {
    readonly from: string; readonly imports: string;
  }

  const CIRCLES = ['src/errors', 'cli/src', 'cli/test', 'conformance/src', 'examples', 'test', 'tools'];

  /** What breaks each rule; the rules of the rooms are broken alike and made below. */
  const BREAKS: Readonly<Record<string, readonly Planted[]>> = {
    'no-circle': CIRCLES.map(folder => ({ from: `${folder}/circle-a.ts`, imports: './circle-b' })),
    'room-known': [{ from: 'src/unheard-of/a.ts', imports: './b' }],
    'analysis-room-known': [{ from: 'src/analysis/unheard-of/a.ts', imports: './b' }],
    'analysis-without-constructs': [
      { from: 'src/analysis/graph/with-cdk8s.ts', imports: 'cdk8s' },
      { from: 'src/releases/kueue/with-constructs.ts', imports: 'constructs' },
      { from: 'src/ocm/with-plus.ts', imports: 'cdk8s-plus-28' },
      { from: 'src/kubernetes/with-imports.ts', imports: '../../imports/a' },
    ],
    'index-is-only-for-users': [{ from: 'src/hub/with-index.ts', imports: '../index' }],
    'rule-alone': [
      { from: 'src/analysis/rules/sets/one.ts', imports: '../accounts/other' },
      { from: 'src/analysis/rules/sets/two.ts', imports: './other' },
      { from: 'src/analysis/rules/sets/three.ts', imports: '../index' },
    ],
    'synth-by-one-function': [{ from: 'src/consumers/kueue/with-synth.ts', imports: '../../synth/checks' }],
    'no-deep-import': [
      { from: 'cli/src/deep.ts', imports: 'cdk8s-ocm/lib/src/hub/fleet' },
      { from: 'conformance/src/deep.ts', imports: 'cdk8s-ocm/lib/src' },
      { from: 'examples/deep/app.ts', imports: '../../lib/src/hub/fleet' },
    ],
    'library-alone': [{ from: 'src/hub/with-cli.ts', imports: '../../cli/src/io' }],
    'library-tests-alone': [{ from: 'test/hub/with-cli.ts', imports: '../../cli/src/io' }],
    'no-test-in-product': [
      { from: 'src/hub/with-test.ts', imports: '../../test/fixtures/builders' },
      { from: 'tools/with-test.ts', imports: '../test/fixtures/builders' },
      { from: 'cli/src/with-test.ts', imports: '../test/cli' },
      { from: 'cli/tools/with-test.ts', imports: '../test/cli' },
    ],
    'tools-alone': [
      { from: 'test/with-tool.ts', imports: '../tools/a' },
      { from: 'cli/test/with-tool.ts', imports: '../../tools/a' },
      { from: 'cli/src/with-tool.ts', imports: '../tools/a' },
      { from: 'examples/with-tool/app.ts', imports: '../../tools/a' },
      { from: 'conformance/suites/with-tool.ts', imports: '../../tools/a' },
    ],
  };

  const TARGETS = [
    'src/index.ts', 'src/hub/fleet.ts', 'src/unheard-of/b.ts', 'src/analysis/unheard-of/b.ts', 'imports/a.ts', 'lib/src/hub/fleet.ts',
    'src/analysis/rules/accounts/other.ts', 'src/analysis/rules/sets/other.ts', 'src/analysis/rules/index.ts', 'src/analysis/access-model.ts',
    'src/synth/checks.ts', 'cli/src/io.ts', 'test/fixtures/builders.ts', 'cli/test/cli.ts', 'tools/a.ts',
    'cli/tools/a.ts',
  ];
  const CODE = ['src', 'cli', 'conformance', 'examples', 'tools', 'test'];
  const CONFIG = path.join(ROOT, 'tools', 'check', 'imports.cjs');

  interface Result {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly from: { readonly path?: string } }[] };
  }

  function cruise(): Result {
    // The compiler refuses a configuration without files.
    plant({ 'test/tsconfig.json': '{ "compilerOptions": { "module": "node16" }, "files": ["empty.ts"] }', 'test/empty.ts': 'export {};\n' });
    const present = CODE.filter(name => fs.existsSync(path.join(planted, name)));
    return JSON.parse(node(DEPENDENCY_CRUISER, '--config', CONFIG, '--output-type', 'json', ...present).output).summary;
  }

  const text = ({ imports }: Planted) => `import type { A } from '${imports}';\nexport type B = A;\n`;

  /** A file of a room that imports the front door of `src/`, which no room may, or the last room of the analyzer, which no other may. */
  function outOfRoom({ name, from }: Result['ruleSetUsed']['forbidden'][number]): readonly Planted[] {
    const room = (from.path ?? '').replace('^', '').replace('(/|\\.ts$)', '');
    const file = ['src/consumer-binding', 'src/cluster-profile-access'].includes(room) ? `${room}.ts` : `${room}/out-of-room.ts`;
    const depth = '../'.repeat(file.split('/').length - 2) || './';
    return [{ from: file, imports: name.startsWith('room-analysis-') ? '../access-model' : `${depth}index` }];
  }

  test('every rule fires where it is broken', () => {
    plant({ 'src/hub/fleet.ts': 'export {};\n' });
    const rules = cruise().ruleSetUsed.forbidden;
    const breaks = rules.map(rule => [rule.name, BREAKS[rule.name] ?? outOfRoom(rule)] as const);
    expect(Object.keys(BREAKS).filter(name => !rules.some(rule => rule.name === name))).toStrictEqual([]);

    plant(Object.fromEntries(TARGETS.map(file => [file, 'export type A = string;\n'])));
    plant(Object.fromEntries(CIRCLES.map(folder => [`${folder}/circle-b.ts`, "import type { B } from './circle-a';\nexport type A = B;\n"])));
    plant(Object.fromEntries(breaks.flatMap(([, files]) => files).map(planting => [planting.from, text(planting)])));
    const { violations } = cruise();
    const found = (name: string) => new Set(violations.filter(({ rule }) => rule.name === name).map(({ from }) => from));
    expect(breaks.flatMap(([name, files]) => files.filter(({ from }) => !found(name).has(from)).map(({ from }) => `${name}: ${from}`))).toStrictEqual([]);
  });

  test('what may be imported is not reported', () => {
    plant({
      'src/index.ts': "export * from './cluster-profile-access';\n",
      'src/cluster-profile-access.ts': "import { a } from './synth/register-app-facts';\nimport { b } from './hub/fleet';\nexport const c = a + b;\n",
      'src/synth/register-app-facts.ts': "import { a } from '../analysis/access-model';\nexport { a };\n",
      'src/analysis/access-model.ts': "import { a } from './rules/index';\nexport { a };\n",
      'src/analysis/rules/index.ts': "import { a } from './sets/rule';\nexport { a };\n",
      'src/analysis/rules/sets/rule.ts': "import { a } from '../../graph/access-graph';\nexport { a };\n",
      'src/analysis/graph/access-graph.ts': "import { a } from '../../ocm/names';\nexport { a };\n",
      'src/ocm/names.ts': "import { a } from '../kubernetes/json';\nexport { a };\n",
      'src/kubernetes/json.ts': 'export const a = 1;\n',
      'src/hub/fleet.ts': "import { a } from '../kubernetes/json';\nexport const b = a;\n",
    });
    expect(cruise().violations).toStrictEqual([]);
  });
});

describe('folders', () => {
  const many = (folder: string, count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/f${i}.ts`, 'export {};\n']));

  test.each(['src/hub', 'cli/src/text', 'conformance/src', 'tools/check'])('%s with 21 files is refused', folder => {
    plant(many(folder, 21));
    expect(check('folders')).toStrictEqual({ status: 1, output: `${folder}: 21 files; at most 20\n` });
  });

  test('20 files are accepted, and as many rules of a topic as it needs', () => {
    plant({ ...many('src/hub', 20), ...many('src/analysis/rules/kueue', 40) });
    expect(check('folders')).toStrictEqual({ status: 0, output: '' });
  });

  test('a seventeenth room is refused', () => {
    plant(Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`src/room-${i}/a.ts`, ''])));
    expect(check('folders')).toStrictEqual({ status: 1, output: 'src: 17 folders; at most 16\n' });
  });
});

describe('terms', () => {
  test.each([
    ['a step under another name', 'src/a.ts', '// the second hop\n'],
    ['a name of two words', 'src/a.ts', 'export class AccessPicture {}\n'],
    ['a message', 'cli/src/a.ts', "export const a = 'whoever reads it';\n"],
    ['a page', 'docs/a.md', 'It is written anew.\n'],
    ['"is no" for "is not a"', 'README.md', 'This is no rule.\n'],
    ['an access path under another name', 'docs/a.md', 'The chain is whole.\n'],
    ['a token with a life', 'docs/a.md', 'The life of a token.\n'],
    ['a page that speaks', '.github/a.md', 'The field says more.\n'],
  ])('%s is refused', (_, file, text) => {
    plant({ [file]: text });
    const { status, output } = check('terms');
    expect([status, output.split(':')[0]]).toStrictEqual([1, file]);
  });

  test('proper English passes', () => {
    plant({ 'docs/a.md': 'There is no finding. It is no longer valid. The access path has two steps; the software is end-of-life.\n' });
    expect(check('terms')).toStrictEqual({ status: 0, output: '' });
  });
});

describe('spelling', () => {
  const CONFIG = path.join(ROOT, 'tools', 'check', 'cspell.json');
  const spell = (file: string) => node(CSPELL, 'lint', '--no-progress', '--no-summary', '--config', CONFIG, '--root', planted, '--no-gitignore', file);

  test.each([['docs/a.md', 'This sentense is wrong.\n'], ['src/a.ts', "export const a = 'recieved';\n"], ['src/b.ts', 'export const neigbors = 1;\n']])(
    'a wrong word in %s is found',
    (file, text) => {
      plant({ [file]: text });
      expect(spell(path.join(planted, file)).status).toBe(1);
    },
  );

  test('words of the project are known', () => {
    plant({ 'docs/a.md': 'MultiKueue reads ClusterProfiles of a klusterlet.\n' });
    expect(spell(path.join(planted, 'docs/a.md'))).toStrictEqual({ status: 0, output: '' });
  });
});
