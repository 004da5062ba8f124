import { AccessModel } from '../../../../src';
import { Json } from '../../../../src/kubernetes/json';
import { account, binding, clusterSet, gitOpsCluster, grants, OPTIONS, placement } from '../../../fixtures/builders';

const WORLD = [
  clusterSet('apps', { matchLabels: { use: 'app' } }), binding('argocd', 'apps'), placement({ clusterSets: ['apps'] }),
  account('c1', 'robot'), account('c2', 'robot'), grants('c1', 'robot'), account('w1', 'robot'), grants('w1', 'robot'),
];
const GIVES = 'GitOpsCluster argocd/push gives Argo CD in namespace \'argocd\' the token of account \'robot\'';
const model = (manifests: Json[], world: Json[] = WORLD) => AccessModel.fromManifests([...world, ...manifests], OPTIONS);
const gained = (manifests: Json[], world: Json[] = WORLD) => model([], world).diff(model(manifests, world)).gained
  .map(({ description, clusters }) => [description, ...clusters].join(' '));

test('a GitOpsCluster gives Argo CD the token on the clusters of its Placement', () => {
  expect(gained([gitOpsCluster('robot')])).toStrictEqual([`${GIVES} c1 c2`]);
  const elsewhere = WORLD.filter(({ kind }) => kind !== 'Placement');
  expect(gained([gitOpsCluster('robot')], elsewhere)).toStrictEqual([`${GIVES}, on clusters that the input does not name`]);
});

test.each<[string, Json]>([
  ['with blank Secrets', { createBlankClusterSecrets: true }],
  ['with the agent of Argo CD', { gitopsAddon: { argoCDAgent: { enabled: true } } }],
])('but not %s', (_, more) => {
  expect(gained([gitOpsCluster('robot', more)])).toStrictEqual([]);
});

test('the report shows it with its rights, and the account is no longer without a known consumer', () => {
  const { tokenHandovers, otherAccounts } = model([gitOpsCluster('robot')]).toJson();
  const givenBy = { apiVersion: 'apps.open-cluster-management.io/v1beta1', kind: 'GitOpsCluster', namespace: 'argocd', name: 'push' };
  const common = { givenBy, namespace: 'argocd', account: 'robot', mayBeMore: false };
  expect(tokenHandovers).toStrictEqual([
    { ...common, clusters: ['c1'], rights: ['get, list, watch pods'], placedRights: [{ right: 'get, list, watch pods', namespaces: [] }] },
    { ...common, clusters: ['c2'], rights: [], placedRights: [] },
  ]);
  expect(otherAccounts.map(({ clusters }) => clusters)).toStrictEqual([['w1']]);
});

test('where the Placement is elsewhere, the report says so', () => {
  const { tokenHandovers } = model([gitOpsCluster('robot')], WORLD.filter(({ kind }) => kind !== 'Placement')).toJson();
  expect(tokenHandovers.map(({ clusters, rights, mayBeMore }) => ({ clusters, rights, mayBeMore })))
    .toStrictEqual([{ clusters: [], rights: [], mayBeMore: true }]);
});
