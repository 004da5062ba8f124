import { AccessChangeKind, change, RawChange } from './messages';
import { MASTERS } from '../../../kubernetes/rbac-subjects';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { AccessGraph } from '../../graph/access-graph';
import { isIssuer } from '../../graph/tokens/token-readers';

/** Who reads tokens directly: in their copies, where they are issued, and among all Secrets of the hub. */
export function readerFacts(graph: AccessGraph, withHub: boolean): RawChange[] {
  const { rbac } = graph;
  const copies = graph.copies.flatMap(({ account: { name: account, cluster }, namespace, secret }) => [
    ...rbac.readers(namespace, secret).map(reader => change(AccessChangeKind.READER, 'reader', { reader, account, namespace }, cluster)),
    ...rbac.possibleReaders(namespace, secret)
      .map(({ reader, dependsOn }) => change(AccessChangeKind.READER, 'possible-reader', { reader, account, namespace, dependsOn: [...dependsOn] }, cluster)),
  ]);
  const issued = graph.accounts.all.flatMap(({ name: account, cluster }) => [
    ...rbac.readers(cluster, account).filter(reader => !isIssuer(reader, cluster))
      .map(reader => change(AccessChangeKind.READER, 'reader-at-issue', { reader, account }, cluster)),
    ...rbac.possibleReaders(cluster, account)
      .map(({ reader, dependsOn }) => change(AccessChangeKind.READER, 'possible-reader-at-issue', { reader, account, dependsOn: [...dependsOn] }, cluster)),
  ]);
  return [...copies, ...issued, ...withHub ? everything(graph) : []];
}

function everything({ rbac }: AccessGraph): RawChange[] {
  return [
    // This group may do everything without any binding.
    ...rbac.readersOfEverything().filter(reader => reader !== MASTERS)
      .map(reader => change(AccessChangeKind.READER, 'reader-of-everything', { reader })),
    ...rbac.possibleReadersOfEverything()
      .map(({ reader, dependsOn }) => change(AccessChangeKind.READER, 'possible-reader-of-everything', { reader, dependsOn: [...dependsOn] })),
  ];
}

/** Whether somebody who may perhaps read on one side reads for sure on the other: that is neither more nor less. */
export function certainIn({ rbac }: AccessGraph, { messageId, data, cluster = '' }: RawChange): boolean {
  const readers = (namespace: string, secret: string) => [...rbac.readers(namespace, secret), ...rbac.readersOfEverything()];
  switch (messageId) {
    case 'possible-reader':
      return readers(String(data.namespace), syncedSecretName(cluster, String(data.account))).includes(String(data.reader));
    case 'possible-reader-at-issue':
      return readers(cluster, String(data.account)).includes(String(data.reader));
    case 'possible-reader-of-everything':
      return rbac.readersOfEverything().includes(String(data.reader));
    default:
      return false;
  }
}
