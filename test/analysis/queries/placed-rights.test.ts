import { AccessModel, PlacedRight } from '../../../src';
import { spellPlaced } from '../../../src/analysis/queries/placed-rights';
import { Json } from '../../../src/kubernetes/json';
import { account, grants, OPTIONS, permission, READ_PODS, subject } from '../../fixtures/builders';

const GET = { ...READ_PODS, verbs: ['get'] };

/** Rights of an account in some namespaces of a cluster. */
function within(cluster: string, name: string, namespaces: readonly string[], rules: Json[] = [READ_PODS]): Json {
  return permission(cluster, `${name}-within`, {
    roles: namespaces.map(namespace => ({ namespace, rules })),
    roleBindings: namespaces.map(namespace => ({ namespace, roleRef: { kind: 'Role' }, subject: subject(name) })),
  });
}

const bound = (name: string, more: Json) =>
  permission('c1', name, { roleBindings: [{ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' }, ...more }] });
const rights = (...manifests: Json[]): PlacedRight[] =>
  AccessModel.fromManifests([account('c1', 'x'), ...manifests], OPTIONS).toJson().otherAccounts[0].placedRights;
const gained = (base: Json[], head: Json[]) =>
  AccessModel.fromManifests([account('c1', 'x'), ...base], OPTIONS).diff(AccessModel.fromManifests([account('c1', 'x'), ...head], OPTIONS)).gained
    .map(({ description, data }) => [description, data.namespaces]);

describe('of an account', () => {
  test('the same right in several namespaces is one', () => {
    expect(rights(within('c1', 'x', ['b', 'a']))).toStrictEqual([{ right: 'get, list, watch pods', namespaces: ['a', 'b'] }]);
  });

  test('what holds everywhere holds nowhere else beside', () => {
    expect(rights(within('c1', 'x', ['a']), grants('c1', 'x'))).toStrictEqual([{ right: 'get, list, watch pods', namespaces: [] }]);
  });

  test('other rights in each namespace are apart', () => {
    expect(rights(within('c1', 'x', ['a']), { ...within('c1', 'x', ['b'], [GET]), metadata: { name: 'more', namespace: 'c1' } })).toStrictEqual([
      { right: 'get pods', namespaces: ['b'] },
      { right: 'get, list, watch pods', namespaces: ['a'] },
    ]);
  });

  test('roles that Kubernetes ships, in namespaces that a label selects', () => {
    expect(rights(bound('x', { namespaceSelector: { matchLabels: { team: 'a' } }, subject: subject('x') })))
      .toStrictEqual([{ right: 'what ClusterRole edit allows', namespaces: ['*'] }]);
  });
});

describe('that are gained', () => {
  test('one line for the namespaces in which they are', () => {
    expect(gained([], [within('c1', 'x', ['a', 'b', 'c'])]))
      .toStrictEqual([['account \'x\' may get, list, watch pods in namespaces a, b, c', ['a', 'b', 'c']]]);
  });

  test('only what is not held there already, be it everywhere', () => {
    expect(gained([within('c1', 'x', ['a'])], [within('c1', 'x', ['a', 'b'])])).toStrictEqual([['account \'x\' may get, list, watch pods in b', ['b']]]);
    expect(gained([grants('c1', 'x', [GET])], [within('c1', 'x', ['a', 'b'])]))
      .toStrictEqual([['account \'x\' may list, watch pods in namespaces a, b', ['a', 'b']]]);
    expect(gained([within('c1', 'x', ['a'])], [grants('c1', 'x')])).toStrictEqual([['account \'x\' may get, list, watch pods', []]]);
  });

  test('a new account says where it has which right', () => {
    const found = AccessModel.fromManifests([], OPTIONS).diff(AccessModel.fromManifests([account('c1', 'x'), within('c1', 'x', ['a', 'b'])], OPTIONS));
    expect(found.gained[0].description).toBe('account \'x\' with get, list, watch pods in namespaces a, b; its token is valid for 24h0m0s');
  });
});

test.each<[string[], string]>([
  [[], 'get pods'],
  [['a'], 'get pods in a'],
  [['a', 'b'], 'get pods in namespaces a, b'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'get pods in namespaces a, b, c, d, e and 3 more'],
  [['*', 'a', 'b'], 'get pods in namespaces a, b and in namespaces that a selector chooses'],
  [['*'], 'get pods in namespaces that a selector chooses'],
  [['?'], 'get pods in a namespace that is not stated'],
])('namespaces %j are spelled %s', (namespaces, text) => {
  expect(spellPlaced({ right: 'get pods', namespaces })).toBe(text);
});
