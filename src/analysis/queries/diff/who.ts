import { DiffMessage, RawChange } from './messages';
import { groupBy } from '../../engine/grouping';
import { fill } from '../../engine/message';
import { PlacedRight } from '../placed-rights';

/** What one identity gains, or loses, at the same places. */
export interface IdentityChange {
  /** Who: `account 'my-app'`, `hub user jane`, or a namespace of the hub that receives tokens. */
  readonly who: string;
  /** What it gains or loses. */
  readonly rights: string[];
  /** Names of the clusters for which the same holds; none where it is about the hub, or where the input does not tell which clusters. */
  readonly clusters: string[];
  /**
   * The namespaces of the clusters in which the rights hold; none where they hold everywhere. `*` stands for namespaces that a selector chooses, and `?` for
   * one that the input does not state.
   *
   * @default - this is not about rights on a cluster
   */
  readonly namespaces?: string[];
  /**
   * Whether it only comes with another name of a cluster, see `renamedClusters`.
   *
   * @default false
   */
  readonly ofRenamedCluster?: boolean;
}

/** Who it is about, and what it gives them, by message. `{right}` alone is a right on a cluster. */
interface Row {
  readonly who: string;
  readonly right: string;
}

const RIGHT = '{right}';
const ACCOUNT = 'account \'{account}\'';
const ARGO_CD = 'Argo CD in hub namespace \'{namespace}\'';

const ROWS: Readonly<Record<Exclude<DiffMessage, `workload-${string}` | `container-${string}`>, Row>> = {
  'account': { who: ACCOUNT, right: RIGHT },
  'account-without-rights': { who: ACCOUNT, right: 'a token without rights in the input' },
  'rights': { who: ACCOUNT, right: RIGHT },
  'rights-elsewhere': { who: `${ACCOUNT}, which is not in the input`, right: RIGHT },
  'token-validity': { who: ACCOUNT, right: 'a token valid for {after} instead of {before}' },
  'consumer': { who: '{consumer}', right: `use of ${ACCOUNT}` },
  'handover': { who: ARGO_CD, right: `the token of ${ACCOUNT}, from {giver}` },
  'handover-placed': { who: `${ARGO_CD}, on clusters that the input does not name`, right: `the token of ${ACCOUNT}, from {giver}` },
  'credential': { who: 'who reads {holder}', right: '{method} for {server}' },
  'credential-changed': { who: 'who reads {holder}', right: '{method} for {server}, and another one' },
  'credential-anywhere': { who: 'who reads {holder}', right: '{method}, for a cluster that it does not name' },
  'credential-anywhere-changed': { who: 'who reads {holder}', right: '{method}, for a cluster that it does not name, and another one' },
  'copy': { who: 'who reads Secrets in hub namespace \'{namespace}\'', right: `a copy of the token of ${ACCOUNT}` },
  'reader': { who: '{reader}', right: `the token of ${ACCOUNT}, in hub namespace '{namespace}'` },
  'reader-at-issue': { who: '{reader}', right: `the token of ${ACCOUNT}, where it is issued` },
  'reader-of-everything': { who: '{reader}', right: 'every Secret of the hub' },
  'possible-reader': { who: '{reader}', right: `perhaps the token of ${ACCOUNT}, in hub namespace '{namespace}'` },
  'possible-reader-at-issue': { who: '{reader}', right: `perhaps the token of ${ACCOUNT}, where it is issued` },
  'possible-reader-of-everything': { who: '{reader}', right: 'perhaps every Secret of the hub' },
  'hub-identity': { who: '{identity}', right: RIGHT },
  'hub-identity-placed': { who: '{identity}, on clusters that the input does not name', right: RIGHT },
  'unresolved-subject': { who: '{identity}, which the input does not resolve', right: RIGHT },
  'unresolved-subject-placed': { who: '{identity}, which the input does not resolve, on clusters that the input does not name', right: RIGHT },
  'one-step': { who: '{subject}', right: '{rights}, in hub namespace \'{namespace}\'' },
  'one-step-everywhere': { who: '{subject}', right: '{rights}, on the whole hub' },
};

/** One thing that somebody gains on one cluster. */
interface Entry {
  readonly who: string;
  readonly right: string;
  readonly cluster?: string;
  readonly namespaces?: readonly string[];
}

/** Who gains or loses what where: what differs in nothing but its clusters is one. */
export function identityChanges(changes: readonly RawChange[]): IdentityChange[] {
  const onEach = groupBy(changes.flatMap(entriesOf), ({ who, cluster, namespaces }) => [who, cluster, namespaces]).map(all => {
    const [{ who, cluster, namespaces }] = all;
    return { who, cluster, namespaces, rights: [...new Set(all.map(({ right }) => right))].sort() };
  });
  return groupBy(onEach, ({ who, namespaces, rights }) => [who, namespaces, rights]).map(all => {
    const [{ who, namespaces, rights }] = all;
    const clusters = [...new Set(all.flatMap(({ cluster }) => cluster ?? []))].sort();
    return { who, rights, clusters, ...namespaces && { namespaces: [...namespaces] } };
  }).map(row => ({ row, key: JSON.stringify([row.who, row.namespaces, row.rights, row.clusters]) }))
    .sort((a, b) => a.key < b.key ? -1 : 1).map(({ row }) => row);
}

function entriesOf(change: RawChange): Entry[] {
  const row = (ROWS as Partial<Record<DiffMessage, Row>>)[change.messageId];
  if (!row) {
    return [];
  }
  const { data, cluster } = change;
  const who = fill(row.who, data);
  return row.right === RIGHT ? rightsOf(change).map(({ right, namespaces }) => ({ who, right, cluster, namespaces }))
    : [{ who, right: fill(row.right, data), cluster }];
}

function rightsOf({ data, placed }: RawChange): readonly PlacedRight[] {
  return placed ?? [{ right: String(data.right), namespaces: Array.isArray(data.namespaces) ? data.namespaces as string[] : [] }];
}
