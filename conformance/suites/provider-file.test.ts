import { execFile } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { binary } from '../src/components/cache.js';
import { examples } from '../src/manifests.js';
import { record } from '../src/report/record.js';

const suite = 'provider-file';

/** A ClusterProfile as cluster-proxy's add-on manager completes it. */
const profile = (provider = 'open-cluster-management') => ({
  apiVersion: 'multicluster.x-k8s.io/v1alpha1',
  kind: 'ClusterProfile',
  metadata: { name: 'app-1', namespace: 'my-app' },
  spec: { clusterManager: { name: 'open-cluster-management' }, displayName: 'app-1' },
  status: {
    accessProviders: [
      {
        name: provider,
        cluster: {
          'server': 'https://cluster-proxy-addon-user.open-cluster-management-addon:9092/app-1',
          'certificate-authority-data': '',
          'extensions': [{ name: 'client.authentication.k8s.io/exec', extension: { clusterName: 'app-1' } }],
        },
      },
    ],
  },
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-provider-file-'));
  record(suite, { versions: ['cluster-inventory-api 0.1.2'] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What cluster-inventory-api makes of a provider file and a profile. */
function read(file: string, of: object = profile()): Promise<any> {
  writeFileSync(join(folder, 'providers.json'), file);
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(of));
  return new Promise((done, fail) => {
    execFile(
      binary('inventory-client'),
      ['config', join(folder, 'providers.json'), join(folder, 'profile.json')],
      { env: {} },
      (error, stdout, stderr) => {
        if (error) {
          fail(new Error(stderr));
        } else {
          done(JSON.parse(stdout));
        }
      },
    );
  });
}

const files = examples().flatMap(({ name, objects }) =>
  objects
    .filter(object => object.kind === 'ConfigMap')
    .flatMap(object =>
      Object.entries<string>(object.data ?? {})
        .filter(([key]) => key.endsWith('.json'))
        .map(([, text]) => ({ label: `${name}: ${object.metadata.name}`, namespace: object.metadata.namespace!, text })),
    ),
);

test('there is a provider file to read', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('$label', ({ namespace, text }) => {
  test('gives the client configuration the plugin needs', async () => {
    const config = await read(text);
    expect(config).toMatchObject({
      host: 'https://cluster-proxy-addon-user.open-cluster-management-addon:9092/app-1',
      apiVersion: 'client.authentication.k8s.io/v1',
      interactiveMode: 'Never',
      provideClusterInfo: true,
      env: { NAMESPACE: namespace },
      config: { clusterName: 'app-1' },
    });
    expect(config.command).toMatch(/^\/.*\/cp-creds$/);
    expect(config.args).toStrictEqual([expect.stringMatching(/^--managed-serviceaccount=[a-z0-9-]+$/)]);
  });

  test('control: a mis-spelt key is refused, which the loader alone takes in silence', async () => {
    await expect(read(text.replace('"execConfig"', '"execConfg"'))).rejects.toThrow('unknown field "execConfg"');
  });

  test('control: a provider of another name matches no profile', async () => {
    await expect(read(text, profile('somebody-else'))).rejects.toThrow('no matching cluster accessor found for cluster profile "app-1"');
  });
});
