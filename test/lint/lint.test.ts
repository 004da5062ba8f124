import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Lint is what keeps the house in order: a violation of each rule is planted, and lint must find it. */
const ROOT = path.join(__dirname, '..', '..');
const DEPENDENCY_CRUISER = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
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

describe('imports', () => {
  interface Planted {
    readonly from: string; readonly imports: string;
  }

  /** What breaks each rule; the rules of the rooms are broken alike and made below. */
  const BREAKS: Readonly<Record<string, readonly Planted[]>> = {
    'no-circle': [{ from: 'src/errors/circle-a.ts', imports: './circle-b' }],
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
    'src/index.ts', 'src/hub/fleet.ts', 'src/errors/circle-b.ts', 'src/unheard-of/b.ts', 'src/analysis/unheard-of/b.ts', 'imports/a.ts', 'lib/src/hub/fleet.ts',
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
    plant({ 'src/errors/circle-b.ts': "import type { B } from './circle-a';\nexport type A = B;\n" });
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
