import { groupsOf, RawAccess } from './access-groups';
import { accessPathOf, reportedClustersOf } from './access-path';
import { AccessReport, ClusterAccess, ConsumerReport, HubIdentity, TokenCopy } from './access-report';
import { coverageOf } from './coverage';
import { publicStep } from './path-messages';
import { firstFailingStep, stateOf } from './path-step';
import { describeFinding, describeUnknown } from '../engine/describe';
import { AnalysisResult } from '../engine/run-rules';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, describe, scopedRights } from '../graph/cluster-rights';
import { Consumer, consumerName, subjectNames } from '../graph/consumers';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';
import { Copy } from '../graph/token-copies';
import { push, spell } from '../input/objects';

export function reportOf(graph: AccessGraph, { findings, suppressed, unknowns, outcomes }: AnalysisResult): AccessReport {
  const used = new Set(graph.consumers.map(consumer => consumer.account));
  const synced = new Set(graph.accounts.all.filter(account => account.synced).map(account => account.name));
  const copies = graph.copies.map(copy => copyReport(graph, copy));
  const homes = new Set(graph.consumers.map(consumer => consumer.namespace));
  return {
    complete: graph.complete,
    releases: { ...graph.releases } as Record<string, string>,
    clusters: [...graph.clusters].sort(),
    consumers: graph.consumers.map(consumer => consumerReport(graph, consumer, copies.filter(copy => copy.account === consumer.account))),
    copies,
    hubIdentities: graph.options.hubTokensAccepted === false ? [] : hubIdentities(graph, true),
    unresolvedSubjects: hubIdentities(graph, false),
    receivesTokensConsumerUnknown: [...new Set(graph.copies.map(copy => copy.namespace))].filter(namespace => !homes.has(namespace)).sort(),
    tokensWithoutConsumer: [...synced].filter(name => !used.has(name)).sort(),
    readersOfEverything: [...graph.rbac.readersOfEverything()],
    findings: findings.map(describeFinding),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: describeFinding(finding), reason })),
    unknowns: unknowns.map(describeUnknown),
    rules: outcomes.map(outcome => ({ ...outcome })),
    coverage: coverageOf(graph),
    ignored: [...graph.objects.ignored],
  };
}

function hubIdentities(graph: AccessGraph, resolved: boolean): HubIdentity[] {
  return hubTokenAccessOf(graph).filter(({ identity }) => (identity !== undefined) === resolved).map(access => ({
    identity: whoIs(access),
    cluster: access.cluster,
    rights: describe(scopedRights([access.body])),
    grantedByKind: access.object.kind,
    grantedBy: access.object.name,
    field: access.field,
  }));
}

function consumerReport(graph: AccessGraph, consumer: Consumer, copies: readonly TokenCopy[]): ConsumerReport {
  const access = reportedClustersOf(graph, consumer).map(cluster => accessTo(graph, consumer, cluster));
  const byCluster = new Map<string, TokenCopy[]>();
  copies.forEach(copy => push(byCluster, copy.cluster, copy));
  return {
    name: consumerName(consumer),
    namespace: consumer.namespace,
    account: consumer.account,
    origins: [...new Set(consumer.entries.map(entry => entry.origin))].sort(),
    runsAs: subjectNames(consumer),
    workloads: consumer.workloads.map(({ object }) => spell(object)),
    access: access.map(({ shown }) => shown),
    groups: groupsOf(access.map(({ compared }) => compared), byCluster),
  };
}

/** Both forms at once, so that no path of a large fleet is kept twice. */
function accessTo(graph: AccessGraph, consumer: Consumer, cluster: string): { shown: ClusterAccess; compared: RawAccess } {
  const path = accessPathOf(graph, consumer, cluster);
  const account = graph.accounts.get(cluster, consumer.account);
  const state = stateOf(path);
  const rights = rightsOf(graph, cluster, consumer.account);
  const validity = account && { tokenValidity: account.validityText };
  return {
    shown: { cluster, state, ...validity, rights: [...rights], path: path.map(publicStep) },
    compared: { cluster, state, ...validity, rights, failing: firstFailingStep(path) },
  };
}

const described = new WeakMap<object, Map<string, readonly string[]>>();

/** A fleet repeats one permission thousands of times. */
function rightsOf(graph: AccessGraph, cluster: string, account: string): readonly string[] {
  const sources = graph.permissions.on(cluster);
  if (sources.length !== 1) {
    return describe(accountRights(graph, cluster, account));
  }
  const byAccount = described.get(sources[0].bodies) ?? new Map<string, readonly string[]>();
  described.set(sources[0].bodies, byAccount);
  const rights = byAccount.get(account) ?? describe(accountRights(graph, cluster, account));
  byAccount.set(account, rights);
  return rights;
}

function copyReport(graph: AccessGraph, { account, namespace, secret }: Copy): TokenCopy {
  return { account: account.name, cluster: account.cluster, namespace, secret, readers: [...graph.rbac.readers(namespace, secret)] };
}
