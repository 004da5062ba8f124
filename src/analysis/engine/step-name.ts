/** The steps of an access path, in their order. */
export enum StepName {
  /** A ManagedClusterSet selects the cluster. */
  SET = 'set',
  /** The set is bound to the namespace of the consumer. */
  BINDING = 'binding',
  /** A ClusterProfile of the cluster is in that namespace. */
  PROFILE = 'profile',
  /** The cluster has the account. */
  ACCOUNT = 'account',
  /** The token of the account is copied into the namespace. */
  SECRET = 'secret',
  /** The consumer may read the copy and its profiles. */
  HUB_ROLE = 'hub role',
  /** The consumer has the plugin. */
  PLUGIN = 'plugin',
  /** The consumer runs the plugin for the account. */
  PROVIDER_ENTRY = 'provider entry',
  /** The account has rights on the cluster. */
  PERMISSION = 'permission',
}
