import { syncedSecretName } from '../../../ocm/synced-secret';
import { AccessGraph } from '../access-graph';
import { SubjectName } from '../hub-rbac';

/** A hub subject that can read a token directly, and where. */
export interface TokenReader {
  readonly reader: SubjectName;
  /** `, copied into namespace my-app`: follows the name of the token. */
  readonly place: string;
  /** What the input lacks that decides it; empty where it can read for sure. */
  readonly dependsOn: readonly string[];
}

interface Token {
  readonly cluster: string;
  readonly name: string;
  readonly synced: boolean;
}

/**
 * The agent that issues the tokens of a cluster reads them where it puts them; the add-on grants it that on every cluster
 * (open-cluster-management-io/managed-serviceaccount pkg/addon/manager/addon.go@v0.10.0).
 */
export function isIssuer(reader: SubjectName, cluster: string): boolean {
  return reader === `User system:open-cluster-management:cluster:${cluster}:addon:managed-serviceaccount:agent:addon-agent`;
}

/** Everybody who reads a token directly: where it is issued, in its copies, and among all Secrets of the hub. */
export function readersOf(graph: AccessGraph, { cluster, name, synced }: Token): TokenReader[] {
  const copies = (synced ? graph.sets.receivers(cluster) : [])
    .map(namespace => ({ namespace, secret: syncedSecretName(cluster, name), place: `, copied into namespace ${namespace}` }));
  const everything = { place: ': reads every Secret of the hub' };
  return [
    ...[{ namespace: cluster, secret: name, place: `, issued in namespace ${cluster}` }, ...copies].flatMap(({ namespace, secret, place }) => [
      ...graph.rbac.readers(namespace, secret).map(reader => ({ reader, place, dependsOn: [] })),
      ...graph.rbac.possibleReaders(namespace, secret).map(one => ({ ...one, place })),
    ]).filter(({ reader }) => !isIssuer(reader, cluster)),
    ...graph.rbac.readersOfEverything().map(reader => ({ reader, ...everything, dependsOn: [] })),
    ...graph.rbac.possibleReadersOfEverything().map(one => ({ ...one, ...everything })),
  ];
}
