/** Order of applying; Argo CD waits for one wave before it starts the next (argo-cd docs/user-guide/sync-waves.md). */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * On the ManagedClusterSetBinding of the receiving namespace: the accounts whose tokens may be copied there, one per line as
 * `<account>: <reason>`.
 */
export const ACKNOWLEDGED_COPIES = 'cdk8s-ocm/acknowledged-copies';

/** `cdk8s-ocm/suppress.<rule>: <reason>` on the object of the finding. */
export const SUPPRESS_PREFIX = 'cdk8s-ocm/suppress.';

/** On a partial object: the service account of the workload that it is applied over, which its pod leaves to the owner. */
export const SERVICE_ACCOUNT_OF_OWNER = 'cdk8s-ocm/service-account';
