import { grantsAlike } from './bodies-text';
import { credentialFacts, otherCredentials } from './credentials';
import { DecisionChange, FactChange } from './facts';
import { FindingChange, findingChanges, SuppressionChange } from './findings';
import { AccessChange, AccessChangeKind, change, publicChange, RawChange } from './messages';
import { oneStepChanges } from './one-step';
import { certainIn, readerFacts } from './readers';
import { RenamedCluster, renamedClusters } from './renames';
import { clusterOfChange } from './statements';
import { UnjudgedChange, unjudgedChanges } from './unjudged';
import { UnknownChange, unknownsBeyond } from './unknowns';
import { IdentityChange, identityChanges } from './who';
import { workloadChanges } from './workloads';
import { groupBy } from '../../engine/grouping';
import { AnalysisResult } from '../../engine/run-rules';
import { AccessGraph } from '../../graph/access-graph';
import { Account } from '../../graph/accounts';
import { consumerName } from '../../graph/consumers';
import { HubTokenAccess, hubTokenAccessOf, isMaster, whoIs } from '../../graph/hub-token-access';
import { accountsOf, NamedAccount } from '../../graph/named-accounts';
import { PlacedRight, placedBeyond, placedRights, spellPlaced } from '../placed-rights';

/** What a change of manifests gives and takes away. */
export interface AccessDiff {
  /** Whether anything below is not empty, so that access may change. */
  readonly changed: boolean;
  /** Access that the change gives. */
  readonly gained: AccessChange[];
  /** Access that the change takes away. */
  readonly lost: AccessChange[];
  /** Who gains what where: what is gained, one by one identity. */
  readonly whoGains: IdentityChange[];
  /** Who loses what where: what is lost, one by one identity. */
  readonly whoLoses: IdentityChange[];
  /** Findings that appear. */
  readonly newFindings: FindingChange[];
  /** Findings that disappear. One that is set aside is not gone. */
  readonly goneFindings: FindingChange[];
  /** What both sides find about the releases that they state: the comparison rests on facts that the catalogue does not quite have. No change. */
  readonly standingFindings: FindingChange[];
  /** Findings that only the head sets aside, by its own decisions. */
  readonly newlySuppressed: SuppressionChange[];
  /** Workloads that can reach a token, or that works and the like bring to clusters, and that run something else after the change. */
  readonly workloads: AccessChange[];
  /** Questions that only the input after the change leaves open. */
  readonly newUnknowns: UnknownChange[];
  /** Objects that no answer counts and that are not the same on both sides: access may change with them. */
  readonly notJudged: UnjudgedChange[];
  /** Facts that the two sides state differently. */
  readonly changedFacts: FactChange[];
  /** Decisions that the two sides make differently. Both are judged by those of the base. */
  readonly changedDecisions: DecisionChange[];
  /** Names of the clusters that only the input after the change has. */
  readonly clustersAdded: string[];
  /** Names of the clusters that only the input before the change has. */
  readonly clustersRemoved: string[];
  /**
   * Clusters that have another name, while all else about them is the same. They are among those added and removed, and what changes with the name is in the
   * other lists, marked with `ofRenamedCluster`: a cluster of another name may be another cluster.
   */
  readonly renamedClusters: RenamedCluster[];
  /** What only one of the two sides shows, and so was not compared. */
  readonly notCompared: string[];
}

/** One state of the manifests, with its own facts. */
export interface DiffSide {
  readonly graph: AccessGraph;
  readonly result: AnalysisResult;
}

/** The state after the change, judged by the decisions of the base, and by its own. */
export interface DiffHead extends DiffSide {
  readonly own: AnalysisResult;
}

/** What the two sides state and decide differently. */
export interface OptionChanges {
  readonly changedFacts: FactChange[];
  readonly changedDecisions: DecisionChange[];
}

