import { groupsOf, RawAccess } from './access-groups';
import { accessPathOf, reportedClustersOf } from './access-path';
import { AccessReport, ClusterAccess, ConsumerReport, HubIdentity, OneStepHolder, OtherAccount, PossibleReader, TokenCopy } from './access-report';
import { coverageOf } from './coverage';
import { credentialReport, handoverReport } from './other-credentials';
import { Judged } from './path/path-errors';
import { publicStep } from './path-messages';
import { firstFailingStep, stateOf } from './path-step';
import { copyPlaced, PlacedRight, placedRights } from './placed-rights';
import { describeRights } from '../../kubernetes/rbac-rules';
import { describeFinding, describeUnknown } from '../engine/describe';
import { groupBy } from '../engine/grouping';
import { AnalysisResult } from '../engine/run-rules';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, describe, ScopedRights, scopedRights } from '../graph/cluster-rights';
import { Consumer, consumerName, subjectNames } from '../graph/consumers';
import { tokenHandovers } from '../graph/gitops/token-handovers';
import { PossibleReader as GraphReader } from '../graph/hub-rbac';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';
import { accountsOf } from '../graph/named-accounts';
import { GrantBody } from '../graph/permissions';
import { oneStepRights } from '../graph/tokens/one-step';
import { Copy } from '../graph/tokens/token-copies';
import { isIssuer } from '../graph/tokens/token-readers';
import { push, spell } from '../input/objects';
import { oncePer } from '../input/once-per';

export function reportOf(judged: Judged, { findings, suppressed, unknowns, outcomes }: AnalysisResult): AccessReport {
  const { graph } = judged;
  const used = new Set(graph.consumers.map(consumer => consumer.account));
  const synced = new Set(graph.accounts.all.filter(account => account.synced).map(account => account.name));
  const copies = graph.copies.map(copy => copyReport(graph, copy));
  const homes = new Set(graph.consumers.map(consumer => consumer.namespace));
  return {
    complete: graph.complete,
    releases: Object.fromEntries(graph.installed.map(({ component, version }) => [component.key, version])),
    clusters: [...graph.clusters].sort(),
    consumers: graph.consumers.map(consumer => consumerReport(judged, consumer, copies.filter(copy => copy.account === consumer.account))),
    copies,
    issuedTokens: issuedTokens(graph),
    otherAccounts: otherAccounts(graph),
    tokenHandovers: handoverReport(graph),
    storedCredentials: credentialReport(graph),
    hubIdentities: graph.options.hubTokensAccepted === false ? [] : hubIdentities(graph, true),
    unresolvedSubjects: hubIdentities(graph, false),
    receivesTokensConsumerUnknown: [...new Set(graph.copies.map(copy => copy.namespace))].filter(namespace => !homes.has(namespace)).sort(),
    tokensWithoutConsumer: [...synced].filter(name => !used.has(name)).sort(),
    readersOfEverything: [...graph.rbac.readersOfEverything()],
    possibleReadersOfEverything: graph.rbac.possibleReadersOfEverything().map(publicReader),
    oneStep: oneStepHolders(graph),
    findings: findings.map(describeFinding),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: describeFinding(finding), reason })),
    unknowns: unknowns.map(describeUnknown),
    rules: outcomes.map(outcome => ({ ...outcome })),
    coverage: coverageOf(graph),
    ignored: [...graph.objects.ignored],
  };
}

function oneStepHolders(graph: AccessGraph): OneStepHolder[] {
  return groupBy(oneStepRights(graph), ({ subject, namespace, component }) => [subject, namespace, component]).map(all => {
    const [{ subject, namespace, component }] = all;
    const rights = describeRights(new Set(all.map(({ given }) => given)));
    return { subject, ...namespace !== '' && { namespace }, rights, ...component !== undefined && { component } };
  });
}

