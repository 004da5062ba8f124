import { AccessModel } from '../../../src';
import { Json } from '../../../src/kubernetes/json';
import { account, application, grants, instead, OPTIONS, READ_PODS } from '../../fixtures/builders';

const fleet = Array.from({ length: 50 }, (_, i) => ({ name: `c${i}`, labels: { use: 'app' } }));
const READERS = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

/** The application of the other tests on fifty clusters; it may read every Secret of its namespace. */
function wide(): Json[] {
  const roles = application().map(manifest => manifest.kind === 'Role' ? { ...manifest, rules: [...manifest.rules as Json[], READERS] } : manifest);
  const others = instead(instead(roles, 'ManagedServiceAccount'), 'ClusterPermission');
  return [...others, ...fleet.flatMap(({ name }) => [account(name, 'my-app'), grants(name, 'my-app')])];
}

const groups = (manifests: Json[]) => AccessModel.fromManifests(manifests, { ...OPTIONS, fleet }).toJson().consumers[0].groups;

test('clusters with identical access are one group', () => {
  expect(groups(wide())).toStrictEqual([{
    state: 'complete',
    tokenValidity: '24h0m0s',
    rights: ['get, list, watch pods'],
    placedRights: [{ right: 'get, list, watch pods', namespaces: [] }],
    copies: ['my-app: ServiceAccount my-app/controller'],
    clusters: fleet.map(({ name }) => name).sort(),
  }]);
});

test('exceptions come first: what is broken, and the few before the many', () => {
  const at = (manifest: Json) => (manifest.metadata as Json).namespace;
  const manifests = [
    ...wide().filter(manifest => !['c7', 'c8', 'c9'].includes(String(at(manifest))) || (manifest.kind === 'ManagedServiceAccount' && at(manifest) !== 'c9')),
    account('c9', 'my-app', { validity: '1h' }), grants('c9', 'my-app', [READ_PODS]),
  ];
  expect(groups(manifests).map(group => [group.state, group.failing, group.tokenValidity, group.clusters.length])).toStrictEqual([
    [
      'broken',
      {
        step: 'permission',
        rule: 'account-without-permission',
        messageId: 'no-rights',
        description: expect.stringContaining('\'my-app\': has no rights on cluster \'*\','),
      },
      '24h0m0s',
      2,
    ],
    ['complete', undefined, '1h', 1],
    ['complete', undefined, '24h0m0s', 47],
  ]);
});
