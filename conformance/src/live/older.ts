import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type KubeObject } from '../control-plane/api.js';
import { configurationFile, multiKueueObjects } from '../library.js';
import { Applier } from './applier.js';
import { jobRuns, profilesAre, tokensAre, workerActive } from './checks.js';
import { Live } from './live.js';
import { AGENT_NAMESPACE } from './managed-service-account.js';
import { boundRights, rightsOf } from './questions.js';
import { prepareWorker } from './worker-queues.js';
import { record } from '../report/record.js';

/** One managed cluster as the hub knows it. */
export const batchCluster = (name: string): KubeObject => ({
  apiVersion: 'cluster.open-cluster-management.io/v1',
  kind: 'ManagedCluster',
  metadata: { name, labels: { purpose: 'batch' } },
});

/** Hub and one worker on one Kueue release: the same access path, shorter, with the tunnel's stand-in. */
export function olderRelease(suite: string, release: string): void {
  const ours = multiKueueObjects({ kueue: release, frameworks: ['batch/job'] });
  let live: Live;
  beforeAll(async () => {
    live = await Live.start({
      suite,
      kueue: release,
      fleet: [batchCluster('batch-1')],
      servers: [{ name: 'batch-1', kueue: true }],
      tunnel: 'stand-in',
    });
    await prepareWorker(live.worker('batch-1'), ours);
    await new Applier(live.hub.admin).apply(ours);
    await live.restartHubKueue();
    record(suite, { versions: ['kubernetes 1.35.4', 'ocm 1.2.1', 'managed-serviceaccount 0.10.0', 'cluster-proxy 0.10.0', `kueue ${release}`] });
  }, 240_000);
  afterAll(async () => {
    record(suite, { peakMemoryMiB: live?.plane.processes.peakMemoryMiB });
    await live?.stop();
  }, 60_000);

  test('profile and token arrive', async () => {
    await profilesAre(live.hub.admin, { 'kueue-system': ['batch-1'] });
    await tokensAre(live.hub.admin, { 'kueue-system': ['batch-1-multikueue'] });
  });

  test('the worker becomes Active with exactly the rights of this release', async () => {
    await workerActive(live.hub.admin, 'batch-1');
    const permission = ours.find(object => object.kind === 'ClusterPermission')!;
    await expect(boundRights(live.worker('batch-1'), AGENT_NAMESPACE, 'multikueue')).resolves.toStrictEqual({
      '*': rightsOf(permission.spec.clusterRole.rules),
    });
  });

  test('the provider key is the one this release knows', () => {
    const { clusterProfile } = parse(configurationFile(ours)).multiKueue;
    expect(Object.keys(clusterProfile)).toStrictEqual(['credentialsProviders']);
  });

  test('a Job submitted on the hub runs on the worker and its completion comes back', async () => {
    await expect(jobRuns(live, 'older')).resolves.toBe('batch-1');
  });
}
