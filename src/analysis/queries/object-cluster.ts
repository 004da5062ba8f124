import { ObjectReference } from '../input/objects';

/** Where an object names its cluster: OCM keeps what belongs to a cluster in the namespace that has the name of the cluster. */
const PLACES = new Map<string, 'name' | 'namespace'>(Object.entries<'name' | 'namespace'>({
  ClusterPermission: 'namespace',
  ClusterProfile: 'name',
  ManagedCluster: 'name',
  ManagedClusterAddOn: 'namespace',
  ManagedServiceAccount: 'namespace',
  ManifestWork: 'namespace',
  MultiKueueCluster: 'name',
}));

/** The field of an object that holds the name of its cluster, for kinds of which each cluster has its own. */
export function clusterFieldOf({ kind }: Pick<ObjectReference, 'kind'>): 'name' | 'namespace' | undefined {
  return PLACES.get(kind);
}
