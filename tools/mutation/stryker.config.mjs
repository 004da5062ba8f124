import { readdirSync } from 'node:fs';

/**
 * `npm run mutation`, or `npm run mutation -- --mutate src/analysis/queries/access-path.ts` for one file. Changes the access model in thousands of
 * small ways and asks which of them a test notices. Decision 0011 explains why mocha runs the tests here and jest elsewhere.
 */

// `cdk8s synth` in a process of its own would not run the changed code, and random input may notice a change in one run and not in the next.
const LEFT_OUT = ['synth-validate.test.ts', 'robust.test.ts'];
const tests = ['analysis', 'synth', 'kubernetes'].flatMap((room) => readdirSync(`test/${room}`, { recursive: true }).map((file) => `${room}/${file}`))
  .filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.some((name) => file.endsWith(name)));
// Those first that are quick and notice much: a change is tried until the first test fails.
const first = ['analysis/docs.test.ts', 'analysis/golden.test.ts', 'analysis/rules/findings.test.ts', 'analysis/access-model.test.ts'];
const ordered = [...first, ...tests.filter((file) => !first.includes(file))];

export default {
  mutate: ['src/analysis/**/*.ts', 'src/synth/**/*.ts', 'src/kubernetes/{json,label-selector,rbac-rules,three-valued,workload-kinds}.ts'],
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  mochaOptions: { require: ['./tools/mutation/jest-globals.cjs'], spec: ordered.map((file) => `test/${file.replace(/ts$/, 'js')}`) },
  buildCommand: 'tsc --project tools/mutation/tsconfig.json --noCheck',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  tempDirName: 'tools/mutation/work',
  ignorePatterns: ['/lib', '/dist', '/cli/lib', '/cli/test', '/conformance', '/coverage', '/test-reports', '/docs/api.md', '/tools/mutation/report'],
  allowConsoleColors: process.stdout.isTTY,
  clearTextReporter: { logTests: false, reportTests: false },
  reporters: ['clear-text', 'html', 'json', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  htmlReporter: { fileName: 'tools/mutation/report/index.html' },
  jsonReporter: { fileName: 'tools/mutation/report/mutation.json' },
  thresholds: { high: 90, low: 85, break: 85 },
};
