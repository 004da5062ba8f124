import { cdk8s, javascript } from 'projen';
import { configureLint, SOURCES, TESTS } from './projenrc/lint';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-ocm',
  description: 'Typed, checked access from an Open Cluster Management hub to many Kubernetes clusters, as cdk8s constructs',
  author: 'cdk8s-ocm maintainers',
  authorOrganization: true,
  authorAddress: 'https://github.com/cdk8s-ocm',
  repositoryUrl: 'https://github.com/cdk8s-ocm/cdk8s-ocm.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'open-cluster-management', 'ocm', 'multikueue', 'kueue', 'clusterprofile'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',
  minNodeVersion: '20.0.0',

  // The lowest peers a user may have; development runs on the newest (devDeps below). 2.68.12 is the
  // oldest cdk8s 2.68 on the registry that cdk8s-plus-28 accepts.
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  // cdk8s' own Yaml.load starts a process per call, stops at 10 MiB and accepts broken YAML in silence.
  bundledDeps: ['yaml@2.9.1'],
  devDeps: [
    'cdk8s@2.70.106',
    'constructs@10.8.1',
    'cdk8s-plus-28@2.5.6',
    'cdk8s-cli@2.207.60',
    'fast-check@4.10.2',
    'jsii-rosetta@~6.0.0',
    'jsii-pacmak@1.140.0',
    '@types/node@^20',
    'cli-table3@^0.6.5',
    // Lint. These are the last releases of both that run on Node 20.
    'dependency-cruiser@17.4.3',
    'cspell@9.8.0',
    // Regular expressions that take longer than their text: `check` reads what strangers write. Release 3 is an ES module, which jest cannot require.
    'eslint-plugin-regexp@2.10.0',
    // Mutation testing. Stryker 9 is the last that runs on Node 20; the three from jest give mocha what the tests call.
    '@stryker-mutator/core@9.5.1',
    '@stryker-mutator/mocha-runner@9.5.1',
    'mocha@^11',
    'expect@^30',
    'jest-each@^30',
    'jest-mock@^30',
    // Applies remedies, in tests and in the pages about rules.
    'rfc6902@5.4.0',
    'diff@9.0.0',
  ],

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  entrypoint: 'lib/src/index.js',
  tsconfig: { compilerOptions: { rootDir: '.' }, include: ['imports/**/*.ts'] },
  tsconfigDev: {
    compilerOptions: { rootDir: '..', paths: { 'cdk8s-ocm': ['../src/index.ts'] } },
    include: ['../imports/**/*.ts', '../examples/**/*.ts', '../tools/**/*.ts'],
  },
  eslintOptions: {
    dirs: SOURCES,
    devdirs: TESTS,
    commandOptions: { fix: false, extraArgs: ['--max-warnings', '0'] },
    ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', 'coverage', 'imports/', 'lib/', 'dist/'],
  },

  // Snapshots and goldens are read by people: a test run never rewrites them.
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      coveragePathIgnorePatterns: ['/node_modules/', '<rootDir>/imports/', '<rootDir>/test/', '<rootDir>/examples/', '<rootDir>/tools/'],
      coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
      moduleNameMapper: { '^cdk8s-ocm$': '<rootDir>/src/index.ts' },
      watchPathIgnorePatterns: ['/node_modules/'],
      // While `npm run mutation` works, a copy of the package lies there.
      modulePathIgnorePatterns: ['<rootDir>/tools/mutation/work/'],
    },
  },

  npmIgnoreOptions: {
    ignorePatterns: [
      '/test', '/examples', '/cli', '/conformance', '/imports', '/docs', '/coverage', '/test-reports',
      '/.ci', '/.projenrc.ts', '/projenrc', '/tsconfig*.json', '/.eslintrc.json', '/.npmrc', '/.gitattributes', '/.editorconfig', '/.pre-commit-hooks.yaml',
      '/tools', '/CONTRIBUTING.md', '/CODE_OF_CONDUCT.md', '/SECURITY.md', '*.tsbuildinfo', '/lib/test',
    ],
  },

  github: false,
  release: false,
  depsUpgrade: false,
  docgen: true,
  docgenFilePath: 'docs/api.md',
  sampleCode: false,
});

project.package.addField('types', 'lib/src/index.d.ts');
project.package.addField('workspaces', ['examples', 'cli', 'conformance']);
// unrs-resolver 1.13 names bindings that are not published for every platform, so `npm ci` cannot satisfy its own lockfile.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.npmrc.addConfig('fund', 'false');
project.npmrc.addConfig('audit', 'false');

// jsii 6 still runs on Node 20, which its banner calls end-of-life on every call.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.gitignore.addPatterns('.DS_Store', '/cli/lib/', '/cli/LICENSE', '/tools/mutation/work/', '/tools/mutation/report/');
project.gitattributes.addAttributes('/imports/**', 'linguist-generated');

configureLint(project);

// A bare machine runs every command from source; `--transpile-only` leaves the types to `tsc` in CI.
const run = (file: string) => `ts-node --project test/tsconfig.json --transpile-only ${file}`;
// Examples import the package by its name, so it must be compiled first.
const compiled = (command: string) => `${run('tools/run/compile.ts')} && ${command}`;
const withCli = (command: string) => compiled(`npm run --silent build --workspace cli && ${command}`);

// Coverage is judged on a full run only: `npm test -- -t T42` runs one test.
project.testTask.reset(run('tools/run/run-tests.ts'), { receiveArgs: true });
project.tasks.tryFind('test:update')?.reset();
project.removeTask('test:update');
project.removeTask('test:watch');

const build = project.addTask('compile-and-docgen', { description: 'Compile the library and write docs/api.md' });
build.spawn(project.compileTask);
build.spawn(project.tasks.tryFind('docgen') ?? project.compileTask);

/** Plain scripts, so that a person sees only the program's own output. tools/README.md describes each of them. */
const COMMANDS: Readonly<Record<string, string>> = {
  'quickstart': withCli(run('examples/quickstart/main.ts')),
  'cli': 'npm run build --workspace cli',
  'goldens': compiled(run('test/goldens.ts')),
  'import': run('tools/generate/import.ts'),
  'import:kueue': run('tools/generate/kueue-configuration.ts'),
  'release-docs': run('tools/generate/releases/release-docs.ts'),
  'new-release': run('tools/run/new-release.ts'),
  'newer-releases': run('tools/run/newer-releases.ts'),
  'rule-docs': run('tools/generate/rule-docs.ts'),
  'json-schemas': run('tools/generate/json-schemas.ts'),
  'snippets': compiled(run('tools/check/snippets.ts')),
  'languages': run('tools/check/languages.ts'),
  'package-check': run('tools/check/package-check.ts'),
  'cli-check': run('tools/check/cli-check.ts'),
  'test:browser': compiled('npm run build --workspace cli && npm run test:browser --workspace cli'),
  'bench': withCli(run('tools/bench/bench.ts')),
  'mutation': 'stryker run tools/mutation/stryker.config.mjs',
  'conformance': compiled('npm run --silent conformance --workspace conformance --'),
  'conformance:build': 'npm run --silent conformance:build --workspace conformance --',
};
Object.entries(COMMANDS).forEach(([name, command]) => project.setScript(name, command));

project.synth();
