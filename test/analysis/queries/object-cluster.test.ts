import { clusterFieldOf } from '../../../src/analysis/queries/object-cluster';

test.each([
  ['ManagedServiceAccount', 'namespace'], ['ClusterPermission', 'namespace'], ['ManifestWork', 'namespace'], ['ManagedClusterAddOn', 'namespace'],
  ['ManagedCluster', 'name'], ['ClusterProfile', 'name'], ['MultiKueueCluster', 'name'], ['Deployment', undefined],
  ['ManagedClusterSetBinding', undefined], ['constructor', undefined],
])('%s names its cluster in its %s', (kind, field) => {
  expect(clusterFieldOf({ kind })).toBe(field);
});
