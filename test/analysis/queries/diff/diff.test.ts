import * as fc from 'fast-check';
import { AccessChange, AccessOptions } from '../../../../src';
import { AccessModel } from '../../../../src/analysis/access-model';
import { isRecord, Json } from '../../../../src/kubernetes/json';
import {
  account, application, BATCH_RULES, binding, clusterSet, getSecrets, grants, instead, multiKueue, OPTIONS, permission, READ_PODS, role, subject,
} from '../../../fixtures/builders';

const model = (manifests: Json[], options: AccessOptions = {}) => AccessModel.fromManifests(manifests, { ...OPTIONS, ...options });
const diff = (base: Json[], head: Json[], options: AccessOptions = {}) => model(base, options).diff(model(head, options));
const lines = (changes: readonly AccessChange[]) => changes.map(change => `${change.kind}: ${change.description} on ${change.clusters.join(', ')}`);
const NONE = {
  changed: false,
  gained: [],
  lost: [],
  whoGains: [],
  whoLoses: [],
  newFindings: [],
  goneFindings: [],
  newlySuppressed: [],
  workloads: [],
  newUnknowns: [],
  notJudged: [],
  changedFacts: [],
  changedDecisions: [],
  clustersAdded: [],
  clustersRemoved: [],
  renamedClusters: [],
  notCompared: [],
  standingFindings: [],
};

