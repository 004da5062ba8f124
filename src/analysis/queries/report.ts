import { AccessGroup, groupsOf } from './access-groups';
import { chainOf, rowOf } from './access-path';
import { Copy } from './foreign-copies';
import { ChainState, Hop, stateOf } from './path-step';
import { Finding, SuppressedFinding, Unknown } from '../engine/findings';
import { Judgement, RuleOutcome } from '../engine/run-rules';
import { Picture } from '../graph/access-graph';
import { accountRights, describe, scopedRights } from '../graph/cluster-rights';
import { Consumer, consumerName, subjectNames } from '../graph/consumers';
import { doorsOf, whoIs } from '../graph/hub-token-access';
import { push } from '../input/objects';

/** The whole answer as plain data: who reaches what, with which rights, how it stands, who can read the tokens. */
export interface AccessReport {
  readonly complete: boolean;
  readonly releases: Readonly<Record<string, string>>;
  /** Clusters that the input speaks of, by name. */
  readonly clusters: readonly string[];
  readonly consumers: readonly ConsumerReport[];
  readonly copies: readonly CopyReport[];
  /** Hub identities that come in with their hub token. */
  readonly hubIdentities: readonly DoorReport[];
  /** Subjects that the input cannot resolve. */
  readonly unresolvedSubjects: readonly DoorReport[];
  /** Namespaces that receive tokens and have no known application. */
  readonly receivesTokensConsumerUnknown: readonly string[];
  /** Accounts whose tokens are copied and that no provider entry names. */
  readonly tokensWithoutConsumer: readonly string[];
  /** Hub subjects that read every Secret of the hub. */
  readonly readersOfEverything: readonly string[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknowns: readonly Unknown[];
  readonly rules: readonly RuleOutcome[];
  /** Places in the input that hold no Kubernetes object. */
  readonly ignored: readonly number[];
}

export interface ConsumerReport {
  readonly name: string;
  readonly namespace: string;
  readonly account: string;
  readonly origins: readonly string[];
  /** Hub service accounts that run the plugin. */
  readonly runsAs: readonly string[];
  readonly workloads: readonly string[];
  readonly cells: readonly CellReport[];
  /** The same, folded: clusters with identical access together, exceptions first. */
  readonly groups: readonly AccessGroup[];
}

/** One consumer on one cluster. */
export interface CellReport {
  readonly cluster: string;
  /** The worst hop: violation before unknown before ok. */
  readonly state: ChainState;
  readonly tokenLife?: string;
  readonly rights: readonly string[];
  readonly chain: readonly Hop[];
}

export interface CopyReport {
  readonly account: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly secret: string;
  readonly readers: readonly string[];
}

export interface DoorReport {
  readonly identity: string;
  readonly cluster: string;
  readonly rights: readonly string[];
  readonly object: { readonly kind: string; readonly name: string };
  readonly field: string;
}

export function reportOf(picture: Picture, judgement: Judgement): AccessReport {
  const doors = doorsOf(picture).map(door => ({
    identity: whoIs(door),
    known: door.identity !== undefined,
    cluster: door.cluster,
    rights: describe(scopedRights([door.body])),
    object: { kind: door.object.kind, name: door.object.name },
    field: door.field,
  }));
  const plain = (known: boolean) => doors.filter(door => door.known === known).map(({ known: _, ...door }) => door);
  const hubTokens = picture.options.hubTokensAccepted !== false;
  const used = new Set(picture.consumers.map(consumer => consumer.account));
  const synced = new Set(picture.accounts.all.filter(account => account.synced).map(account => account.name));
  const copies = picture.copies.map(copy => copyReport(picture, copy));
  const homes = new Set(picture.consumers.map(consumer => consumer.namespace));
  return {
    complete: picture.complete,
    releases: { ...picture.releases } as Record<string, string>,
    clusters: [...picture.clusters].sort(),
    consumers: picture.consumers.map(consumer => consumerReport(picture, consumer, copies.filter(copy => copy.account === consumer.account))),
    copies,
    hubIdentities: hubTokens ? plain(true) : [],
    unresolvedSubjects: plain(false),
    receivesTokensConsumerUnknown: [...new Set(picture.copies.map(copy => copy.namespace))].filter(namespace => !homes.has(namespace)).sort(),
    tokensWithoutConsumer: [...synced].filter(name => !used.has(name)).sort(),
    readersOfEverything: picture.rbac.readersOfEverything(),
    findings: judgement.findings,
    suppressed: judgement.suppressed,
    unknowns: judgement.unknowns,
    rules: judgement.outcomes,
    ignored: picture.objects.ignored,
  };
}

function consumerReport(picture: Picture, consumer: Consumer, copies: readonly CopyReport[]): ConsumerReport {
  const cells = rowOf(picture, consumer).map(cluster => cellReport(picture, consumer, cluster));
  const byCluster = new Map<string, CopyReport[]>();
  copies.forEach(copy => push(byCluster, copy.cluster, copy));
  return {
    name: consumerName(consumer),
    namespace: consumer.namespace,
    account: consumer.account,
    origins: [...new Set(consumer.entries.map(entry => entry.origin))].sort(),
    runsAs: subjectNames(consumer),
    workloads: consumer.workloads.map(({ object }) => `${object.kind} ${object.namespace}/${object.name}`),
    cells,
    groups: groupsOf(cells, byCluster),
  };
}

function cellReport(picture: Picture, consumer: Consumer, cluster: string): CellReport {
  const chain = chainOf(picture, consumer, cluster);
  const account = picture.accounts.get(cluster, consumer.account);
  return {
    cluster,
    state: stateOf(chain),
    ...(account ? { tokenLife: account.spokenLife } : {}),
    rights: rightsInWords(picture, cluster, consumer.account),
    chain,
  };
}

const words = new WeakMap<object, Map<string, readonly string[]>>();

/** A fleet repeats one permission thousands of times. */
function rightsInWords(picture: Picture, cluster: string, account: string): readonly string[] {
  const sources = picture.permissions.on(cluster);
  if (sources.length !== 1) {
    return describe(accountRights(picture, cluster, account));
  }
  const byAccount = words.get(sources[0].bodies) ?? new Map<string, readonly string[]>();
  words.set(sources[0].bodies, byAccount);
  const described = byAccount.get(account) ?? describe(accountRights(picture, cluster, account));
  byAccount.set(account, described);
  return described;
}

function copyReport(picture: Picture, { account, namespace, secret }: Copy): CopyReport {
  return { account: account.name, cluster: account.cluster, namespace, secret, readers: picture.rbac.readers(namespace, secret) };
}