function hubIdentities(graph: AccessGraph, resolved: boolean): HubIdentity[] {
  return hubTokenAccessOf(graph).filter(({ identity }) => (identity !== undefined) === resolved).map(access => ({
    identity: whoIs(access),
    cluster: access.cluster,
    rights: describe(scopedRights([access.body])),
    placedRights: placedRights([access.body]),
    grantedByKind: access.object.kind,
    grantedBy: access.object.name,
    field: access.field,
  }));
}

function consumerReport(judged: Judged, consumer: Consumer, copies: readonly TokenCopy[]): ConsumerReport {
  const access = reportedClustersOf(judged.graph, consumer).map(cluster => accessTo(judged, consumer, cluster));
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
function accessTo(judged: Judged, consumer: Consumer, cluster: string): { shown: ClusterAccess; compared: RawAccess } {
  const { graph } = judged;
  const path = accessPathOf(judged, consumer, cluster);
  const account = graph.accounts.get(cluster, consumer.account);
  const state = stateOf(path);
  const rights = rightsOf(graph, cluster, consumer.account);
  const placed = placedOf(graph, cluster, consumer.account);
  const validity = account && { tokenValidity: account.validityText };
  return {
    shown: { cluster, state, ...validity, rights: [...rights], path: path.map(publicStep) },
    compared: { cluster, state, ...validity, rights, placedRights: placed, failing: firstFailingStep(path) },
  };
}

const described = oncePer<ScopedRights, readonly string[]>(describe);
const placedFor = oncePer<readonly GrantBody[], readonly PlacedRight[]>(placedRights);

function rightsOf(graph: AccessGraph, cluster: string, account: string): readonly string[] {
  return described(accountRights(graph, cluster, account));
}

function placedOf({ permissions }: AccessGraph, cluster: string, account: string): readonly PlacedRight[] {
  return placedFor(permissions.bodiesFor(cluster, account));
}

function copyReport(graph: AccessGraph, { account, namespace, secret }: Pick<Copy, 'account' | 'namespace' | 'secret'>): TokenCopy {
  return {
    account: account.name,
    cluster: account.cluster,
    namespace,
    secret,
    readers: [...graph.rbac.readers(namespace, secret)],
    possibleReaders: graph.rbac.possibleReaders(namespace, secret).map(publicReader),
  };
}

function publicReader({ reader, dependsOn }: GraphReader): PossibleReader {
  return { reader, dependsOn: [...dependsOn] };
}

/** Only what somebody reads there: a hub has one of these for every account. */
function issuedTokens(graph: AccessGraph): TokenCopy[] {
  return graph.accounts.all.map(account => copyReport(graph, { account, namespace: account.cluster, secret: account.name }))
    .map(token => ({ ...token, readers: token.readers.filter(reader => !isIssuer(reader, token.cluster)) }))
    .filter(({ readers, possibleReaders }) => readers.length + possibleReaders.length > 0);
}

/** Every account that no consumer's own report shows. */
function otherAccounts(graph: AccessGraph): OtherAccount[] {
  const shown = new Set([
    ...graph.consumers.flatMap(consumer => reportedClustersOf(graph, consumer).map(cluster => `${cluster}/${consumer.account}`)),
    ...tokenHandovers(graph).flatMap(({ clusters, account }) => clusters.map(cluster => `${cluster}/${account}`)),
  ]);
  const others = accountsOf(graph).filter(({ cluster, name }) => !shown.has(`${cluster}/${name}`))
    .map(({ cluster, name, account }) => ({ cluster, account: name, tokenValidity: account?.validityText, rights: rightsOf(graph, cluster, name) }))
    .filter(({ rights }) => rights.length > 0);
  return groupBy(others, ({ account, tokenValidity, rights }) => [account, tokenValidity, rights]).map(all => {
    const [{ account, cluster: first, tokenValidity, rights }] = all;
    const known = tokenValidity !== undefined;
    const given = { rights: [...rights], placedRights: copyPlaced(placedOf(graph, first, account)) };
    return { account, inInput: known, ...known && { tokenValidity }, ...given, clusters: all.map(({ cluster }) => cluster).sort() };
  }).sort((a, b) => a.account < b.account ? -1 : 1);
}