/** What a change of manifests changes in access. Order and form of the manifests make no difference. */
export function diff(base: DiffSide, head: DiffHead, { changedFacts, changedDecisions }: OptionChanges): AccessDiff {
  const [added, removed] = [clustersBeyond(head.graph, base.graph), clustersBeyond(base.graph, head.graph)];
  const gained = once([
    ...changes(base.graph, head.graph, 'gained'),
    ...otherCredentials(base.graph, head.graph),
    ...changedFacts.length > 0 ? hiddenByFacts(base.graph, head.graph) : [],
  ]);
  const lost = once(changes(head.graph, base.graph, 'lost'));
  const renamed = renamedClusters(
    { graph: base.graph, result: base.result, changes: lost, clusters: new Set(removed) },
    { graph: head.graph, result: head.result, changes: gained, clusters: new Set(added) },
  );
  const names = { before: new Set(renamed.map(({ before }) => before)), after: new Map(renamed.map(({ before, after }) => [after, before])) };
  const comeOrGone = new Set([...added, ...removed]);
  const { standingFindings, ...changedFindings } = findingChanges({ base: base.result, judged: head.result, own: head.own }, names);
  const access = {
    gained: grouped(gained, names.after),
    lost: grouped(lost, names.before),
    whoGains: who(gained, names.after),
    whoLoses: who(lost, names.before),
    ...changedFindings,
    workloads: workloadChanges(base.graph, head.graph, names),
    newUnknowns: unknownsBeyond(
      { graph: base.graph, unknowns: base.result.unknowns }, { graph: head.graph, unknowns: head.result.unknowns }, names.after,
    ),
    notJudged: unjudgedChanges(base.graph, head.graph),
    // Clusters that come and go are listed below, by name.
    changedFacts: changedFacts.filter(({ fact, subject = '' }) => fact !== 'fleet' || !comeOrGone.has(subject)),
    changedDecisions,
    renamedClusters: renamed,
  };
  return {
    changed: Object.values(access).some(list => list.length > 0),
    ...access,
    standingFindings,
    clustersAdded: added,
    clustersRemoved: removed,
    notCompared: alike(base.graph, head.graph)
      ? []
      : ['who can read every Secret of the hub, and who reaches a token in one step: only one side is a whole hub'],
  };
}

/** Manifests do not say who reads the whole hub: Kubernetes, OCM and administrators are only in what a hub itself gives. */
function alike(first: AccessGraph, second: AccessGraph): boolean {
  return first.complete === second.complete && first.live === second.live;
}

function clustersBeyond(some: AccessGraph, other: AccessGraph): string[] {
  return [...some.clusters].filter(cluster => !other.clusters.has(cluster)).sort();
}

/** Names of clusters. */
type Names = Pick<ReadonlySet<string>, 'has'>;

function once(all: readonly RawChange[]): RawChange[] {
  return [...new Map(all.map(one => [keyOf(one), one])).values()];
}

function grouped(all: readonly RawChange[], renamed: Names): AccessChange[] {
  const isRenamed = (one: RawChange) => renamed.has(clusterOfChange(one));
  return groupBy(all, one => [{ ...one, cluster: undefined }, isRenamed(one)])
    .map(group => ({
      ...publicChange(group[0], [...new Set(group.flatMap(({ cluster }) => cluster ?? []))].sort()),
      ...isRenamed(group[0]) && { ofRenamedCluster: true },
    }))
    .sort((a, b) => `${a.kind} ${a.description}` < `${b.kind} ${b.description}` ? -1 : 1);
}

function who(all: readonly RawChange[], renamed: Names): IdentityChange[] {
  const isRenamed = (one: RawChange) => renamed.has(clusterOfChange(one));
  return [
    ...identityChanges(all.filter(one => !isRenamed(one))),
    ...identityChanges(all.filter(isRenamed)).map(row => ({ ...row, ofRenamedCluster: true })),
  ];
}

/** What the second state gives beyond the first. */
function changes(first: AccessGraph, second: AccessGraph, direction: 'gained' | 'lost'): RawChange[] {
  const withHub = alike(first, second);
  const before = new Set(facts(first, withHub).map(keyOf));
  return [
    ...accountsOf(second).flatMap(account => accountChanges(first, second, account, direction)),
    ...facts(second, withHub).filter(fact => !before.has(keyOf(fact)) && !certainIn(first, fact)),
    ...hubIdentityChanges(first, second),
    ...withHub ? oneStepChanges(first, second) : [],
  ];
}

