import { AccessChange, AccessChangeKind, change, publicChange, RawChange } from './diff-messages';
import { messageOf } from '../engine/describe';
import { Severity } from '../engine/findings';
import { groupBy, groupFindings } from '../engine/grouping';
import { RuleFinding } from '../engine/rule';
import { AccessGraph } from '../graph/access-graph';
import { Account } from '../graph/accounts';
import { accountRights, describe, moreThan, scopedRights } from '../graph/cluster-rights';
import { consumerName } from '../graph/consumers';
import { HubTokenAccess, hubTokenAccessOf, whoIs } from '../graph/hub-token-access';
import { ObjectReference } from '../input/objects';

/** A finding that appears or disappears, on all the objects on which it does. */
export interface FindingChange {
  /** Id of the rule. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** Id of the message, one of those of the rule. */
  readonly messageId: string;
  /** The message about the first object. */
  readonly message: string;
  /** Every object for which the same holds, the first included. */
  readonly objects: ObjectReference[];
}

/** What a change of manifests gives and takes away. */
export interface AccessDiff {
  /** Whether access or findings change. */
  readonly changed: boolean;
  /** Access that the change gives. */
  readonly gained: AccessChange[];
  /** Access that the change takes away. */
  readonly lost: AccessChange[];
  /** Findings that appear. */
  readonly newFindings: FindingChange[];
  /** Findings that disappear. */
  readonly goneFindings: FindingChange[];
  /** Names of the clusters that only the input after the change has. */
  readonly clustersAdded: string[];
  /** Names of the clusters that only the input before the change has. */
  readonly clustersRemoved: string[];
  /** What only one of the two sides shows, and so was not compared. */
  readonly notCompared: string[];
}

interface Side {
  readonly graph: AccessGraph;
  readonly findings: readonly RuleFinding[];
}

/** What a change of manifests changes in access. Order and form of the manifests make no difference. */
export function diff(base: Side, head: Side): AccessDiff {
  const gained = changes(base.graph, head.graph, 'gained');
  const lost = changes(head.graph, base.graph, 'lost');
  const newFindings = findingsBeyond(head.findings, base.findings);
  const goneFindings = findingsBeyond(base.findings, head.findings);
  return {
    changed: gained.length + lost.length + newFindings.length + goneFindings.length > 0,
    gained,
    lost,
    newFindings,
    goneFindings,
    clustersAdded: clustersBeyond(head.graph, base.graph),
    clustersRemoved: clustersBeyond(base.graph, head.graph),
    notCompared: alike(base.graph, head.graph) ? [] : ['who can read every Secret of the hub: only one side is a whole hub'],
  };
}

/** Manifests do not say who reads the whole hub: Kubernetes, OCM and administrators are only in what a hub itself gives. */
function alike(first: AccessGraph, second: AccessGraph): boolean {
  return first.complete === second.complete && first.live === second.live;
}

function clustersBeyond(some: AccessGraph, other: AccessGraph): string[] {
  return [...some.clusters].filter(cluster => !other.clusters.has(cluster)).sort();
}

/** What the second state gives beyond the first. */
function changes(first: AccessGraph, second: AccessGraph, direction: 'gained' | 'lost'): AccessChange[] {
  const withHub = alike(first, second);
  const before = new Set(facts(first, withHub).map(keyOf));
  const all = [
    ...second.accounts.all.flatMap(account => accountChanges(first, second, account, direction)),
    ...facts(second, withHub).filter(fact => !before.has(keyOf(fact))),
    ...hubIdentityChanges(first, second),
  ];
  return groupBy(all, ({ cluster: _, ...onEveryCluster }) => onEveryCluster)
    .map(group => publicChange(group[0], [...new Set(group.flatMap(({ cluster }) => cluster ?? []))].sort()))
    .sort((a, b) => `${a.kind} ${a.description}` < `${b.kind} ${b.description}` ? -1 : 1);
}

function keyOf(fact: RawChange): string {
  return JSON.stringify(fact);
}

