import { AccessChangeKind, AccessModel, AccessOptions } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { account, application, binding, clusterSet, grants, OPTIONS, permission, placement, subject, work } from '../../../fixtures/builders';
import { configurationPolicy, placementBinding, policy } from '../../../fixtures/carrier-builders';
import { bindEverywhere, bindIn, clusterRole, READ_SECRETS, user } from '../../../fixtures/rbac-builders';

/** Works, policies and permissions of the cluster on which the hub runs: what they bring is applied on the hub. */

const HUB = 'hub';
const READER = [clusterRole('read-secrets', [READ_SECRETS]), bindIn('my-app', 'ClusterRole read-secrets', user('mallory'))];
const OWN_SET = [clusterSet('own', { matchLabels: { 'local-cluster': 'true' } }), binding('policies', 'own')];
const ON_HUB = [...OWN_SET, placement({ clusterSets: ['own'] }, 'policies'), placementBinding({})];

function model(manifests: readonly Json[], options: AccessOptions = OPTIONS): AccessModel {
  return AccessModel.fromManifests([...application(), ...manifests], options);
}

/** Who reads the tokens of c1 in the namespace of the application. */
function readers(manifests: readonly Json[], options: AccessOptions = OPTIONS): string[] {
  return [...new Set(model(manifests, options).toJson().copies.flatMap(copy => copy.readers))].filter(reader => reader.includes('mallory'));
}

const covered = (manifests: readonly Json[]) => model(manifests).coverage.notJudged.map(({ object, reason }) => `${object.kind} ${object.name}: ${reason}`);

test('the application alone has no such reader', () => {
  expect(readers([])).toStrictEqual([]);
});

describe('a reader of tokens comes to the hub', () => {
  const READS: Json = {
    clusterRole: { rules: [READ_SECRETS] },
    roleBindings: [{ namespace: 'my-app', roleRef: { kind: 'ClusterRole' }, subject: user('mallory') }],
  };
  test.each<[string, Json[]]>([
    ['by a work', [work(HUB, 'w', READER)]],
    ['by a permission', [permission(HUB, 'p', READS)]],
    ['by a policy that a Placement brings there', [...ON_HUB, policy([configurationPolicy(READER)])]],
    ['by a policy in a work', [work(HUB, 'w', [configurationPolicy(READER)])]],
    ['by a work in a work', [work(HUB, 'w', [work(HUB, 'inner', READER)])]],
    ['by a permission in a policy', [...ON_HUB, policy([configurationPolicy([permission(HUB, 'p', READS)])])]],
    ['by a policy whose Placement a work brings', [
      ...OWN_SET, work(HUB, 'w', [placement({ clusterSets: ['own'] }, 'policies'), placementBinding({})]), policy([configurationPolicy(READER)]),
    ]],
  ])('%s', (_, manifests) => {
    expect(readers(manifests)).toStrictEqual(['User mallory']);
    const { gained } = model([]).diff(model(manifests));
    expect(gained.filter(({ kind }) => kind === AccessChangeKind.READER).map(({ description }) => description).join()).toContain('mallory');
  });

  test('by works in works, however deep', () => {
    const nested = (depth: number): Json => depth === 0 ? work(HUB, 'w0', READER) : work(HUB, `w${depth}`, [nested(depth - 1)]);
    expect(readers([nested(12)])).toStrictEqual(['User mallory']);
    expect(covered([nested(12)])).toStrictEqual([]);
  });

  test('by a work that holds itself', () => {
    const manifests = [...READER];
    const itself = work(HUB, 'w', manifests);
    manifests.push(itself);
    expect(readers([itself])).toStrictEqual(['User mallory']);
  });

  test('by a work that also takes from the hub the label by which it is known', () => {
    const named = (label: string): Json => ({
      apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: HUB, labels: { 'local-cluster': label } },
    });
    const options = { ...OPTIONS, fleet: [{ name: 'c1', labels: { use: 'app' } }] };
    expect(readers([named('true'), work(HUB, 'w', [...READER, named('false')])], options)).toStrictEqual(['User mallory']);
  });

  test('where the cluster has the name that the options or OCM give it', () => {
    const { fleet: _, ...bare } = OPTIONS;
    const fleet = [{ name: 'c1', labels: { use: 'app' } }];
    expect(readers([work('local-cluster', 'w', READER)], { ...bare, fleet })).toStrictEqual(['User mallory']);
    expect(readers([work('own', 'w', READER)], { ...bare, fleet, ownCluster: 'own' })).toStrictEqual(['User mallory']);
    expect(readers([work('local-cluster', 'w', READER)], { ...bare, fleet, ownCluster: 'own' })).toStrictEqual([]);
  });

  test.each<[string, Json[]]>([
    ['a work of another cluster', [work('c1', 'w', READER)]],
    ['a permission of another cluster', [permission('c1', 'p', READS)]],
    ['a policy that only reports', [...ON_HUB, policy([configurationPolicy(READER, { remediationAction: 'inform' })])]],
    ['a policy in a work, that only reports', [work(HUB, 'w', [configurationPolicy(READER, { remediationAction: 'inform' })])]],
    ['a List in a work, which no agent applies', [work(HUB, 'w', [{ apiVersion: 'v1', kind: 'List', items: READER }])]],
  ])('and not by %s', (_, manifests) => {
    expect(readers(manifests)).toStrictEqual([]);
  });
});

