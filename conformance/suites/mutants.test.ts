import { spawnSync } from 'child_process';
import { createRequire } from 'module';
import { join } from 'path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureNamespaces } from '../src/install.js';
import { Applier } from '../src/live/applier.js';
import { tokensAre, workerActive } from '../src/live/checks.js';
import { Live } from '../src/live/live.js';
import { AGENT_NAMESPACE } from '../src/live/managed-service-account.js';
import { batchCluster } from '../src/live/older.js';
import { boundRights } from '../src/live/questions.js';
import { prepareWorker } from '../src/live/worker-queues.js';
import { appliedByApplier, example, foreignNamespaces } from '../src/manifests.js';
import { type Mutant, MUTANTS, mutated, writeMutant } from '../src/mutants.js';
import { waitFor } from '../src/process/wait.js';
import { PACKAGE, RUNS } from '../src/report/paths.js';
import { record } from '../src/report/record.js';

const suite = 'mutants';
const found = example('quickstart');

describe('caught by running the suite on the mutated manifests', () => {
  /** Runs another suite as it is; of `schema` one set of releases, since the mistake is none of a release. */
  function run(mutant: Mutant): { code: number | null; output: string } {
    const folder = join(RUNS, suite, 'manifests', mutant.name.replace(/[^a-zA-Z]+/g, '-'));
    writeMutant(mutant, found, folder);
    const only = mutant.caughtBy === 'schema' ? ['-t', 'Kueue 0.19.2'] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        createRequire(import.meta.url).resolve('jest/bin/jest'),
        '--config',
        'jest.config.json',
        '--runInBand',
        '--forceExit',
        '--testPathPatterns',
        `suites/${mutant.caughtBy}\\.test\\.ts$`,
        ...only,
      ],
      { cwd: PACKAGE, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CONFORMANCE_MANIFESTS: folder, CONFORMANCE_ALL: '' } },
    );
    return { code: status, output: stdout + stderr };
  }

  test.each(MUTANTS.filter(mutant => mutant.caughtBy !== 'live').map(mutant => [mutant.caughtBy, mutant.name, mutant] as const))(
    'by %s: %s',
    (_suite, _name, mutant) => {
      const { code, output } = run(mutant);
      expect(code).toBe(1);
      expect(output).toMatch(/ FAIL /);
      expect(output).toMatch(mutant.reports);
    },
    240_000,
  );
});

describe('caught by the checks of live', () => {
  const ours = appliedByApplier(found);
  /** Everything but what makes batch-1 a worker. */
  const withoutWorker = ours.filter(object => object.metadata.namespace !== 'batch-1');
  let live: Live;
  let applier: Applier;
  beforeAll(async () => {
    live = await Live.start({
      suite,
      kueue: '0.19.2',
      fleet: [batchCluster('batch-1')],
      servers: [{ name: 'batch-1', kueue: true }],
      tunnel: 'stand-in',
    });
    await prepareWorker(live.worker('batch-1'), ours);
    await ensureNamespaces(live.hub.admin, foreignNamespaces(ours));
    // Argo CD waits between waves, too: what a wave starts has begun before the next one comes.
    applier = new Applier(live.hub.admin, 600);
  }, 240_000);
  afterAll(async () => {
    record(suite, { peakMemoryMiB: live?.plane.processes.peakMemoryMiB });
    await live?.stop();
  }, 60_000);

  /** A worker that was never there, then these manifests, then what `live` asks of it. */
  async function tryWorker(objects: typeof ours, patienceMs: number): Promise<void> {
    await applier.apply(withoutWorker);
    await tokensAre(live.hub.admin, {});
    await waitFor(
      'no rights on the worker',
      async () => Object.keys(await boundRights(live.worker('batch-1'), AGENT_NAMESPACE, 'multikueue')).length === 0,
    );
    await applier.apply(objects);
    await live.restartHubKueue();
    await tokensAre(live.hub.admin, { 'kueue-system': ['batch-1-multikueue'] }, patienceMs);
    await workerActive(live.hub.admin, 'batch-1', patienceMs);
  }

  test('control: without a mistake the worker is Active', () => tryWorker(ours, 30_000));

  test.each(MUTANTS.filter(mutant => mutant.caughtBy === 'live').map(mutant => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    await expect(tryWorker(mutated(mutant, ours), 9000)).rejects.toThrow(mutant.reports);
  });

  test('control: and Active again without it', () => tryWorker(ours, 30_000));
});