function accountChanges(first: AccessGraph, second: AccessGraph, own: Account, direction: 'gained' | 'lost'): RawChange[] {
  const { cluster, name: account, validityText: validity } = own;
  const other = first.accounts.get(cluster, account);
  if (!other) {
    const rights = describe(accountRights(second, cluster, account));
    return [rights.length === 0 ? change(AccessChangeKind.ACCOUNT, 'account-without-rights', { account, validity }, cluster)
      : change(AccessChangeKind.ACCOUNT, 'account', { account, rights: rights.join('; '), validity }, cluster)];
  }
  const more = same(first, second, cluster) ? [] : moreThan(accountRights(second, cluster, account), accountRights(first, cluster, account));
  const [before, after] = direction === 'gained' ? [other.validityText, validity] : [validity, other.validityText];
  return [
    ...more.map(right => change(AccessChangeKind.RIGHTS, 'rights', { account, right }, cluster)),
    ...isLonger(own, other) ? [change(AccessChangeKind.TOKEN_VALIDITY, 'token-validity', { account, before, after }, cluster)] : [],
  ];
}

/** Unchanged text on both sides is the common case, and is cheap to recognize. */
function same(first: AccessGraph, second: AccessGraph, cluster: string): boolean {
  const [a, b] = [first.permissions.on(cluster), second.permissions.on(cluster)];
  return a.length === b.length && a.every((source, i) => sameBodies(source.bodies, b[i].bodies));
}

const compared = new WeakMap<object, WeakMap<object, boolean>>();

function sameBodies(a: object, b: object): boolean {
  const known = compared.get(a) ?? new WeakMap<object, boolean>();
  compared.set(a, known);
  const result = known.get(b) ?? JSON.stringify(a) === JSON.stringify(b);
  known.set(b, result);
  return result;
}

function isLonger(account: Account, other: Account): boolean {
  return account.validity !== other.validity && (account.seconds ?? Infinity) > (other.seconds ?? Infinity);
}

/** What is there or not there, without more or less. */
function facts(graph: AccessGraph, withHub: boolean): RawChange[] {
  const consumers = graph.consumers.map(one => change(AccessChangeKind.CONSUMER, 'consumer', { consumer: consumerName(one), account: one.account }));
  const copies = graph.copies.flatMap(({ account: { name: account, cluster }, namespace, secret }) => [
    change(AccessChangeKind.COPY, 'copy', { account, namespace }, cluster),
    ...graph.rbac.readers(namespace, secret).map(reader => change(AccessChangeKind.READER, 'reader', { reader, account, namespace }, cluster)),
  ]);
  const readers = withHub ? graph.rbac.readersOfEverything() : [];
  return [...consumers, ...copies, ...readers.map(reader => change(AccessChangeKind.READER, 'reader-of-everything', { reader }))];
}

function hubIdentityChanges(first: AccessGraph, second: AccessGraph): RawChange[] {
  const before = identities(first);
  return [...identities(second)].flatMap(([key, all]) => {
    const other = before.get(key) ?? [];
    const [access] = all;
    const message = access.identity === undefined ? 'unresolved-subject' : 'hub-identity';
    return moreThan(scopedRights(all.map(({ body }) => body)), scopedRights(other.map(({ body }) => body))).map(right => {
      const data = { identity: whoIs(access), right };
      return access.cluster === '' ? change(AccessChangeKind.HUB_IDENTITY, `${message}-placed`, data)
        : change(AccessChangeKind.HUB_IDENTITY, message, data, access.cluster);
    });
  });
}

function identities(graph: AccessGraph): Map<string, HubTokenAccess[]> {
  const all = graph.options.hubTokensAccepted === false ? [] : hubTokenAccessOf(graph);
  const keyFor = (access: HubTokenAccess) => JSON.stringify([access.cluster, access.identity === undefined, whoIs(access)]);
  return new Map(groupBy(all, keyFor).map(group => [keyFor(group[0]), group]));
}

function findingsBeyond(some: readonly RuleFinding[], other: readonly RuleFinding[]): FindingChange[] {
  const key = ({ rule, object, field }: RuleFinding) => JSON.stringify([rule, object.kind, object.namespace ?? '', object.name, field]);
  const known = new Set(other.map(key));
  const beyond = some.filter(finding => !known.has(key(finding))).sort((a, b) => key(a) < key(b) ? -1 : 1);
  return groupFindings(beyond).map(({ first, all }) => ({
    rule: first.rule, severity: first.severity, messageId: first.messageId, message: messageOf(first), objects: all.map(({ object }) => ({ ...object })),
  }));
}