test('an account that reads tokens on the hub by a permission is named by its service account', () => {
  const names = model([permission(HUB, 'my-app', {
    clusterRole: { rules: [READ_SECRETS] },
    clusterRoleBinding: { subject: subject('my-app') },
  })]).toJson().readersOfEverything;
  expect(names).toStrictEqual(['ServiceAccount open-cluster-management-agent-addon/my-app']);
});

test('a namespace that a work binds sees the cluster, and the path cites the binding', () => {
  const all = application();
  const [apps] = all.filter(({ kind }) => kind === 'ManagedClusterSetBinding');
  const rest = all.filter(object => object !== apps);
  const direct = AccessModel.fromManifests(all, OPTIONS);
  const brought = AccessModel.fromManifests([...rest, work(HUB, 'w', [apps])], OPTIONS);
  const path = (from: AccessModel) => from.explain('my-app/my-app', 'c1').path.map(({ step, state, object }) => [step, state, object?.kind, object?.name]);
  expect(path(brought)).toStrictEqual(path(direct));
  expect(path(AccessModel.fromManifests(rest, OPTIONS))).not.toStrictEqual(path(direct));
  expect(direct.diff(brought)).toMatchObject({ gained: [], lost: [] });
});

test('accounts, permissions and works that a work brings reach their clusters', () => {
  const inner = [account('w1', 'my-app'), grants('w1', 'my-app'), work('w1', 'admin', [bindEverywhere('cluster-admin', user('mallory'))])];
  const report = model([work(HUB, 'w', inner)]).toJson();
  expect(report.hubIdentities.map(({ identity, cluster }) => [identity, cluster])).toStrictEqual([['hub user mallory', 'w1']]);
  const access = model([work(HUB, 'w', inner)]).whoCan('get', 'pods', 'w1').map(({ who }) => who);
  expect(access.join()).toContain('my-app');
});

test('what is brought is read where its kind is, and counted once', () => {
  const operator = { apiVersion: 'example.com/v1', kind: 'Operator', metadata: { name: 'o', namespace: 'x' } };
  expect(covered([work(HUB, 'w', [binding('my-app', 'apps'), ...READER])])).toStrictEqual([]);
  expect(covered([work('c1', 'w', [binding('my-app', 'apps')])])).toStrictEqual(['ManagedClusterSetBinding apps: its kind is not read inside another object']);
  expect(covered([work(HUB, 'w', [operator, work('c1', 'inner', [operator])])]))
    .toStrictEqual(['Operator o: its kind is not read', 'Operator o: its kind is not read']);
  const count = (manifests: Json[]) => model(manifests).coverage.read - model([]).coverage.read;
  expect(count([work(HUB, 'w', READER)])).toBe(3);
  expect(count([work('c1', 'w', READER)])).toBe(3);
});

test('what is applied and brought as well is not there twice', () => {
  const findings = (manifests: Json[]) => model(manifests).findings.map(({ rule }) => rule);
  expect(findings([...READER, work(HUB, 'w', READER)])).not.toContain('object-twice');
  expect(findings([work(HUB, 'w', [account('c1', 'my-app'), grants('c1', 'my-app')])])).not.toContain('permission-before-account');
});

test('a work that holds itself is read', () => {
  const manifests: Json[] = [];
  const endless = work(HUB, 'w', manifests);
  manifests.push(endless, ...READER);
  expect(readers([endless])).toStrictEqual(['User mallory']);
  const inside: Json = configurationPolicy([]);
  (inside.spec as Json)['object-templates'] = [{ complianceType: 'musthave', objectDefinition: inside }];
  expect(readers([work(HUB, 'w', [inside])])).toStrictEqual([]);
});
