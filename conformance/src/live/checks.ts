import { JOB, PROFILE, SECRET } from './kinds.js';
import { type Live } from './live.js';
import { activeState, conditionOf, finishPods, isSyncedSecret, namesByNamespace, sampleJob } from './questions.js';
import { type Api, ApiError } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';
import { waitFor } from '../process/wait.js';

type Names = Readonly<Record<string, readonly string[]>>;

/** Waits until exactly these ClusterProfiles exist, by namespace; the error shows what is there instead. */
export async function profilesAre(hub: Api, expected: Names): Promise<void> {
  await exactly('ClusterProfiles', () => namesByNamespace(hub, PROFILE), expected);
}

/** Waits until exactly these tokens were copied, by namespace. */
export async function tokensAre(hub: Api, expected: Names, timeoutMs = 30_000): Promise<void> {
  await exactly('synced token Secrets', () => namesByNamespace(hub, SECRET, isSyncedSecret), expected, timeoutMs);
}

async function exactly(what: string, look: () => Promise<Names>, expected: Names, timeoutMs = 30_000): Promise<void> {
  const sorted = (names: Names) => JSON.stringify(Object.entries(names).sort(([a], [b]) => a.localeCompare(b)));
  await waitFor(
    what,
    async () => {
      const seen = await look();
      if (sorted(seen) === sorted(expected)) {
        return true;
      }
      throw new Error(`${sorted(seen)} instead of ${sorted(expected)}`);
    },
    { timeoutMs },
  );
}

/** Waits until Kueue reports a worker as Active; the error is Kueue's reason. */
export async function workerActive(hub: Api, name: string, timeoutMs = 60_000): Promise<void> {
  await waitFor(
    `MultiKueueCluster ${name} Active`,
    async () => {
      const state = await activeState(hub, name);
      if (state?.status === 'True') {
        return true;
      }
      throw new Error(`${state?.reason}: ${state?.message}`);
    },
    { timeoutMs },
  );
}

/** Submits a Job on the hub, lets it end well on whatever worker it reaches, waits for that to come back; gives the worker's name. */
export async function jobRuns(live: Live, name: string, queue = { namespace: 'team-a', name: 'team-a' }): Promise<string> {
  const { admin } = live.hub;
  const job = sampleJob(name, queue.namespace, queue.name);
  // A manager that has just started does not know the queue's check yet: its webhook would leave `managedBy` out and the
  // workload would be rejected for good. A dry run shows when it knows.
  await waitFor('Kueue marks Jobs of the queue for MultiKueue', async () => {
    const path = await admin.path({ ...JOB, namespace: queue.namespace });
    return (await admin.request('POST', `${path}?dryRun=All`, job)).spec.managedBy === 'kueue.x-k8s.io/multikueue';
  });
  await admin.create(job);
  const workers: Cluster[] = [...live.workerKueue.values()].map(kueue => kueue.cluster);
  const where = await waitFor(
    `pods of Job ${name} on a worker`,
    async () => {
      for (const worker of workers) {
        if (await finishPods(worker, queue.namespace, name)) {
          return worker;
        }
      }
      return undefined;
    },
    { timeoutMs: 60_000 },
  );
  await waitFor(
    `Job ${name} Complete on the hub`,
    async () => conditionOf(await admin.get({ ...JOB, namespace: queue.namespace, name }), 'Complete')?.status === 'True',
    { timeoutMs: 60_000 },
  );
  return where.name;
}

/** The status a request ends with. */
export function statusOf(request: Promise<unknown>): Promise<number> {
  return request.then(
    () => 200,
    error => {
      if (error instanceof ApiError) {
        return error.status;
      }
      throw error;
    },
  );
}
