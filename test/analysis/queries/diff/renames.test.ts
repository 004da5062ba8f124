import { AccessDiff, AccessOptions } from '../../../../src';
import { AccessModel } from '../../../../src/analysis/access-model';
import { Json } from '../../../../src/kubernetes/json';
import { account, binding, clusterSet, getSecrets, grants, OPTIONS, permission, READ_PODS, role, subject, work } from '../../../fixtures/builders';

interface World {
  readonly labels?: Record<string, string>;
  readonly more?: Json[];
  readonly options?: AccessOptions;
}

/** One application on some clusters, with a Role that names each token. */
function on(clusters: readonly string[], { labels = { use: 'app' }, more = [], options = {} }: World = {}): AccessModel {
  return AccessModel.fromManifests([
    clusterSet('apps', { matchLabels: { use: 'app' } }),
    binding('my-app', 'apps'),
    ...clusters.flatMap(name => [account(name, 'my-app'), grants(name, 'my-app')]),
    ...role('my-app', 'tokens', [getSecrets(...clusters.map(name => `${name}-my-app`))], 'controller'),
    ...more,
  ], { releases: OPTIONS.releases, fleet: clusters.map(name => ({ name, labels })), ...options });
}

const RENAMED = [{ before: 'a', after: 'b' }];
const marks = (diff: AccessDiff) => [...diff.gained, ...diff.lost].map(({ kind, clusters, ofRenamedCluster = false }) => [kind, clusters, ofRenamedCluster]);

test('a cluster of which only the name changes is renamed, and all that the name brings is marked, and still there', () => {
  const diff = on(['a', 'other']).diff(on(['b', 'other']));
  expect([diff.changed, diff.renamedClusters]).toStrictEqual([true, RENAMED]);
  expect(marks(diff)).toStrictEqual([
    ['account', ['b'], true], ['copy', ['b'], true], ['reader', ['b'], true], ['account', ['a'], true], ['copy', ['a'], true], ['reader', ['a'], true],
  ]);
  expect([...diff.whoGains, ...diff.whoLoses].every(row => row.ofRenamedCluster)).toBe(true);
  expect([diff.clustersAdded, diff.clustersRemoved]).toStrictEqual([['b'], ['a']]);
});

test('findings and open questions that come and go with the name are marked', () => {
  const long = (name: string) => ({ more: [account(name, 'long', { validity: '8640h' })] });
  const diff = on(['a'], long('a')).diff(on(['b'], long('b')));
  expect(diff.renamedClusters).toStrictEqual(RENAMED);
  expect([...diff.newFindings, ...diff.goneFindings].map(({ rule, ofRenamedCluster }) => [rule, ofRenamedCluster]))
    .toStrictEqual([['validity-long', true], ['validity-long', true]]);
  expect(diff.newUnknowns.filter(({ clusters }) => clusters.includes('b')).map(({ messageId, ofRenamedCluster }) => [messageId, ofRenamedCluster]))
    .toStrictEqual([['permission', true]]);
});

test('rights that lead to a token in one step, in the namespace of the cluster, go with it', () => {
  const step = (name: string) => ({ more: role(name, 'step', [{ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] }], 'my-app/x') });
  const diff = on(['a'], step('a')).diff(on(['b'], step('b')));
  expect([diff.renamedClusters, marks(diff).filter(([kind]) => kind === 'in one step')])
    .toStrictEqual([RENAMED, [['in one step', [], true], ['in one step', [], true]]]);
  expect(on(['a'], step('a')).diff(on(['b'])).renamedClusters).toStrictEqual([]);
});

test('a change beside a rename is apart from it, also where it is the same change', () => {
  const diff = on(['a']).diff(on(['b', 'really-new'], { more: [account('really-new', 'extra')] }));
  expect(diff.renamedClusters).toStrictEqual(RENAMED);
  expect(marks(diff).filter(([kind]) => kind === 'account')).toStrictEqual([
    ['account', ['really-new'], false], ['account', ['b'], true], ['account', ['really-new'], false], ['account', ['a'], true],
  ]);
  expect(diff.whoGains.filter(row => row.ofRenamedCluster).map(({ clusters }) => clusters)).toStrictEqual([['b'], ['b'], ['b']]);
});

test('workloads that works bring to the cluster go with it, where they run the same', () => {
  const brings = (name: string, image: string) => ({
    more: [work(name, 'agent', [{
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'agent', namespace: 'agents' },
      spec: { template: { spec: { serviceAccountName: 'agent', containers: [{ name: 'agent', image, args: [name] }] } } },
    }])],
  });
  const diff = on(['a'], brings('a', 'agent:v1')).diff(on(['b'], brings('b', 'agent:v1')));
  expect([diff.renamedClusters, diff.workloads.map(({ clusters, ofRenamedCluster }) => [clusters, ofRenamedCluster])])
    .toStrictEqual([RENAMED, [[['a'], true], [['b'], true]]]);
  expect(on(['a'], brings('a', 'agent:v1')).diff(on(['b'], brings('b', 'agent:v2'))).renamedClusters).toStrictEqual([]);
});

