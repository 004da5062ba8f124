import { AccessGraph } from './access-graph';
import { Account } from './accounts';
import { oncePer } from '../input/once-per';

/** An account that the input has, or that a permission of the input names. */
export interface NamedAccount {
  readonly cluster: string;
  readonly name: string;
  /** Nothing where the input lacks it: it is another's, or comes later. Its rights are there all the same. */
  readonly account?: Account;
}

export const accountsOf = oncePer((graph: AccessGraph): readonly NamedAccount[] => [
  // Of several with one name, the one that is applied last is there.
  ...graph.accounts.all.filter(account => graph.accounts.get(account.cluster, account.name) === account)
    .map(account => ({ cluster: account.cluster, name: account.name, account })),
  ...graph.permissions.clusters.flatMap(cluster => graph.permissions.accountsOn(cluster)
    .filter(name => !graph.accounts.get(cluster, name)).map(name => ({ cluster, name }))),
]);
