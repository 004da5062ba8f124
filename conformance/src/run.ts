import { type ChildProcess, spawn } from 'child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { createInterface } from 'readline';
import { buildMissing, interruptBuilds } from './components/builder.js';
import { PACKAGE, RUNS } from './report/paths.js';
import { readFacts } from './report/record.js';
import { recordResults } from './report/results.js';
import { componentsOf, type Suite, SUITES } from './suites.js';

interface Outcome {
  readonly suite: Suite;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const all = process.argv.includes('--all');
const named = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const unknown = named.filter(name => !SUITES.some(suite => suite.name === name));
if (unknown.length > 0) {
  console.error(`unknown suite ${unknown.join(', ')}; there are: ${SUITES.map(suite => suite.name).join(', ')}`);
  process.exit(2);
}
const options = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const wrong = options.filter(option => !['--all', '--record'].includes(option));
if (wrong.length > 0) {
  console.error(
    `unknown option ${wrong.join(', ')}; there are: --all (every Kubernetes release in \`schema\`), --record (keep the results of a whole run)`,
  );
  process.exit(2);
}
const suites = SUITES.filter(suite => named.length === 0 || named.includes(suite.name));

let child: ChildProcess | undefined;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    interruptBuilds();
    // The servers of the suite are ended by its guardian as soon as the suite is gone.
    child?.kill('SIGKILL');
    process.exit(code);
  });
}

function jest(suite: Suite): Promise<Outcome> {
  const output = join(RUNS, suite.name, 'jest.json');
  rmSync(join(RUNS, suite.name), { recursive: true, force: true });
  // A suite that fails to load writes nothing there by itself.
  mkdirSync(join(RUNS, suite.name), { recursive: true });
  const started = Date.now();
  return new Promise(done => {
    child = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        createRequire(import.meta.url).resolve('jest/bin/jest'),
        '--config',
        'jest.config.json',
        '--runInBand',
        '--forceExit',
        '--json',
        '--outputFile',
        output,
        '--testPathPatterns',
        `suites/${suite.name.replaceAll('.', '\\.')}\\.test\\.ts$`,
      ],
      { cwd: PACKAGE, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CONFORMANCE_ALL: all ? '1' : '' } },
    );
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', line => {
        if (line && !/^(Test results written|Force exiting)/.test(line)) {
          console.log(line);
        }
      });
    }
    child.on('close', code => {
      let passed = 0;
      let failed = 0;
      try {
        const result = JSON.parse(readFileSync(output, 'utf8'));
        passed = result.numPassedTests;
        failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
      } catch {
        failed = 1;
      }
      // A suite that checked nothing, or ended badly after its checks, has not passed.
      if (failed === 0 && (code !== 0 || passed === 0)) {
        failed = 1;
      }
      done({ suite, passed, failed, seconds: Math.round((Date.now() - started) / 1000) });
    });
  });
}

function showLogs(suite: Suite): void {
  const folder = join(RUNS, suite.name, 'logs');
  let files: string[] = [];
  try {
    files = readdirSync(folder);
  } catch {
    return;
  }
  console.log(`\nlast lines of each log (whole files: ${folder})`);
  for (const file of files) {
    const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').slice(-8);
    console.log(`--- ${file}\n${lines.map(line => line.slice(0, 400)).join('\n')}`);
  }
}

try {
  const wanted = new Set(suites.flatMap(suite => componentsOf(suite, all)));
  await buildMissing([...wanted], line => console.log(line));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const outcomes: Outcome[] = [];
for (const suite of suites) {
  console.log(`\n== ${suite.name}: ${suite.proves}`);
  const outcome = await jest(suite);
  outcomes.push(outcome);
  if (outcome.failed > 0) {
    showLogs(suite);
  }
}

console.log('\nsuite                  passed failed seconds   MiB');
for (const { suite, passed, failed, seconds } of outcomes) {
  const memory = readFacts(suite.name).peakMemoryMiB ?? '';
  console.log(
    `${suite.name.padEnd(22)} ${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(seconds).padStart(7)} ${String(memory).padStart(5)}`,
  );
}
for (const { suite } of outcomes) {
  for (const note of readFacts(suite.name).notes ?? []) {
    console.log(`${suite.name}: ${note}`);
  }
}
console.log(`ran: ${[...new Set(outcomes.flatMap(({ suite }) => readFacts(suite.name).versions ?? []))].sort().join(', ')}`);
if (process.argv.includes('--record')) {
  if (suites.length < SUITES.length || outcomes.some(outcome => outcome.failed > 0)) {
    console.log('not recorded: only a whole run without a failure is');
  } else {
    recordResults(outcomes);
  }
}
const total = (key: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') > 0 ? 1 : 0);
