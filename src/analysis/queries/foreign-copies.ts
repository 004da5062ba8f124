import { Truth } from '../../kubernetes/three-valued';
import { AccessGraph } from '../graph/access-graph';
import { Account } from '../graph/accounts';
import { Consumer, subjectNames } from '../graph/consumers';
import { SubjectName } from '../graph/hub-rbac';

/** Copies of one account's tokens, over all clusters, in the namespace of another application or readable by one. */
export interface ForeignCopies {
  readonly account: string;
  readonly namespace: string;
  readonly clusters: readonly string[];
  /** Hub subjects other than the account's own that can read at least one. */
  readonly readers: readonly SubjectName[];
  /** Whether the input shows whose namespace it is. */
  readonly ownerKnown: boolean;
}

interface Gathered {
  readonly account: string;
  readonly namespace: string;
  readonly clusters: string[];
  readonly readers: Set<SubjectName>;
  readonly ownerKnown: boolean;
}

export function foreignCopies(graph: AccessGraph): ForeignCopies[] {
  const found = new Map<string, Gathered>();
  const owners = new Map<string, Owners>();
  const applications = new Set(graph.consumers.flatMap(subjectNames));
  for (const { account, namespace, secret } of graph.copies) {
    const own = owners.get(account.name) ?? ownersOf(graph, account.name);
    owners.set(account.name, own);
    const home = isHome(graph, account, namespace, own.consumers);
    if (home && applications.size === 0) {
      continue;
    }
    const readers = graph.rbac.readers(namespace, secret).filter(reader => !own.subjects.has(reader));
    // At home, those who look after the namespace may read; another application may not.
    const foreign = home ? readers.filter(reader => applications.has(reader)) : readers;
    if (home && foreign.length === 0) {
      continue;
    }
    const key = `${account.name}/${namespace}`;
    const entry = found.get(key) ?? { account: account.name, namespace, clusters: [], readers: new Set(), ownerKnown: home !== undefined };
    entry.clusters.push(account.cluster);
    foreign.forEach(reader => entry.readers.add(reader));
    found.set(key, entry);
  }
  return [...found.values()].map(entry => ({ ...entry, readers: [...entry.readers].sort() }));
}

interface Owners {
  readonly consumers: readonly Consumer[];
  readonly subjects: ReadonlySet<SubjectName>;
}

function ownersOf(graph: AccessGraph, account: string): Owners {
  const consumers = graph.consumers.filter(consumer => consumer.account === account);
  return { consumers, subjects: new Set(consumers.flatMap(subjectNames)) };
}

/** Whose namespace it is follows from the consumers. An account that no consumer names belongs to a namespace without a known consumer. */
function isHome(graph: AccessGraph, account: Account, namespace: string, owners: readonly Consumer[]): Truth {
  if (owners.length > 0) {
    return owners.some(owner => owner.namespace === namespace);
  }
  const free = graph.sets.receivers(account.cluster).filter(receiver => !graph.consumers.some(consumer => consumer.namespace === receiver));
  if (!free.includes(namespace)) {
    return false;
  }
  return free.length === 1 || (free.includes(account.name) ? namespace === account.name : undefined);
}