describe('no rename', () => {
  const shared: [string, World, World][] = [
    ['another label', {}, { labels: { use: 'app', tier: 'gold' } }],
    ['a cluster that is not accepted', {}, { options: { fleet: [{ name: 'b', labels: { use: 'app' }, accepted: false }] } }],
    ['another release of Kueue', {}, { options: { fleet: [{ name: 'b', labels: { use: 'app' }, kueue: '0.19' }] } }],
    ['another account', {}, { more: [account('b', 'second')] }],
    ['more rights', {}, {
      more: [permission('b', 'more', {
        clusterRole: { rules: [{ ...READ_PODS, verbs: ['delete'] }] }, clusterRoleBinding: { name: 'x', subject: subject('my-app') },
      })],
    }],
    ['a hub identity', {}, { more: [grants('b', 'jane', [READ_PODS], [{ kind: 'User', name: 'jane' }])] }],
    ['another reader', {}, { more: role('my-app', 'r', [getSecrets('b-my-app')], 'helper') }],
    ['another namespace that sees it', {}, { more: [clusterSet('more', { matchLabels: { use: 'app' } }), binding('other', 'more')] }],
    ['a longer token', { more: [account('a', 'x', { validity: '1h' })] }, { more: [account('b', 'x', { validity: '2h' })] }],
    ['a finding', { more: [account('a', 'x', { validity: '8640h' })] }, { more: [account('b', 'x', { validity: '8650h' })] }],
    ['what is not judged', {}, { more: [{ apiVersion: 'example.com/v1', kind: 'Grant', metadata: { name: 'x', namespace: 'b' } }] }],
    [
      'the place that a cluster itself is at',
      {
        more: [{
          apiVersion: 'cluster.open-cluster-management.io/v1',
          kind: 'ManagedCluster',
          metadata: { name: 'a' },
          spec: { managedClusterClientConfigs: [{ url: 'https://a.example.com' }] },
        }],
      },
      {
        more: [{
          apiVersion: 'cluster.open-cluster-management.io/v1',
          kind: 'ManagedCluster',
          metadata: { name: 'b' },
          spec: { managedClusterClientConfigs: [{ url: 'https://b.example.com' }] },
        }],
      },
    ],
  ];

  test.each(shared)('with %s', (_, base, head) => {
    const diff = on(['a'], base).diff(on(['b'], head));
    expect(diff.renamedClusters).toStrictEqual([]);
    expect(JSON.stringify(diff)).not.toContain('ofRenamedCluster');
    expect(diff.gained.length).toBeGreaterThan(0);
  });

  test('where two clusters may be one that is gone, or one may have been two', () => {
    expect(on(['a']).diff(on(['b', 'c'])).renamedClusters).toStrictEqual([]);
    expect(on(['a', 'c']).diff(on(['b'])).renamedClusters).toStrictEqual([]);
    expect(on(['a', 'c']).diff(on(['b', 'd'])).renamedClusters).toStrictEqual([]);
  });

  test('of a cluster that stays, and of one without access', () => {
    expect(on(['a']).diff(on(['a', 'b'])).renamedClusters).toStrictEqual([]);
    const bare = (name: string) => AccessModel.fromManifests([], { fleet: [{ name, labels: { use: 'app' } }] });
    expect(bare('a').diff(bare('b'))).toMatchObject({ changed: false, renamedClusters: [] });
  });

  test('of a name that is also the one of an account: another account is another', () => {
    const alike = (cluster: string, name: string) => AccessModel.fromManifests([account(cluster, name), grants(cluster, name)], { fleet: [{ name: cluster }] });
    expect(alike('a', 'a').diff(alike('b', 'b')).renamedClusters).toStrictEqual([]);
    expect(alike('a', 'a').diff(alike('b', 'a')).renamedClusters).toStrictEqual(RENAMED);
  });

  test('of a name that is also a word: rights on another resource are other rights', () => {
    const reading = (name: string) => AccessModel.fromManifests(
      [account(name, 'x'), grants(name, 'x', [{ ...READ_PODS, resources: [name] }])], { fleet: [{ name }] });
    expect(reading('pods').diff(reading('secrets')).renamedClusters).toStrictEqual([]);
  });
});

test('several clusters are renamed at once where each is told by its rights, in the order of their names', () => {
  const world = (names: readonly string[]) => on([], {
    options: { fleet: names.map(name => ({ name })) },
    more: names.flatMap((name, i) => [account(name, 'x'), grants(name, 'x', [{ ...READ_PODS, resources: [`things${i}`] }])]),
  });
  expect(world(['z', 'y', 'x']).diff(world(['c', 'b', 'a'])).renamedClusters)
    .toStrictEqual([{ before: 'x', after: 'a' }, { before: 'y', after: 'b' }, { before: 'z', after: 'c' }]);
});

test('ten thousand clusters that come and go are compared in time', () => {
  const world = (prefix: string) => AccessModel.fromManifests(
    Array.from({ length: 5000 }, (_, i) => [account(`${prefix}${i}`, 'x'), grants(`${prefix}${i}`, 'x', [{ ...READ_PODS, resources: [`things${i}`] }])]).flat(),
    {},
  );
  const [base, head] = [world('old'), world('new')];
  const started = Date.now();
  expect(base.diff(head).renamedClusters).toHaveLength(5000);
  expect(Date.now() - started).toBeLessThan(20_000);
});
