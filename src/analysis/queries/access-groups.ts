import { AccessGroup, FailingStep, PossibleReader, TokenCopy } from './access-report';
import { describeStep, onEveryCluster, RawStep } from './path-messages';
import { PathState } from './path-step';
import { copyPlaced, PlacedRight } from './placed-rights';
import { groupBy, sameOnEveryCluster } from '../engine/grouping';

/** Exceptions first: what fails, then what is unknown. */
const ORDER = [PathState.BROKEN, PathState.UNKNOWN, PathState.COMPLETE];
const ANY = '*';

/** What groups compare about the access to one cluster. */
export interface RawAccess {
  readonly cluster: string;
  readonly state: PathState;
  readonly tokenValidity?: string;
  readonly rights: readonly string[];
  readonly placedRights: readonly PlacedRight[];
  readonly failing?: RawStep;
}

/** Clusters of identical access together, the few before the many; else in the order of the clusters. */
export function groupsOf(access: readonly RawAccess[], copies: ReadonlyMap<string, readonly TokenCopy[]>): AccessGroup[] {
  const failingOf = ({ failing, cluster }: RawAccess) => failing && onEveryCluster(failing, cluster, ANY);
  const receivedOf = ({ cluster }: RawAccess) => (copies.get(cluster) ?? [])
    .map(copy => `${copy.namespace}: ${readerNames(copy).join(', ') || 'nobody in the input'}`);
  const numberOf = numbering();
  return groupBy(access, one => [one.state, one.tokenValidity, numberOf(one.rights), keyOf(failingOf(one)), receivedOf(one)])
    .map(all => {
      const [first] = all;
      const { state, tokenValidity, rights, placedRights } = first;
      const failing = failingOf(first);
      return {
        state,
        ...tokenValidity !== undefined && { tokenValidity },
        rights: [...rights],
        placedRights: copyPlaced(placedRights),
        ...failing && { failing: failingStep(failing) },
        copies: receivedOf(first),
        clusters: all.map(({ cluster }) => cluster),
      };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.clusters.length - b.clusters.length);
}

/** One number for all lists with the same content: a fleet repeats one list of rights for thousands of clusters. */
function numbering(): (list: readonly string[]) => number {
  const [byText, byList] = [new Map<string, number>(), new Map<readonly string[], number>()];
  return list => {
    const known = byList.get(list);
    if (known !== undefined) {
      return known;
    }
    const text = JSON.stringify(list);
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    byList.set(list, number);
    return number;
  };
}

/** Everybody who reads a copy, and who reads it if something is as the input does not say. */
export function readerNames({ readers, possibleReaders }: Pick<TokenCopy, 'readers' | 'possibleReaders'>): string[] {
  return [...readers, ...possibleReaders.map(possibleReaderName)];
}

export function possibleReaderName({ reader, dependsOn }: PossibleReader): string {
  return `perhaps ${reader}, depending on ${dependsOn.join(', ')}`;
}

function keyOf(failing: RawStep | undefined): unknown {
  return failing && [failing.step, failing.rule, sameOnEveryCluster(failing), failing.value];
}

function failingStep(failing: RawStep): FailingStep {
  const { step, rule, messageId } = failing;
  return { step, ...rule !== undefined && { rule }, messageId, description: describeStep(failing, ANY) };
}
