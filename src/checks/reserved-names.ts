/** Names that belong to Kubernetes or OCM: an object of ours under one of them changes or is changed by theirs. */

/**
 * Service accounts of OCM's own agents and of Kubernetes in the namespace where accounts are made. An account of that
 * name is adopted and its token exported (open-cluster-management-io/managed-serviceaccount pkg/addon/agent@v0.10.0).
 */
export const RESERVED_ACCOUNTS: readonly string[] = [
  'default', 'builder', 'deployer',
  'klusterlet', 'klusterlet-work-sa', 'klusterlet-registration-sa',
  'managed-serviceaccount', 'managed-serviceaccount-agent', 'cluster-proxy', 'cluster-permission',
  'application-manager', 'governance-policy-framework', 'config-policy-controller', 'work-manager', 'search-collector',
];

/** Roles that Kubernetes defines on every cluster and OCM needs there. */
export const BUILT_IN_ROLES: readonly string[] = ['admin', 'cluster-admin', 'edit', 'view'];

/** Sets that OCM makes itself and rolls back when edited (open-cluster-management-io/ocm pkg/registration/hub/managedclusterset@v1.3.1). */
export const BUILT_IN_SETS: readonly string[] = ['default', 'global'];
