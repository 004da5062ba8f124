/**
 * Asks for a copy of the token beside each ClusterProfile. Any value but the string `true` means no
 * (open-cluster-management-io/managed-serviceaccount pkg/addon/manager/controller/clusterprofile_cred_syncer.go).
 */
export const SYNC_LABEL = 'authentication.open-cluster-management.io/sync-to-clusterprofile';

/** Names the exclusive set of a cluster. */
export const CLUSTER_SET_LABEL = 'cluster.open-cluster-management.io/clusterset';

/** Marks the hub's own cluster with the value `true`; also its usual name. */
export const OWN_CLUSTER_LABEL = 'local-cluster';