describe('no change of access', () => {
  test('between equal manifests', () => {
    expect(diff([...application(), ...multiKueue()], [...application(), ...multiKueue()])).toStrictEqual(NONE);
  });

  test('in whatever order documents and keys stand', () => {
    const manifests = [...application(), ...multiKueue()];
    fc.assert(fc.property(fc.shuffledSubarray(manifests, { minLength: manifests.length }), shuffled => {
      // A permission before its account is a finding, which order makes; access it is not.
      const { newFindings, gained, lost, goneFindings } = diff(manifests, shuffled.map(reversed) as Json[]);
      expect({ gained, lost, goneFindings }).toStrictEqual({ gained: [], lost: [], goneFindings: [] });
      expect(newFindings.filter(finding => finding.rule !== 'permission-before-account')).toStrictEqual([]);
    }), { numRuns: 30 });
  });

  test('where rules are split, merged and reordered', () => {
    const split = BATCH_RULES.flatMap(rule => (rule.verbs as string[]).map(verb => ({ ...rule, verbs: [verb] }))).reverse();
    expect(diff(multiKueue(), instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', split)))).toStrictEqual(NONE);
  });

  test('where a permission is written as two, or with a wildcard beside what it holds anyway', () => {
    const all = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
    expect(diff([account('c1', 'x'), grants('c1', 'x', all)], [account('c1', 'x'), grants('c1', 'x', [...all, READ_PODS])])).toStrictEqual(NONE);
    const second = { ...grants('c1', 'x', BATCH_RULES.slice(1)), metadata: { name: 'x-more', namespace: 'c1' } };
    const base = [account('c1', 'x'), grants('c1', 'x', BATCH_RULES)];
    expect(diff(base, [account('c1', 'x'), grants('c1', 'x', BATCH_RULES.slice(0, 1)), second])).toStrictEqual(NONE);
  });

  test('where a namespaced right stands beside the same for everywhere', () => {
    const more = permission(
      'c1',
      'y',
      { roles: [{ namespace: 'n', rules: [READ_PODS] }], roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role' }, subject: subject('x') }] },
    );
    expect(diff([account('c1', 'x'), grants('c1', 'x')], [account('c1', 'x'), grants('c1', 'x'), more])).toStrictEqual(NONE);
  });
});

describe('a change of access', () => {
  test('a new cluster, with its rights, its copy and its readers', () => {
    const base = application().filter(({ metadata }) => (metadata as Json).namespace !== 'c2');
    const found = diff(base, application());
    expect(lines(found.gained)).toStrictEqual([
      'account: account \'my-app\' with get, list, watch pods; its token is valid for 24h0m0s on c2',
      'copy: the token of account \'my-app\' is copied into namespace \'my-app\' on c2',
      'reader: ServiceAccount my-app/controller can read the token of account \'my-app\' in namespace \'my-app\' on c2',
    ]);
    expect(found.lost).toStrictEqual([]);
    expect(diff(application(), base).lost).toStrictEqual(found.gained);
  });

  test('wider verbs, in words', () => {
    const wider = [{ ...READ_PODS, verbs: ['get', 'list', 'watch', 'delete'] }, { apiGroups: ['batch'], resources: ['jobs'], verbs: ['get'] }];
    const found = diff([account('c1', 'x'), grants('c1', 'x')], [account('c1', 'x'), grants('c1', 'x', wider)]);
    expect(lines(found.gained)).toStrictEqual(['rights: account \'x\' may delete pods on c1', 'rights: account \'x\' may get jobs.batch on c1']);
    expect(found.lost).toStrictEqual([]);
  });

  test('a wildcard is a gain, and what it replaces no loss', () => {
    const found = diff(
      [account('c1', 'x'), grants('c1', 'x')],
      [account('c1', 'x'), grants('c1', 'x', [{ apiGroups: [''], resources: ['*'], verbs: ['get', 'list', 'watch'] }])],
    );
    expect(lines(found.gained)).toStrictEqual(['rights: account \'x\' may get, list, watch * on c1']);
    expect(found.lost).toStrictEqual([]);
    expect(found.newFindings.map(finding => [finding.rule, finding.objects.map(({ namespace }) => namespace)])).toStrictEqual([['permission-broad', ['c1']]]);
  });

  test('a role that Kubernetes ships is shown by its name', () => {
    const bound = permission(
      'c1',
      'x',
      { clusterRoleBinding: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' }, subject: subject('x') } },
    );
    expect(lines(diff([account('c1', 'x'), grants('c1', 'x')], [account('c1', 'x'), bound]).gained))
      .toStrictEqual(['rights: account \'x\' may do what ClusterRole edit allows on c1']);
  });

  test('a longer token, and a shorter one', () => {
    const [short, long] = ['1h', '24h'].map(validity => [account('c1', 'x', { validity }), account('c2', 'x', { validity })]);
    expect(lines(diff(short, long).gained)).toStrictEqual(['token validity: the token of account \'x\' is valid for 24h instead of 1h on c1, c2']);
    expect(lines(diff(long, short).lost)).toStrictEqual(['token validity: the token of account \'x\' is valid for 1h instead of 24h on c1, c2']);
    expect(diff(short, short.map(manifest => ({ ...manifest, spec: { rotation: { validity: '60m' } } })))).toStrictEqual(NONE);
  });

  test('another namespace that receives tokens, and another reader', () => {
    const head = [...application(), binding('other', 'app-clusters'), ...role('my-app', 'r', [getSecrets('c1-my-app')], 'helper')];
    const found = diff(application(), head);
    expect(lines(found.gained)).toStrictEqual([
      'copy: the token of account \'my-app\' is copied into namespace \'other\' on c1, c2',
      'reader: ServiceAccount my-app/helper can read the token of account \'my-app\' in namespace \'my-app\' on c1',
    ]);
    expect(found.newFindings.map(finding => finding.rule)).toStrictEqual(['token-copied']);
  });

  test('a hub identity that is let in', () => {
    const user = (...rules: Json[]) => grants('c1', 'y', rules, [{ kind: 'User', name: 'jane' }]);
    expect(lines(diff([], [user(READ_PODS)]).gained)).toStrictEqual(['hub identity: hub user jane may get, list, watch pods with its hub token on c1']);
    expect(lines(diff([user(READ_PODS)], [user({ ...READ_PODS, verbs: ['get'] })]).lost))
      .toStrictEqual(['hub identity: hub user jane may list, watch pods with its hub token on c1']);
    expect(diff([], [user(READ_PODS)], { hubTokensAccepted: false }).gained).toStrictEqual([]);
  });

  test('a hub identity of which nobody can tell who it is, and one that a setting shuts out', () => {
    const local = grants('c1', 'y', [READ_PODS], [{ kind: 'ServiceAccount', name: 'local', namespace: 'n' }]);
    expect(lines(diff([], [local]).gained)).toStrictEqual(['hub identity: ServiceAccount n/local, which the input does not resolve, may get, '
      + 'list, watch pods on c1']);
    const user = [grants('c1', 'y', [READ_PODS], [{ kind: 'User', name: 'jane' }])];
    const opened = model(user, { hubTokensAccepted: false }).diff(model(user));
    expect(lines(opened.gained)).toStrictEqual(['hub identity: hub user jane may get, list, watch pods with its hub token on c1']);
    expect(opened.lost).toStrictEqual([]);
  });

  test('the rights of one hub identity from two objects, and on two clusters, are its own', () => {
    const jane = (namespace: string, name: string, verb: string) =>
      grants(namespace, name, [{ ...READ_PODS, verbs: [verb] }], [{ kind: 'User', name: 'jane' }]);
    const base = [jane('c1', 'a', 'get'), jane('c2', 'a', 'list')];
    expect(lines(diff(base, [...base, jane('c1', 'b', 'list')]).gained)).toStrictEqual(['hub identity: hub user jane may list pods with its hub token on c1']);
  });

  test('an application that comes to use an account', () => {
    const base = application().filter(manifest => manifest.kind !== 'ConfigMap');
    expect(diff(base, application()).gained).toStrictEqual([{
      kind: 'consumer',
      messageId: 'consumer',
      data: { consumer: 'my-app/my-app', account: 'my-app' },
      description: 'my-app/my-app uses account \'my-app\'',
      clusters: [],
    }]);
  });

  test('an account with its rights, and one without any', () => {
    const rules = [READ_PODS, { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] }];
    expect(lines(diff([], [account('c1', 'x'), account('c2', 'y'), grants('c1', 'x', rules)]).gained)).toStrictEqual([
      'account: account \'x\' with create jobs.batch; get, list, watch pods; its token is valid for 24h0m0s on c1',
      'account: account \'y\' without rights in the input; its token is valid for 24h0m0s on c2',
    ]);
  });

  test('findings that go', () => {
    const found = diff([account('c1', 'x', { validity: '8640h' })], [account('c1', 'x')]);
    expect(found.goneFindings).toStrictEqual([{
      rule: 'validity-long',
      severity: 'warning',
      messageId: 'months',
      message: expect.stringMatching(/^ManagedServiceAccount c1\/x: spec\.rotation\.validity = '8640h': .* 360 days; .*; use 24h0m0s$/),
      remedy: expect.objectContaining({ description: 'use 24h0m0s', patch: [{ op: 'add', path: '/spec/rotation/validity', value: '24h0m0s' }] }),
      objects: [{ apiVersion: 'authentication.open-cluster-management.io/v1beta1', kind: 'ManagedServiceAccount', namespace: 'c1', name: 'x' }],
    }]);
    expect([found.changed, found.newFindings]).toStrictEqual([true, []]);
  });

  test('findings that come, alike in several namespaces or in none', () => {
    const long = (namespace: string) => account(namespace, 'x', { validity: '8640h' });
    const found = diff([account('c1', 'x'), account('c2', 'x')], [long('c2'), long('c1'), clusterSet('s', {})]);
    expect(found.newFindings.map(({ rule, messageId, objects }) => [rule, messageId, objects.map(({ namespace }) => namespace)])).toStrictEqual([
      ['set-selects-everything', 'every-cluster', [undefined]],
      ['validity-long', 'months', ['c1', 'c2']],
    ]);
    expect(diff([clusterSet('s', {})], [clusterSet('t', {})])).toMatchObject({
      newFindings: [{ message: expect.stringContaining('Set t:') }],
      goneFindings: [{ message: expect.stringContaining('Set s:') }],
    });
  });

  test('is one whatever of it is there: access, or findings', () => {
    const [plain, long] = [account('c1', 'x'), account('c1', 'x', { validity: '8640h' })];
    expect([
      diff([plain], [long]).changed,
      diff([long], [plain]).changed,
      diff([plain], []).changed,
      diff([], [clusterSet('s', {})]).changed,
    ]).toStrictEqual([true, true, true, true]);
  });

  test('lines stand in the order of their words, and clusters in theirs', () => {
    const found = diff([], [account('c2', 'x'), account('c1', 'x'), account('c1', 'a')]);
    expect(found.gained.map(({ description, clusters }) => [description.split(' ')[1], clusters])).toStrictEqual([['\'a\'', ['c1']], ['\'x\'', ['c1', 'c2']]]);
  });

  test('two thousand clusters that change alike are one line', () => {
    const fleet = Array.from({ length: 2000 }, (_, i) => ({ name: `c${i}`, labels: { use: 'app' } }));
    const at = (rules: Json[]) => [
      application()[0],
      binding('my-app', 'app-clusters'),
      ...fleet.flatMap(({ name }) => [account(name, 'my-app'), grants(name, 'my-app', rules)]),
    ];
    const found = diff(at([READ_PODS]), at([{ ...READ_PODS, verbs: ['get', 'list', 'watch', 'delete'] }]), { fleet });
    expect(found.gained).toHaveLength(1);
    expect(found.gained[0].clusters).toHaveLength(2000);
  });

  test('a set that comes to select more', () => {
    const wide = instead(application(), 'ManagedClusterSet', clusterSet('app-clusters', { matchExpressions: [{ key: 'use', operator: 'Exists' }] }));
    const base = [...application(), account('w1', 'my-app'), grants('w1', 'my-app')];
    expect(lines(diff(base, [...wide, account('w1', 'my-app'), grants('w1', 'my-app')]).gained))
      .toStrictEqual(['copy: the token of account \'my-app\' is copied into namespace \'my-app\' on w1']);
  });
});

/** The same value with the keys of every mapping the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)])) : value;
}

describe('clusters', () => {
  const APPLICATION = application();
  const on = (...names: string[]) =>
    AccessModel.fromManifests(APPLICATION, { releases: OPTIONS.releases, fleet: names.map(name => ({ name, labels: { use: 'app' } })) });

  test('that came and went are named, and are no change by themselves', () => {
    const { newUnknowns, ...found } = on('c1', 'c2', 'c3').diff(on('c1', 'c2', 'c4'));
    expect({ ...found, newUnknowns: [] }).toStrictEqual({ ...NONE, changed: true, clustersAdded: ['c4'], clustersRemoved: ['c3'] });
    expect(newUnknowns.map(({ missing }) => missing)).toStrictEqual(['ManagedServiceAccount \'my-app\' in the namespaces of c4']);
  });

  test('that only one side knows count for both: the hub\'s own, those not accepted, and releases among them', () => {
    const silent = AccessModel.fromManifests([...APPLICATION, ...multiKueue()], { releases: OPTIONS.releases });
    const told = AccessModel.fromManifests([...APPLICATION, ...multiKueue()], {
      releases: OPTIONS.releases,
      ownCluster: 'c2',
      fleet: [
        { name: 'c1', labels: { use: 'app' }, accepted: false },
        { name: 'c2', labels: { use: 'app' } },
        { name: 'w1', labels: { use: 'batch' }, kueue: '0.15' },
      ],
    });
    expect(silent.diff(told)).toStrictEqual({ ...NONE, changed: true, changedFacts: [{ fact: 'ownCluster', after: 'c2' }] });
    expect(told.diff(silent)).toStrictEqual({ ...NONE, changed: true, changedFacts: [{ fact: 'ownCluster', before: 'c2' }] });
  });
});
