import { readdirSync } from 'node:fs';

/**
 * `npm run mutation`, or `npm run mutation -- --mutate src/access/chain.ts` for one file. Changes the access model in thousands of
 * small ways and asks which of them a test notices. Decision 0011 says why mocha runs what jest runs elsewhere.
 */

// `cdk8s synth` in a process of its own would not run the changed code, and random input may notice a change in one run and not in the next.
const LEFT_OUT = ['synth-validate.test.ts', 'robust.test.ts'];
const tests = readdirSync('test/access').filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.includes(file));
// Those first that are quick and notice much: a change is tried until the first test fails.
const first = ['docs.test.ts', 'golden.test.ts', 'findings.test.ts', 'model.test.ts'];
const ordered = [...first, ...tests.filter((file) => !first.includes(file))];

export default {
  mutate: ['src/access/**/*.ts'],
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  mochaOptions: { require: ['./mutation/jest-globals.cjs'], spec: ordered.map((file) => `test/access/${file.replace(/ts$/, 'js')}`) },
  buildCommand: 'tsc --project mutation/tsconfig.json --noCheck',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  tempDirName: 'mutation/work',
  ignorePatterns: ['/lib', '/dist', '/cli', '/conformance', '/coverage', '/test-reports', '/docs/api.md', '/mutation/report'],
  allowConsoleColors: process.stdout.isTTY,
  clearTextReporter: { logTests: false, reportTests: false },
  reporters: ['clear-text', 'html', 'json', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  htmlReporter: { fileName: 'mutation/report/index.html' },
  jsonReporter: { fileName: 'mutation/report/mutation.json' },
  thresholds: { high: 90, low: 85, break: 85 },
};
