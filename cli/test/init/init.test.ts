import * as fs from 'fs';
import * as path from 'path';
import { parse, stringify } from 'yaml';
import { cli, folderWith } from '../cli';
import { account, application, cluster, names, yaml } from '../world';

type Json = Record<string, unknown>;

const deployment = (name: string, image: string, labels: Json = {}): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'tools', labels },
  spec: { selector: {}, template: { spec: { containers: [{ name: 'c', image }] } } },
});
const OWN = {
  ...cluster('local-cluster', { 'local-cluster': 'true' }), status: { version: { kubernetes: 'v1.35.2+abc' } },
};
const HUB = [
  OWN,
  cluster('c2', { 'use': 'app', 'region': 'eu', 'cluster.open-cluster-management.io/clusterset': 'blue' }),
  { ...cluster('c1'), spec: { hubAcceptsClient: false } },
  ...application('my-app', ['c2']),
  deployment('kueue', 'registry.k8s.io/kueue/kueue:v0.19.2'),
  deployment('cp', 'quay.io/open-cluster-management/cluster-permission:v0.17.0@sha256:0', { 'helm.sh/chart': 'cluster-permission-0.17.0' }),
  deployment('proxy', 'quay.io/open-cluster-management/cluster-proxy:latest', { 'helm.sh/chart': 'cluster-proxy-0.12.0' }),
  deployment('argocd-server', 'registry.example.com/argo:latest', { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/version': 'v3.5.1' }),
  deployment('operator', 'quay.io/open-cluster-management/registration-operator:v1.3.1'),
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a', namespace: 'tools' }, spec: {} },
];
const init = (manifests: readonly Json[], ...args: string[]) => cli(['init', ...args], { files: { 'hub.yaml': yaml(manifests) } });

test('releases are those that images and labels show, each with its source', async () => {
  const { code, out, err } = await init(HUB, '--from', 'hub.yaml');
  expect([code, err]).toStrictEqual([0, '']);
  expect(parse(out).releases).toStrictEqual({
    kueue: '0.19.2', kubernetes: '1.35', managedServiceAccount: '0.10.0', clusterPermission: '0.17.0', argoCd: '3.5', ocm: '1.3.1', clusterProxy: '0.12.0',
  });
  expect(out).toContain('\n  kueue: \'0.19.2\'  # image registry.k8s.io/kueue/kueue:v0.19.2 of Deployment tools/kueue\n');
  expect(out).toContain('\n  argoCd: \'3.5\'  # 3.5.1: label app.kubernetes.io/version of Deployment tools/argocd-server\n');
  expect(out).toContain('\n  kubernetes: \'1.35\'  # status.version.kubernetes of ManagedCluster local-cluster\n');
});

test('a patch that the catalogue lacks is stated as it is, and a minor that it lacks is a proposal with the way to state it', async () => {
  const { out } = await init([deployment('a', 'kueue:v0.19.99'), deployment('d', 'cluster-permission:v0.99.0')], 'hub.yaml');
  expect(parse(out).releases).toStrictEqual({ kueue: '0.19.99' });
  expect(out).toMatch(/#   clusterPermission: '0\.99\.0' {2}# not in the release catalogue, which has .*; under assume the newest facts are used: 0\.99\.0 in image/);
});

test('the fleet has the labels that selectors ask for, and what the hub has not accepted is so', async () => {
  const { out } = await init(HUB, '--from', 'hub.yaml');
  expect(parse(out)).toMatchObject({
    fleet: [
      { name: 'c1', labels: { use: 'app' }, accepted: false },
      { name: 'c2', labels: { 'cluster.open-cluster-management.io/clusterset': 'blue', 'use': 'app' } },
      { name: 'local-cluster' },
    ],
    ownCluster: 'local-cluster',
  });
  expect(out).not.toContain('region');
});

test('ManagedClusters among manifests count by themselves: their fleet is a proposal', async () => {
  const { out } = await init(HUB, 'hub.yaml');
  expect(parse(out)).not.toHaveProperty('fleet');
  expect(out).toContain('\n#   - {name: \'c1\', labels: {\'use\': \'app\'}, accepted: false}  # ManagedCluster c1 of the input');
});

test('kinds that are not judged are proposals, with a reason to fill in', async () => {
  const { out } = await init(HUB, 'hub.yaml');
  expect(out).toContain('\n# kindsWithoutBearing:\n'
    + '#   - {apiGroup: \'argoproj.io\', kind: \'Application\', reason: \'\'}  # 1 object in the input, not judged; write why the kind gives nobody access\n');
});

test('what is not seen, not catalogued or seen twice is a line behind a mark', async () => {
  const { out } = await init([
    deployment('a', 'kueue:v0.18.1'), deployment('b', 'kueue:v0.19.2'), deployment('d', 'cluster-permission:v9.1.0'), deployment('e', 'cluster-proxy:main'),
  ], 'hub.yaml');
  expect(parse(out)).toStrictEqual(null);
  expect(out).toContain('#   kueue: \'0.18.1\'  # several versions are seen: 0.18.1 in image kueue:v0.18.1 of Deployment tools/a; 0.19.2 in image');
  expect(out).toMatch(/#   clusterPermission: '9\.1\.0' {2}# not in the release catalogue, which has 0\.16\.1, .*: 9\.1\.0 in image/);
  expect(out).toMatch(/#   clusterProxy: '0\.12\.0' {2}# not seen in the input; state the version that runs\n/);
  expect(out).toContain('# fleet:\n#   - {name: cluster1, labels: {purpose: apps}}  # the input has no ManagedCluster');
});

test.each([[['--from', 'hub.yaml']], [['hub.yaml']]])('%j is accepted by check, as it is and with every proposal filled in, in any order', async args => {
  const { out } = await init(HUB, ...args);
  const filled = out.split('\n').map(text => /^# ( |releases|fleet|kinds|own|complete|hub)/.test(text) ? text.slice(2) : text).join('\n')
    .replace(/reason: ''/g, 'reason: \'an application\'');
  for (const settings of [out, filled]) {
    const { code, err } = await cli(['check', 'hub.yaml'], { files: { 'hub.yaml': yaml(HUB), 'ocm-access.yaml': settings } });
    expect([code === 2, err]).toStrictEqual([false, 'settings: ocm-access.yaml\n']);
  }
  expect((await init([...HUB].reverse(), ...args)).out).toBe(out);
});

test('a hub with 200 findings and 200 clusters starts with a fleet, and its findings are the same', async () => {
  const list = names(200, 'c');
  const hub = [...list.map(name => cluster(name)), ...list.map(name => account(name, 'odd', '30d'))];
  const { out } = await init(hub, '--from', 'hub.yaml');
  const accounts = { 'a.yaml': yaml(list.map(name => account(name, 'odd', '30d'))), 'ocm-access.yaml': out };
  expect(parse(out).fleet).toHaveLength(200);
  expect((await cli(['check', 'a.yaml'], { files: accounts })).out).toContain('200 errors');
});

describe('--write', () => {
  test('writes the file beside the manifests, once', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'hub/apps/a.yaml': yaml(HUB) });
    expect(await cli(['init', 'hub', '--write'], {}, cwd)).toMatchObject({ code: 0, out: 'written: hub/ocm-access.yaml\n' });
    const text = fs.readFileSync(path.join(cwd, 'hub/ocm-access.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/.*\/docs\/ocm-access\.schema\.json\n/);
    for (const again of ['hub', 'hub/apps']) {
      const { code, err } = await cli(['init', again, '--write'], {}, cwd);
      expect([code, err]).toStrictEqual([2, expect.stringContaining('--write: hub/ocm-access.yaml is there and counts for these manifests')]);
    }
    expect(fs.readFileSync(path.join(cwd, 'hub/ocm-access.yaml'), 'utf8')).toBe(text);
  });

  test('never through a link', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'hub/a.yaml': yaml(HUB) });
    fs.symlinkSync(path.join(cwd, 'elsewhere.yaml'), path.join(cwd, 'hub/ocm-access.yaml'));
    expect((await cli(['init', 'hub', '--write'], {}, cwd)).code).toBe(2);
    expect(fs.existsSync(path.join(cwd, 'elsewhere.yaml'))).toBe(false);
  });
});

test('names that would end a comment or a value are escaped, and the file stays what it is', async () => {
  const hostile = { ...cluster('evil\nownCluster: x\u001b[31m', { use: 'a\'b: {' }) };
  const { out } = await init([hostile, ...application('my-app', ['c1']), deployment('a\ncomplete: true', 'kueue:v0.19.2')], '--from', 'hub.yaml');
  expect(parse(out)).toMatchObject({ fleet: [{ name: 'evil\nownCluster: x\u001b[31m', labels: { use: 'a\'b: {' } }], releases: { kueue: '0.19.2' } });
  expect(Object.keys(parse(out)).sort()).toStrictEqual(['fleet', 'releases']);
  expect([...out].filter(letter => letter !== '\n' && (letter < ' ' || letter > '~'))).toStrictEqual([]);
});

test('the hub runs what its workloads and its ClusterManager name, not what works bring to other clusters', async () => {
  const work = {
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: { name: 'w', namespace: 'c1' },
    spec: { workload: { manifests: [deployment('kueue', 'kueue:v0.18.1')] } },
  };
  const manager = {
    apiVersion: 'operator.open-cluster-management.io/v1',
    kind: 'ClusterManager',
    metadata: { name: 'cluster-manager' },
    spec: { registrationImagePullSpec: 'quay.io/open-cluster-management/registration:v1.2.0' },
  };
  expect(parse((await init([work, manager, deployment('kueue', 'kueue:v0.19.1')], 'hub.yaml')).out).releases).toStrictEqual({ kueue: '0.19.1', ocm: '1.2.0' });
});

test('what cannot be read is said, and a path beside --from is refused', async () => {
  expect((await cli(['init', 'none.yaml'])).code).toBe(2);
  expect(await cli(['init', 'a.yaml', '--from', 'b.yaml'])).toMatchObject({ code: 2, err: 'init takes a path or --from, not both\n' });
  const { out, code } = await cli(['init'], { files: { 'x/a.yaml': stringify(cluster('c1')) } });
  expect([code, out]).toStrictEqual([0, expect.stringContaining('ManagedCluster c1')]);
});
