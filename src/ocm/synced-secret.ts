/** Name of the Secret in which the token of an account arrives beside the ClusterProfile. */
export function syncedSecretName(cluster: string, account: string): string {
  return `${cluster}-${account}`;
}
