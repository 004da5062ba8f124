import { CLUSTER, PageAccess, PageData, PageFinding, PageStep } from './data';
import {
  clusterFieldOf, describeStep, groupBy, onEveryCluster, readerNames, sameOnEveryCluster, spell, spellPlaced, textOf, type AccessGroup, type AccessReport,
  type ClusterAccess, type ObjectReference, type PathStep,
} from '../analyzer';
import { PlacedGroup } from '../findings/groups';
import { titleOf } from '../findings/rules';
import { clustersOf, noteOf, summaryOf } from '../report/sections';

/** Hands out one index for everything that is equal. */
class Interned<T> {
  public readonly all: T[] = [];
  private readonly indexes = new Map<string, number>();

  public index(key: unknown, make: () => T): number {
    const text = JSON.stringify(key);
    const known = this.indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(text, this.all.length);
    return this.all.push(make()) - 1;
  }
}

export function encode(report: AccessReport, groups: readonly PlacedGroup[]): PageData {
  const clusters = new Map(report.clusters.map((name, i) => [name, i]));
  const indexOf = (cluster: string) => clusters.get(cluster) ?? -1;
  const strings = new Interned<string>();
  const steps = new Interned<PageStep>();
  const accesses = new Interned<PageAccess>();
  const accessIndex = ({ cluster, state, tokenValidity: validity = '', path }: ClusterAccess, texts: readonly string[]): number => {
    const rights = texts.map(text => strings.index(text, () => text));
    const ids = path.map(step => steps.index(keyOf(step, cluster), () => pageStep(step, cluster)));
    return accesses.index([state, validity, rights, ids], () => ({ state, validity, rights, path: ids }));
  };
  return {
    summary: [summaryOf(report), noteOf(report)].filter(Boolean).join('. '),
    clusters: report.clusters,
    consumers: report.consumers.map(({ name, account, runsAs, access, groups: alike }) => {
      const cells = report.clusters.map(() => -1);
      const rights = rightsByCluster(alike);
      access.forEach(one => {
        cells[indexOf(one.cluster)] = accessIndex(one, rights.get(one.cluster) ?? one.rights);
      });
      return { name, account, runsAs, cells };
    }),
    strings: strings.all,
    steps: steps.all,
    accesses: accesses.all,
    findings: groups.map(group => pageFinding(group, clusters)),
    copies: groupBy(report.copies, copy => [copy.account, copy.namespace, readerNames(copy)])
      .map(all => ({ account: all[0].account, namespace: all[0].namespace, readers: readerNames(all[0]), clusters: clustersOf(all).map(indexOf) })),
  };
}

/** With every namespace: the page searches these texts. */
function rightsByCluster(groups: readonly AccessGroup[]): ReadonlyMap<string, readonly string[]> {
  return new Map(groups.flatMap(({ clusters, placedRights }) => {
    const texts = placedRights.map(placed => spellPlaced(placed, placed.namespaces.length));
    return clusters.map((cluster): [string, readonly string[]] => [cluster, texts]);
  }));
}

function keyOf(step: PathStep, cluster: string): unknown {
  const { value } = onEveryCluster(step, cluster, CLUSTER);
  return [step.step, step.state, step.rule, sameOnEveryCluster(step), objectText(step.object, cluster), step.field, value];
}

function pageStep(step: PathStep, cluster: string): PageStep {
  const { step: name, state, rule, messageId, data, object, field } = step;
  const text = rule === undefined ? undefined : textOf(rule, messageId, data);
  return {
    step: name,
    state,
    description: describeStep({ ...onEveryCluster(step, cluster, CLUSTER), text }, CLUSTER),
    ...object && { object: objectText(object, cluster) },
    ...field !== undefined && { field },
  };
}

/** The object, with the placeholder where it names its cluster. */
function objectText(object: ObjectReference | undefined, cluster: string): string {
  const field = object && clusterFieldOf(object);
  if (!object || !field || object[field] !== cluster) {
    return object ? spell(object) : '';
  }
  return spell({ ...object, [field]: CLUSTER });
}

function pageFinding({ first, all, place }: PlacedGroup, clusters: ReadonlyMap<string, number>): PageFinding {
  const objects = all.map(({ object }) => {
    const field = clusterFieldOf(object);
    const cluster = field && object[field];
    const index = cluster === undefined ? undefined : clusters.get(cluster);
    return { object: index === undefined ? spell(object) : objectText(object, cluster as string), index };
  });
  const { severity, rule, message, remedy } = first;
  return {
    severity,
    rule,
    title: titleOf(rule),
    object: spell(first.object),
    message,
    count: all.length,
    ...remedy.question !== undefined && { question: remedy.question },
    ...place && { place: `${place.file}:${place.line}` },
    of: groupBy(objects, ({ object, index }) => [object, index === undefined]).map(same => ({
      object: same[0].object, ...same[0].index !== undefined && { clusters: same.flatMap(({ index }) => index ?? []) },
    })),
  };
}
