import { syncedSecretName } from '../../../ocm/synced-secret';
import { Account, Accounts } from '../accounts';
import { ClusterSetIndex } from '../cluster-sets';

/** A copy of a token. OCM copies every synced token of a cluster into every namespace that holds the cluster's ClusterProfile. */
export interface Copy {
  readonly account: Account;
  /** The receiving namespace. */
  readonly namespace: string;
  readonly secret: string;
}

export function copiesOf(accounts: Accounts, sets: ClusterSetIndex): Copy[] {
  return accounts.all.filter(account => account.synced).flatMap(account => sets.receivers(account.cluster)
    .map(namespace => ({ account, namespace, secret: syncedSecretName(account.cluster, account.name) })));
}