/** Where the facts change too: what the manifests alone give, on clusters of both sides, whichever facts hold. */
function hiddenByFacts(first: AccessGraph, second: AccessGraph): RawChange[] {
  const shared = ({ cluster = '' }: RawChange) => cluster === '' || (first.clusters.has(cluster) && second.clusters.has(cluster));
  return [
    ...changes(first, second.under(first.options).on(first), 'gained'),
    ...changes(first.under(second.options).on(second), second, 'gained'),
  ].filter(shared);
}

function keyOf(fact: RawChange): string {
  return JSON.stringify(fact);
}

function accountChanges(first: AccessGraph, second: AccessGraph, named: NamedAccount, direction: 'gained' | 'lost'): RawChange[] {
  const { cluster, name: account, account: own } = named;
  if (!own) {
    return moreRights(first, second, named).map(more => change(AccessChangeKind.RIGHTS, 'rights-elsewhere', { account, ...more }, cluster));
  }
  const validity = own.validityText;
  const other = first.accounts.get(cluster, account);
  if (!other) {
    const placed = placedRights(second.permissions.bodiesFor(cluster, account));
    return [placed.length === 0 ? change(AccessChangeKind.ACCOUNT, 'account-without-rights', { account, validity }, cluster)
      : { ...change(AccessChangeKind.ACCOUNT, 'account', { account, rights: placed.map(one => spellPlaced(one)).join('; '), validity }, cluster), placed }];
  }
  const [before, after] = direction === 'gained' ? [other.validityText, validity] : [validity, other.validityText];
  return [
    ...moreRights(first, second, named).map(more => change(AccessChangeKind.RIGHTS, 'rights', { account, ...more }, cluster)),
    ...isLonger(own, other) ? [change(AccessChangeKind.TOKEN_VALIDITY, 'token-validity', { account, before, after }, cluster)] : [],
  ];
}

function moreRights(first: AccessGraph, second: AccessGraph, { cluster, name }: NamedAccount): PlacedRight[] {
  return grantsAlike(first, second, cluster) ? [] : placedBeyond(second.permissions.bodiesFor(cluster, name), first.permissions.bodiesFor(cluster, name));
}

function isLonger(account: Account, other: Account): boolean {
  return account.validity !== other.validity && (account.seconds ?? Infinity) > (other.seconds ?? Infinity);
}

/** What is there or not there, without more or less. */
function facts(graph: AccessGraph, withHub: boolean): RawChange[] {
  const consumers = graph.consumers.map(one => change(AccessChangeKind.CONSUMER, 'consumer', { consumer: consumerName(one), account: one.account }));
  const copies = graph.copies
    .map(({ account: { name: account, cluster }, namespace }) => change(AccessChangeKind.COPY, 'copy', { account, namespace }, cluster));
  return [...consumers, ...copies, ...credentialFacts(graph), ...readerFacts(graph, withHub)];
}

function hubIdentityChanges(first: AccessGraph, second: AccessGraph): RawChange[] {
  const before = identities(first);
  return [...identities(second)].flatMap(([key, all]) => {
    const other = before.get(key) ?? [];
    const [access] = all;
    const message = access.identity === undefined ? 'unresolved-subject' : 'hub-identity';
    return placedBeyond(all.map(({ body }) => body), other.map(({ body }) => body)).map(more => {
      const data = { identity: whoIs(access), ...more };
      return access.cluster === '' ? change(AccessChangeKind.HUB_IDENTITY, `${message}-placed`, data)
        : change(AccessChangeKind.HUB_IDENTITY, message, data, access.cluster);
    });
  });
}

function identities(graph: AccessGraph): Map<string, HubTokenAccess[]> {
  const all = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph).filter(access => !isMaster(access));
  const keyFor = (access: HubTokenAccess) => JSON.stringify([access.cluster, access.identity === undefined, whoIs(access)]);
  return new Map(groupBy(all, keyFor).map(group => [keyFor(group[0]), group]));
}
