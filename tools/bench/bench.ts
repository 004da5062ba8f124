import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import Table from 'cli-table3';

/**
 * Synthesis against the same objects written as plain data, in one run on one machine: only ratios mean something elsewhere.
 * Each figure is the median of several processes, the two forms in turn.
 */
const SIZES = [100, 1_000, 10_000];
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const COLD_RUNS = 11;
const LIMITS = { ratio: 1.6, growth: 11, megabytes: 450, model: 0.25, check: 0.3, diff: 2.2 };

const ROOT = path.join(__dirname, '..', '..');
const PROGRAM = path.join(ROOT, 'cli', 'bin', 'ocm-access.js');

interface Figures {
  readonly ms: number; readonly mb: number;
}

function run(form: string, count: number, folder: string): Figures {
  const out = execFileSync(
    process.execPath,
    [
      require.resolve('ts-node/dist/bin.js'), '--transpile-only', '--project', 'test/tsconfig.json', path.join(__dirname, 'workload.ts'), form,
      String(count), folder,
    ],
  );
  return JSON.parse(out.toString());
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What a person waits for a short command, as a ratio to the start of Node: its three processes in turn, so that they see the same load. */
function coldStart(): { readonly version: number; readonly check: number } {
  const start = (args: readonly string[]) => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT });
    if (status !== 0) {
      throw new Error(`node ${args.join(' ')}: ${stderr}`);
    }
    return performance.now() - started;
  };
  const runs = Array.from({ length: COLD_RUNS }, () => ({
    node: start(['-e', '0']), version: start([PROGRAM, '--version']), check: start([PROGRAM, 'check', path.join('test', 'golden', 'quickstart')]),
  }));
  const node = median(runs.map(({ node: bare }) => bare));
  return { version: median(runs.map(({ version }) => version)) / node, check: median(runs.map(({ check }) => check)) / node };
}

function measure(count: number, folder: string) {
  run('constructs', count, folder);
  run('prepare', count, folder);
  const pairs = Array.from({ length: RUNS }, () => ({
    ours: run('constructs', count, folder), plain: run('plain', count, folder), model: run('model', count, folder),
  }));
  return {
    count,
    ms: median(pairs.map(pair => pair.ours.ms)),
    plainMs: median(pairs.map(pair => pair.plain.ms)),
    ratio: median(pairs.map(pair => pair.ours.ms / pair.plain.ms)),
    mb: median(pairs.map(pair => pair.ours.mb)),
    modelMs: median(pairs.map(pair => pair.model.ms)),
    modelShare: median(pairs.map(pair => pair.model.ms / pair.ours.ms)),
    modelMb: median(pairs.map(pair => pair.model.mb)),
  };
}

/** The same file with the `yaml` package alone, which reads as kubectl does and keeps the place of everything. */
const PARSE = 'require(\'yaml\').parseAllDocuments(require(\'fs\').readFileSync(process.argv[1], \'utf8\'), { version: \'1.1\' }).map(one => one.toJS())';
const PEAK = 'process.on(\'exit\', () => require(\'fs\').writeSync(3, String(process.resourceUsage().maxRSS / 1024)));';

/** A program as a person runs it: a process of its own, from its start to its end. */
function whole(script: string, args: readonly string[]): Figures & { readonly out: string } {
  const started = performance.now();
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['-e', `${PEAK} ${script}`, ...args], {
    cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: 1e9,
  });
  if (status !== 0) {
    throw new Error(`${args.join(' ')}: exit ${status}: ${stderr}`);
  }
  return { ms: performance.now() - started, mb: Number(output[3]), out: stdout };
}

/** The built command line, as users have it. */
function ocmAccess(wanted: string, ...args: readonly string[]): Figures {
  const figures = whole(`process.argv.splice(1, 0, ${JSON.stringify(PROGRAM)}); require(${JSON.stringify(PROGRAM)})`, args);
  if (!figures.out.includes(wanted)) {
    throw new Error(`ocm-access ${args.join(' ')}: '${wanted}' is not in its answer: ${figures.out.slice(-300)}`);
  }
  return figures;
}

/** What the command line does with the largest file, by what the `yaml` package takes for it alone. */
function commandLine(outdir: string) {
  const file = path.join(outdir, 'fleet.k8s.yaml');
  const sides = ['base', 'head'].map(side => path.join(outdir, side));
  sides.forEach(side => {
    fs.mkdirSync(side);
    fs.copyFileSync(file, path.join(side, 'fleet.k8s.yaml'));
  });
  const runs = Array.from({ length: RUNS }, () => ({
    check: ocmAccess('0 notices in 20,068 objects', 'check', file), parse: whole(PARSE, [file]), diff: ocmAccess('No change of access', 'diff', ...sides),
  }));
  return {
    ms: median(runs.map(({ check }) => check.ms)),
    mb: median(runs.map(({ check }) => check.mb)),
    byParse: median(runs.map(({ check, parse }) => check.ms / parse.ms)),
    diffByCheck: median(runs.map(({ check, diff }) => diff.ms / check.ms)),
    diffMb: median(runs.map(({ diff }) => diff.mb)),
  };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-ocm-bench-'));
try {
  const rows = SIZES.map(count => measure(count, folder));
  const table = new Table({
    head: ['clusters', 'constructs ms', 'plain yaml ms', 'ratio', 'peak MB', 'access model ms', 'share of synth', 'its peak MB'],
    style: { head: [], border: [] },
  });
  table.push(...rows.map(row => [row.count, row.ms.toFixed(0), row.plainMs.toFixed(0), `${row.ratio.toFixed(2)}×`, row.mb.toFixed(0),
    row.modelMs.toFixed(0), `${row.modelShare.toFixed(2)}×`, row.modelMb.toFixed(0)]));
  const [, small, large] = rows;
  const growth = large.ms / small.ms;
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(`ratio at 10,000 clusters ${large.ratio.toFixed(2)}× (limit ${LIMITS.ratio}×), growth from 1,000 to 10,000 `
    + `${growth.toFixed(1)}× (limit ${LIMITS.growth}×), `
    + `peak ${large.mb.toFixed(0)} MB (limit ${LIMITS.megabytes} MB); median of ${RUNS} runs each\n`);
  const read = commandLine(folder);
  process.stdout.write(`ocm-access check at 10,000 clusters ${(read.ms / 1000).toFixed(1)} s, peak ${read.mb.toFixed(0)} MB: `
    + `${read.byParse.toFixed(2)}× what yaml takes to read the file `
    + `(limit ${LIMITS.check}×); diff of two such folders ${read.diffByCheck.toFixed(2)}× check (limit ${LIMITS.diff}×), peak ${read.diffMb.toFixed(0)} MB\n`);
  const cold = coldStart();
  process.stdout.write(`cold start of ocm-access, by that of node: --version ${cold.version.toFixed(2)}×, check of the quickstart ${cold.check.toFixed(2)}×\n`);
  const modelGrowth = large.modelMs / small.modelMs;
  process.stdout.write(`access model with all rules at 10,000 clusters ${large.modelShare.toFixed(2)}× the synth (limit ${LIMITS.model}×), growth `
    + `${modelGrowth.toFixed(1)}× (limit ${LIMITS.growth}×)\n`);
  const failed = large.ratio > LIMITS.ratio || growth > LIMITS.growth || large.mb > LIMITS.megabytes
    || large.modelShare > LIMITS.model || modelGrowth > LIMITS.growth || read.byParse > LIMITS.check || read.diffByCheck > LIMITS.diff;
  process.exitCode = failed ? 1 : 0;
} finally {
  fs.rmSync(folder, { recursive: true });
}
