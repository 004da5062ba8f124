import { groupBy, sameOnEveryCluster } from '../../engine/grouping';
import { copyData } from '../../engine/message';
import { describeMissing, Missing, missing, MissingInput } from '../../engine/missing-input';
import { RuleUnknown } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';

/** A question that the input after a change leaves open, and the input before it did not ask. */
export interface UnknownChange {
  /** Id of the text about what the input lacks. */
  readonly messageId: string;
  /** What the text names. */
  readonly data: { [name: string]: string | number | string[] };
  /** What the input lacks, for the first cluster of those for which the same holds. */
  readonly missing: string;
  /** Names of the clusters for which the same holds; none where it is about no cluster. */
  readonly clusters: string[];
  /** Ids of the rules that ask; none where the comparison itself does. */
  readonly rules: string[];
  /**
   * Whether it only comes with another name of a cluster, see `renamedClusters`.
   *
   * @default false
   */
  readonly ofRenamedCluster?: boolean;
}

interface Open extends Missing {
  readonly rule?: string;
}

export interface UnknownSide {
  readonly graph: AccessGraph;
  readonly unknowns: readonly RuleUnknown[];
}

/**
 * Every question that the head leaves open and the base does not.
 *
 * @param renamed names of renamed clusters: before the change, by those after it
 */
export function unknownsBeyond(base: UnknownSide, head: UnknownSide, renamed: ReadonlyMap<string, string>): UnknownChange[] {
  const known = new Set(openIn(base).map(keyOf));
  const isRenamed = (open: Open) => {
    const before = renamed.get(String(open.data.cluster ?? ''));
    return before !== undefined && known.has(keyOf({ ...open, data: { ...open.data, cluster: before } }));
  };
  const added = openIn(head).filter(open => !known.has(keyOf(open)));
  return groupBy(added, open => [sameOnEveryCluster(open), isRenamed(open)]).map(all => {
    const [{ messageId, data }] = all;
    return {
      messageId,
      data: copyData(data),
      missing: describeMissing({ messageId: messageId as MissingInput, data }),
      clusters: [...new Set(all.flatMap(open => typeof open.data.cluster === 'string' ? [open.data.cluster] : []))].sort(),
      rules: [...new Set(all.flatMap(({ rule }) => rule ?? []))].sort(),
      ...isRenamed(all[0]) && { ofRenamedCluster: true },
    };
  }).sort((a, b) => a.missing < b.missing ? -1 : 1);
}

function openIn({ graph, unknowns }: UnknownSide): Open[] {
  return [...unknowns, ...possibleCopies(graph)];
}

/** Namespaces that may see a cluster: then they receive every token of it. */
function possibleCopies(graph: AccessGraph): Open[] {
  return graph.accounts.all.filter(({ synced }) => synced).flatMap(({ name: account, cluster }) => graph.sets.possibleReceivers(cluster)
    .map(namespace => missing('copy', { account, namespace, cluster })));
}

function keyOf({ messageId, data, rule }: Open): string {
  return JSON.stringify([messageId, data, rule ?? '']);
}
