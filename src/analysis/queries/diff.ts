import { Finding } from '../engine/findings';
import { AccessGraph } from '../graph/access-graph';
import { Account } from '../graph/accounts';
import { accountRights, describe, moreThan, scopedRights } from '../graph/cluster-rights';
import { consumerName } from '../graph/consumers';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';

/** Something that somebody can do after a change and could not before, or the other way round. */
export interface AccessChange {
  readonly kind: 'account' | 'rights' | 'token life' | 'copy' | 'reader' | 'consumer' | 'hub identity';
  readonly words: string;
  /** Clusters for which the same holds. */
  readonly clusters: readonly string[];
}

/** A finding that appears or disappears, in all the namespaces in which it does. */
export interface FindingChange {
  readonly rule: string;
  readonly severity: string;
  readonly words: string;
  readonly namespaces: readonly string[];
}

export interface AccessDiff {
  readonly changed: boolean;
  readonly gained: readonly AccessChange[];
  readonly lost: readonly AccessChange[];
  readonly newFindings: readonly FindingChange[];
  readonly goneFindings: readonly FindingChange[];
  /** Clusters that the input speaks of, and did not before. */
  readonly clustersAdded: readonly string[];
  readonly clustersRemoved: readonly string[];
  /** What one side alone can tell. */
  readonly notCompared: readonly string[];
}

interface Side {
  readonly graph: AccessGraph;
  readonly findings: readonly Finding[];
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

/** One line for everything that reads the same. */
class Lines {
  private readonly lines = new Map<string, { kind: AccessChange['kind']; words: string; clusters: Set<string> }>();

  public add(kind: AccessChange['kind'], words: string, cluster?: string): void {
    const key = `${kind} ${words}`;
    const line = this.lines.get(key) ?? { kind, words, clusters: new Set<string>() };
    this.lines.set(key, line);
    if (cluster !== undefined) {
      line.clusters.add(cluster);
    }
  }

  public get all(): AccessChange[] {
    return [...this.lines.values()].map(({ kind, words, clusters }) => ({ kind, words, clusters: [...clusters].sort() }))
      .sort((a, b) => `${a.kind} ${a.words}` < `${b.kind} ${b.words}` ? -1 : 1);
  }
}

/** What the second state gives beyond the first. */
function changes(first: AccessGraph, second: AccessGraph, direction: 'gained' | 'lost'): AccessChange[] {
  const lines = new Lines();
  accountChanges(first, second, direction, lines);
  const withHub = alike(first, second);
  const before = facts(first, withHub);
  for (const [key, fact] of facts(second, withHub)) {
    if (!before.has(key)) {
      lines.add(fact.kind, fact.words, fact.cluster);
    }
  }
  hubIdentityChanges(first, second, lines);
  return lines.all;
}

function accountChanges(first: AccessGraph, second: AccessGraph, direction: 'gained' | 'lost', lines: Lines): void {
  for (const account of second.accounts.all) {
    const { cluster, name } = account;
    const other = first.accounts.get(cluster, name);
    const rights = accountRights(second, cluster, name);
    if (!other) {
      const list = describe(rights);
      lines.add('account', `account '${name}' with ${list.length === 0 ? 'no rights in the input' : list.join('; ')}, token of ${account.validityText}`, cluster);
      continue;
    }
    if (!same(first, second, cluster)) {
      moreThan(rights, accountRights(first, cluster, name)).forEach(words => lines.add('rights', `account '${name}' may ${words}`, cluster));
    }
    if (longer(account, other)) {
      lines.add('token life', direction === 'gained' ? `account '${name}': ${other.validityText} becomes ${account.validityText}` : `account '${name}': ${account.validityText} becomes ${other.validityText}`, cluster);
    }
  }
}

/** Unchanged text on both sides is the common case, and telling so is cheap. */
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

function longer(account: Account, other: Account): boolean {
  return account.life !== other.life && (account.seconds ?? Infinity) > (other.seconds ?? Infinity);
}

interface Fact {
  readonly kind: AccessChange['kind'];
  readonly words: string;
  readonly cluster?: string;
}

/** What is there or not there, without more or less. */
function facts(graph: AccessGraph, withHub: boolean): Map<string, Fact> {
  const found = new Map<string, Fact>();
  const add = (fact: Fact) => found.set(`${fact.kind} ${fact.words} ${fact.cluster ?? ''}`, fact);
  graph.consumers.forEach(consumer => add({ kind: 'consumer', words: `${consumerName(consumer)} uses account '${consumer.account}'` }));
  for (const { account, namespace, secret } of graph.copies) {
    add({ kind: 'copy', words: `token of account '${account.name}' is copied into namespace '${namespace}'`, cluster: account.cluster });
    for (const reader of graph.rbac.readers(namespace, secret)) {
      add({ kind: 'reader', words: `${reader} can read the token of account '${account.name}' in namespace '${namespace}'`, cluster: account.cluster });
    }
  }
  if (withHub) {
    graph.rbac.readersOfEverything().forEach(reader => add({ kind: 'reader', words: `${reader} can read every Secret of the hub` }));
  }
  return found;
}

function hubIdentityChanges(first: AccessGraph, second: AccessGraph, lines: Lines): void {
  if (second.options.hubTokensAccepted === false) {
    return;
  }
  const before = identities(first);
  for (const [key, { who, cluster, bodies }] of identities(second)) {
    const other = first.options.hubTokensAccepted === false ? [] : before.get(key)?.bodies ?? [];
    moreThan(scopedRights(bodies), scopedRights(other)).forEach(words => lines.add('hub identity', `${who} may ${words}, with its hub token`, cluster));
  }
}

function identities(graph: AccessGraph) {
  const found = new Map<string, { who: string; cluster: string; bodies: Parameters<typeof scopedRights>[0][number][] }>();
  for (const door of hubTokenAccessOf(graph)) {
    const who = door.identity ?? `unresolved ${whoIs(door)}`;
    const entry = found.get(`${door.cluster} ${who}`) ?? { who, cluster: door.cluster, bodies: [] };
    entry.bodies.push(door.body);
    found.set(`${door.cluster} ${who}`, entry);
  }
  return found;
}

function findingsBeyond(some: readonly Finding[], other: readonly Finding[]): FindingChange[] {
  const key = ({ rule, object, field }: Finding) => `${rule} ${object.kind} ${object.namespace ?? ''}/${object.name} ${field}`;
  const known = new Set(other.map(key));
  const lines = new Map<string, { rule: string; severity: string; words: string; namespaces: string[] }>();
  for (const finding of some.filter(f => !known.has(key(f)))) {
    const words = `${finding.object.kind} ${finding.object.name}: ${finding.field}`;
    const line = lines.get(`${finding.rule} ${words}`) ?? { rule: finding.rule, severity: finding.severity, words, namespaces: [] };
    lines.set(`${finding.rule} ${words}`, line);
    line.namespaces.push(finding.object.namespace ?? '');
  }
  return [...lines.values()].map(line => ({ ...line, namespaces: [...new Set(line.namespaces)].sort() }));
}
