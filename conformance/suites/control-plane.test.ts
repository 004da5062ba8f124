import { spawn } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cluster } from '../src/control-plane/cluster.js';
import { ControlPlane } from '../src/control-plane/control-plane.js';
import { memoryOfGroups } from '../src/process/memory.js';
import { waitFor } from '../src/process/wait.js';
import { PACKAGE } from '../src/report/paths.js';
import { record } from '../src/report/record.js';

const suite = 'control-plane';

describe('servers', () => {
  let plane: ControlPlane;
  let hub: Cluster;
  let worker: Cluster;
  beforeAll(async () => {
    plane = await ControlPlane.start(suite);
    const started = Date.now();
    [hub, worker] = await plane.addClusters({ name: 'hub' }, { name: 'worker' });
    record(suite, { notes: [`two clusters ready in ${((Date.now() - started) / 1000).toFixed(1)} s`] });
  });
  afterAll(async () => {
    record(suite, { peakMemoryMiB: plane?.processes.peakMemoryMiB });
    await plane?.stop();
  });

  test('unknown fields are refused, RBAC is on', async () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } };
    await expect(hub.admin.create({ ...map, dat: { a: 'b' } })).rejects.toThrow('unknown field "dat"');
    await hub.admin.create({ ...map, data: { a: 'b' } });
    const visitor = hub.admin.withToken(await hub.admin.token('default', 'default'));
    await expect(visitor.get({ ...map, name: 'a', namespace: 'default' })).rejects.toMatchObject({ status: 403 });
  });

  test('a token of one cluster is worth nothing on the other', async () => {
    const token = await hub.admin.token('default', 'default');
    await expect(worker.admin.withToken(token).request('GET', '/api/v1/namespaces')).rejects.toMatchObject({ status: 401 });
  });
});

describe('nothing survives a run that ends', () => {
  for (const [how, end] of [
    ['by SIGKILL', (pid: number) => process.kill(pid, 'SIGKILL')],
    ['by Ctrl-C', (pid: number) => process.kill(pid, 'SIGINT')],
    ['by an exception', undefined],
  ] as const) {
    test(how, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', join('src', 'process', 'abandon.ts'), end ? '' : 'exception'], {
        cwd: PACKAGE,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const exited = new Promise(done => child.on('exit', done));
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      const { pid, folder } = await waitFor('the program started', () => output.includes('\n') && JSON.parse(output));
      if (end) {
        expect(memoryOfGroups([pid])).toBeGreaterThan(0);
        end(child.pid!);
      }
      await exited;
      await waitFor('its programs gone', () => memoryOfGroups([pid]) === 0, { timeoutMs: 5000 });
      await waitFor('its folder gone', () => !existsSync(folder), { timeoutMs: 5000 });
    });
  }
});
