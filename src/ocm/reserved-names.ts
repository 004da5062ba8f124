/** Names that belong to Kubernetes or OCM: an object of ours under one of them changes or is changed by theirs. */

/**
 * Service accounts in the namespaces where accounts are made. An account of such a name is adopted and its token exported
 * (open-cluster-management-io/managed-serviceaccount pkg/addon/agent/controller/token.go@v0.10.0; with `default` it was seen live).
 */
export const RESERVED_ACCOUNTS: readonly string[] = [
  // Read in OCM's and Kubernetes' own manifests.
  'default', 'klusterlet-work-sa', 'managed-serviceaccount', 'cluster-proxy',
  // A precaution: names that agents of OCM and of its distributions may use, not read in a source. Nobody's application needs them.
  'builder', 'deployer', 'klusterlet', 'klusterlet-registration-sa', 'managed-serviceaccount-agent', 'cluster-permission',
  'application-manager', 'governance-policy-framework', 'config-policy-controller', 'work-manager', 'search-collector',
];

/**
 * Accounts that an operator makes for itself on every cluster, with the operator
 * (stolostron/cluster-backup-operator controllers: msa_service_name, msa_service_name_pair).
 */
export const ACCOUNTS_OF_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['auto-import-account', 'cluster-backup-operator'], ['auto-import-account-pair', 'cluster-backup-operator'],
]);

/** Roles that Kubernetes defines on every cluster and OCM needs there. */
export const BUILT_IN_ROLES: readonly string[] = ['admin', 'cluster-admin', 'edit', 'view'];

/** Sets that OCM makes itself and rolls back when edited (open-cluster-management-io/ocm pkg/registration/hub/managedclusterset@v1.3.1). */
export const BUILT_IN_SETS: readonly string[] = ['default', 'global'];
