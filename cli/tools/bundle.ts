import * as fs from 'fs';
import * as path from 'path';
import { Ajv2020 } from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import { build, Plugin } from 'esbuild';
import { lazy } from './lazy';
import { licensesOf, packagesIn } from './licenses';

/** Makes `lib/`: the program with everything it needs in one file, so that the package has no dependencies. */
const root = path.join(__dirname, '..');
const lib = path.join(root, 'lib');

/** Users of the command line have neither; an import of one of them would pull megabytes into the bundle. */
const FORBIDDEN = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

const LAZY_BUILTINS = ['child_process', 'crypto', 'module'];
const LAZY_PACKAGES = ['tinyglobby'];

const FOR_NODE = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  metafile: true,
  logLevel: 'warning',
} as const;

/** Every command but `--version` needs the rules. Imported at the start, all modules join to one scope and compile at once. */
const eagerRules: Plugin = {
  name: 'eager-rules',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]analysis[\\/]all-rules\.ts$/ }, () => ({
    contents: 'import { RULES } from \'./rules\';\nexport const allRules = () => RULES;',
    resolveDir: path.join(root, '..', 'src', 'analysis'),
  })),
};

/** The reader alone: the package exports its writer with it. */
const yamlReader: Plugin = {
  name: 'yaml-reader',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^js-yaml$/ }, ({ path: name }) => ({ path: name, namespace: 'yaml-reader' }));
    onLoad({ filter: /./, namespace: 'yaml-reader' }, () => ({
      contents: 'export { load } from \'./lib/loader.js\';\nexport { default as CORE_SCHEMA } from \'./lib/schema/core.js\';',
      resolveDir: path.dirname(require.resolve('js-yaml/package.json')),
    }));
  },
};

async function bundle(): Promise<void> {
  fs.rmSync(lib, { recursive: true, force: true });
  const program = await build({
    ...FOR_NODE,
    entryPoints: ['src/main.ts'],
    outdir: 'lib',
    // Less text to read and to compile at each start.
    minify: true,
    plugins: [eagerRules, yamlReader, lazy([...LAZY_BUILTINS, ...LAZY_PACKAGES])],
    // Written as ESM modules, which the bundler can join to one; CommonJS modules compile one by one.
    alias: { yaml: path.join(path.dirname(require.resolve('yaml/package.json')), 'browser/dist/index.js') },
  });
  const packages = await build({
    ...FOR_NODE,
    entryPoints: LAZY_PACKAGES.map(name => ({ in: name, out: name })),
    outdir: 'lib',
    minify: true,
    // The ESM build of fdir reads import.meta, which a CommonJS bundle does not have. Its CommonJS build looks for an optional picomatch and copes without.
    alias: { fdir: require.resolve('fdir', { paths: [require.resolve('tinyglobby')] }) },
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/page/client/main.ts'],
    outfile: 'lib/page/client.js',
    bundle: true,
    minify: true,
    target: 'es2022',
    logLevel: 'warning',
  });
  const schema = path.join(root, '..', 'docs', 'ocm-access.schema.json');
  const validator = await build({
    ...FOR_NODE,
    stdin: { contents: validatorOf(schema), resolveDir: root },
    outfile: 'lib/validate-settings.js',
  });
  const bundled = packagesIn([program.metafile, packages.metafile, validator.metafile], root);
  const forbidden = bundled.filter(({ name }) => FORBIDDEN.includes(name));
  if (forbidden.length > 0) {
    throw new Error(`the bundle holds ${forbidden.map(({ name }) => name).join(', ')}; import the analyzer in src/analyzer.ts from modules that do not `
      + 'need them');
  }
  fs.writeFileSync(path.join(lib, 'THIRD-PARTY-LICENSES.txt'), licensesOf(bundled));
  fs.copyFileSync(schema, path.join(lib, 'ocm-access.schema.json'));
}

/** Needs nothing of ajv but a few functions of its runtime. */
function validatorOf(schema: string): string {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, code: { source: true } });
  return standaloneCode(ajv, ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8'))));
}

bundle().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
