import { AccessModel, AccessOptions, AccessReleases, UpgradePlan } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { compareVersions } from '../../../../src/releases/fact';
import { KUEUE_VERSIONS } from '../../../../src/releases/kueue/facts';
import { application, multiKueue, OPTIONS } from '../../../fixtures/builders';

const OLD_QUEUE: Json = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'LocalQueue', metadata: { name: 'old', namespace: 'team' }, spec: { clusterQueue: 'q' } };

function plan(releases: AccessReleases, to: AccessReleases, manifests: Json[] = [], options: AccessOptions = {}): UpgradePlan {
  return AccessModel.fromManifests([...multiKueue(), ...manifests], { ...OPTIONS, ...options, releases }).upgradePlan(to);
}

const stepsOf = ({ steps }: UpgradePlan) => steps.map(({ messageId }) => messageId);
const factsOf = ({ facts }: UpgradePlan) => facts.map(({ fact }) => fact);

test('a fact that changes has its values, its source and the objects that it is about', () => {
  const { facts } = plan({ kueue: '0.18.6' }, { kueue: '0.19.2' });
  expect(facts.find(({ fact }) => fact === 'Key of the provider list')).toMatchObject({
    component: 'Kueue',
    isDefault: false,
    since: '0.19.0',
    proof: 'run:kueue-configuration',
    changes: [{ before: 'credentialsProviders', after: 'accessProviders' }],
    objects: [expect.objectContaining({ kind: 'ConfigMap' })],
  });
});

test('defaults that change are marked, each place of a value for itself', () => {
  const { facts } = plan({ kueue: '0.19.2' }, { kueue: '0.20.0' });
  expect(facts.filter(({ isDefault }) => isDefault).map(({ fact, changes, proof }) => [fact, changes, proof])).toStrictEqual([
    ['Gate that gives the clients of workers the manager\'s limits', [
      { before: 'none' }, { place: 'name', after: 'MultiKueueReuseClientConnectionConfigForWorkers' }, { place: 'isOn', after: 'yes' },
    ], 'change log'],
    ['Shipped configuration, without the frameworks', [
      { place: 'clientConnection.qps', before: '300', after: '1000' }, { place: 'clientConnection.burst', before: '500', after: '1000' },
    ], 'change log'],
  ]);
});

test('what is not served any more is converted first, and becomes an error', () => {
  const found = plan({ kueue: '0.19.2' }, { kueue: '0.20.0' }, [OLD_QUEUE]);
  expect(found.steps[0]).toMatchObject({
    messageId: 'convert',
    data: { versions: ['kueue.x-k8s.io/v1beta1'] },
    objects: [{ kind: 'LocalQueue', namespace: 'team', name: 'old' }],
  });
  expect(found.newFindings).toContainEqual(expect.objectContaining({ rule: 'kueue-old-api', severity: 'error' }));
  expect(found.goneFindings.map(({ rule }) => rule)).not.toContain('kueue-old-api');
  expect(stepsOf(plan({ kueue: '0.18.6' }, { kueue: '0.19.2' }, [OLD_QUEUE]))).not.toContain('convert');
});

test('workers get rights before the hub needs them, and what is too far apart comes first', () => {
  const found = plan({ kueue: '0.18.4' }, { kueue: '0.19.2' });
  expect(stepsOf(found)).toStrictEqual(['rights', 'hub', 'workers', 'unseen']);
  expect(found.steps[0].objects.map(({ kind }) => kind)).toContain('ClusterPermission');
  const fleet = (OPTIONS.fleet ?? []).map(cluster => ({ ...cluster, kueue: '0.16.0' }));
  expect(stepsOf(plan({ kueue: '0.18.4' }, { kueue: '0.19.2' }, [], { fleet }))).toStrictEqual(['near', 'rights', 'hub', 'workers']);
});

test('findings that a release brings, and those that it takes away', () => {
  const { newFindings, goneFindings, components } = plan({ kueue: '0.18.6' }, { kueue: '0.19.7' }, []);
  expect(newFindings.map(({ rule }) => rule)).not.toContain('release-known-problem');
  expect(goneFindings.map(({ rule }) => rule)).toContain('release-known-problem');
  expect(components).toMatchObject([{ component: 'Kueue', installed: '0.18.6', wanted: '0.19.7', brought: [] }]);
  expect(components[0].mended.length).toBeGreaterThan(1);
});

test('of other components too, and several at once', () => {
  const found = plan({ clusterProxy: '0.11.0', clusterPermission: '0.16.2' }, { clusterProxy: '0.12.0', clusterPermission: '0.17.0' });
  expect(found.components.map(({ component }) => component)).toStrictEqual(['cluster-proxy', 'cluster-permission']);
  expect(found.components[0].mended.join()).toContain('CVE-2026-66794');
  expect(factsOf(found)).toContain('Several cluster-wide bindings in one ClusterPermission');
  expect(stepsOf(found)).toStrictEqual(['component', 'component']);
});

test('objects of others on the hub are not on the plan', () => {
  const background = [{ ...OLD_QUEUE, metadata: { name: 'theirs', namespace: 'team' } }];
  const { steps } = plan({ kueue: '0.19.2' }, { kueue: '0.20.0' }, [], { background });
  expect(steps.find(({ messageId }) => messageId === 'convert')?.objects).toStrictEqual([]);
});

test('the same release changes nothing, and asks for nothing', () => {
  const { facts, newFindings, goneFindings, steps } = plan({ kueue: '0.19.2' }, { kueue: '0.19.2' }, [OLD_QUEUE]);
  expect([facts, newFindings, goneFindings, steps]).toStrictEqual([[], [], [], []]);
});

test('one step at a time comes to the same facts as all at once', () => {
  const versions = [...KUEUE_VERSIONS].sort(compareVersions);
  const [first, last] = [versions[0], versions[versions.length - 1]];
  const direct = new Set(factsOf(plan({ kueue: first }, { kueue: last })));
  const stepwise = new Set(versions.slice(1).flatMap((version, i) => factsOf(plan({ kueue: versions[i] }, { kueue: version }))));
  expect([...direct].filter(fact => !stepwise.has(fact))).toStrictEqual([]);
  expect(direct.size).toBeGreaterThan(8);
});

test.each<[AccessReleases, AccessReleases, RegExp]>([
  [{}, { kueue: '0.20.0' }, /kueue = '0\.20\.0': is wanted, and which one is installed is not stated; state releases\.kueue/],
  [{ kueue: '0.19.2' }, { kueue: '0.18.6' }, /is older than what is installed, 0\.19\.2; choose a later release/],
  [{ kueue: '0.19.2' }, { kueue: '0.99.0' }, /is not in the release catalogue/],
  [{ kueue: '0.19.2' }, { kueue: 'newest' }, /is not a version/],
])('%j to %j is refused', (releases, to, words) => {
  expect(() => plan(releases, to)).toThrow(words);
});

test('a plan starts from an assumed release, and does not go back from it', () => {
  const from = (assume: AccessReleases) => AccessModel.fromManifests(application(), { ...OPTIONS, assume });
  expect(() => from({ argoCd: '3.99' }).upgradePlan({ argoCd: '3.6' })).toThrow(/is older than what is installed, 3\.99/);
  expect(from({ argoCd: '3.5.1' }).upgradePlan({ argoCd: 'v3.6.1' }).components).toMatchObject([{ installed: '3.5.1', wanted: '3.6.1' }]);
});
