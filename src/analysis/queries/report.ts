import { groupsOf } from './access-groups';
import { chainOf, rowOf } from './access-path';
import { AccessReport, CellReport, ConsumerReport, CopyReport } from './access-report';
import { stateOf } from './path-step';
import { Judgement } from '../engine/run-rules';
import { Picture } from '../graph/access-graph';
import { accountRights, describe, scopedRights } from '../graph/cluster-rights';
import { Consumer, consumerName, subjectNames } from '../graph/consumers';
import { doorsOf, whoIs } from '../graph/hub-token-access';
import { Copy } from '../graph/token-copies';
import { push } from '../input/objects';

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
