import { cdk8s } from 'projen';

/** Packages and folders with TypeScript of ours. */
export const SOURCES = ['src', 'cli/src', 'cli/tools', 'conformance/src', 'conformance/suites', 'examples', 'tools'];
export const TESTS = ['test', 'cli/test'];
export const TSCONFIGS = ['./tsconfig.json', './test/tsconfig.json', './projenrc/tsconfig.json', './cli/test/tsconfig.json', './conformance/tsconfig.json'];

/** One style for all packages, on top of projen's. */
const RULES = {
  '@stylistic/max-len': ['error', { code: 160, tabWidth: 2, ignoreRegExpLiterals: true, ignorePattern: '^\\s*(//|/?\\*).*https?://' }],
  '@stylistic/arrow-parens': ['error', 'as-needed'],
  '@stylistic/brace-style': ['error', '1tbs'],
  'curly': ['error', 'all'],
  'complexity': ['error', 12],
  'max-params': ['error', 4],
  'no-nested-ternary': 'error',
  'no-restricted-imports': ['error', {
    patterns: [{ group: ['cdk8s-ocm/*', '**/lib/src', '**/lib/src/**'], message: 'Outside the library import cdk8s-ocm by its name.' }],
  }],
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
  'import/enforce-node-protocol-usage': ['error', 'never'],
  'import/order': ['error', { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } }],
};

/** Files that a reader takes in at once. Tests are lists of cases and may be longer. */
const SHORT_FILES = { files: ['src/**', 'cli/src/**', 'conformance/src/**', 'tools/**'], rules: { 'max-lines': ['error', 300] } };

/** What strangers write is matched in a time that grows as its length does. */
const LINEAR = {
  files: ['src/**', 'cli/src/**'],
  rules: { 'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }], 'regexp/no-super-linear-move': 'error' },
};

/** The library's own signatures follow those of cdk8s, which has `any` in some. */
const TYPED = { files: ['cli/src/**', 'tools/**'], rules: { '@typescript-eslint/no-explicit-any': 'error' } };

/** The rules are loaded at the first analysis, which only a call of `require` can do. */
const LAZY = { files: ['src/analysis/all-rules.ts'], rules: { '@typescript-eslint/no-require-imports': ['error', { allow: ['^\\./rules$'] }] } };

/** The bench measures the compiled package. */
const BENCH = { files: ['tools/bench/**'], rules: { 'import/no-extraneous-dependencies': 'off', 'no-restricted-imports': 'off' } };

export function configureLint(project: cdk8s.ConstructLibraryCdk8s): void {
  project.eslint?.addPlugins('regexp');
  project.eslint?.addRules(RULES);
  project.eslint?.addOverride(SHORT_FILES);
  project.eslint?.addOverride(LINEAR);
  project.eslint?.addOverride(TYPED);
  project.eslint?.addOverride(LAZY);
  project.eslint?.addOverride(BENCH);
  ['tools/**', 'cli/src/**', 'cli/tools/**', 'conformance/**'].forEach(place => project.eslint?.allowDevDeps(place));
  // A comment that switches a rule off would be seen by nobody.
  project.tryFindObjectFile('.eslintrc.json')?.addOverride('noInlineConfig', true);
  // The project service looks for the nearest tsconfig.json, which knows the library alone.
  project.tryFindObjectFile('.eslintrc.json')?.addDeletionOverride('parserOptions.projectService');
  project.tryFindObjectFile('.eslintrc.json')?.addOverride('parserOptions.project', TSCONFIGS);
  // This one knows the package by its name, so that lint does not need compiled files.
  project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/resolver.typescript.project', './test/tsconfig.json');

  const lint = project.addTask('lint', { description: 'Check style, imports, folders, terms and spelling' });
  lint.exec('ts-node --project test/tsconfig.json --transpile-only tools/check/lint.ts', { receiveArgs: true });
}
