import { groupsOf } from './access-groups';
import { accessPathOf, rowOf } from './access-path';
import { AccessReport, CellReport, ConsumerReport, CopyReport } from './access-report';
import { stateOf } from './path-step';
import { AnalysisResult } from '../engine/run-rules';
import { AccessGraph } from '../graph/access-graph';
import { accountRights, describe, scopedRights } from '../graph/cluster-rights';
import { Consumer, consumerName, subjectNames } from '../graph/consumers';
import { hubTokenAccessOf, whoIs } from '../graph/hub-token-access';
import { Copy } from '../graph/token-copies';
import { push } from '../input/objects';

export function reportOf(graph: AccessGraph, judgement: AnalysisResult): AccessReport {
  const doors = hubTokenAccessOf(graph).map(door => ({
    identity: whoIs(door),
    known: door.identity !== undefined,
    cluster: door.cluster,
    rights: describe(scopedRights([door.body])),
    object: { kind: door.object.kind, name: door.object.name },
    field: door.field,
  }));
  const plain = (known: boolean) => doors.filter(door => door.known === known).map(({ known: _, ...door }) => door);
  const hubTokens = graph.options.hubTokensAccepted !== false;
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
    hubIdentities: hubTokens ? plain(true) : [],
    unresolvedSubjects: plain(false),
    receivesTokensConsumerUnknown: [...new Set(graph.copies.map(copy => copy.namespace))].filter(namespace => !homes.has(namespace)).sort(),
    tokensWithoutConsumer: [...synced].filter(name => !used.has(name)).sort(),
    readersOfEverything: [...graph.rbac.readersOfEverything()],
    findings: [...judgement.findings],
    suppressed: [...judgement.suppressed],
    unknowns: [...judgement.unknowns],
    rules: [...judgement.outcomes],
    ignored: [...graph.objects.ignored],
  };
}

function consumerReport(graph: AccessGraph, consumer: Consumer, copies: readonly CopyReport[]): ConsumerReport {
  const cells = rowOf(graph, consumer).map(cluster => cellReport(graph, consumer, cluster));
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

function cellReport(graph: AccessGraph, consumer: Consumer, cluster: string): CellReport {
  const chain = accessPathOf(graph, consumer, cluster);
  const account = graph.accounts.get(cluster, consumer.account);
  return {
    cluster,
    state: stateOf(chain),
    ...(account ? { tokenLife: account.validityText } : {}),
    rights: rightsInWords(graph, cluster, consumer.account),
    chain,
  };
}

const words = new WeakMap<object, Map<string, readonly string[]>>();

/** A fleet repeats one permission thousands of times. */
function rightsInWords(graph: AccessGraph, cluster: string, account: string): readonly string[] {
  const sources = graph.permissions.on(cluster);
  if (sources.length !== 1) {
    return describe(accountRights(graph, cluster, account));
  }
  const byAccount = words.get(sources[0].bodies) ?? new Map<string, readonly string[]>();
  words.set(sources[0].bodies, byAccount);
  const described = byAccount.get(account) ?? describe(accountRights(graph, cluster, account));
  byAccount.set(account, described);
  return described;
}

function copyReport(graph: AccessGraph, { account, namespace, secret }: Copy): CopyReport {
  return { account: account.name, cluster: account.cluster, namespace, secret, readers: graph.rbac.readers(namespace, secret) };
}
