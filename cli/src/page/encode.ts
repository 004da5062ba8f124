import type { Finding } from '../analyzer';
import { PageCell, PageData, PageFinding, PageHop } from './data';
import { FindingGroup, spell } from '../findings/groups';
import { titleOf } from '../findings/rules';
import { AccessReport, CellReport, CLUSTER, gather, withoutCluster } from '../report/gather';
import { summaryWords } from '../report/sections';

/** Hands out one place for everything that is equal. */
class Interned<T> {
  public readonly all: T[] = [];
  private readonly places = new Map<string, number>();

  public place(key: string, make: () => T): number {
    const known = this.places.get(key);
    if (known !== undefined) {
      return known;
    }
    this.places.set(key, this.all.length);
    return this.all.push(make()) - 1;
  }
}

export function encode(report: AccessReport, groups: readonly FindingGroup[]): PageData {
  const strings = new Interned<string>();
  const hops = new Interned<PageHop>();
  const kinds = new Interned<PageCell>();
  const clusterPlaces = new Map(report.clusters.map((name, i) => [name, i]));
  const placesOf = (clusters: readonly string[]) => clusters.map(name => clusterPlaces.get(name) ?? -1);
  const kind = (cell: CellReport): number => {
    const chain = cell.chain.map(hop => {
      const text = withoutCluster(JSON.stringify([hop.hop, hop.state, hop.words, hop.object ? spell(hop.object) : '', hop.field ?? '']), cell.cluster);
      return hops.place(text, () => {
        const [name, state, words, object, field] = JSON.parse(text.split(CLUSTER).join('\\u0001'));
        return { hop: name, state, words, ...object ? { object } : {}, ...field ? { field } : {} };
      });
    });
    const rights = cell.rights.map(text => strings.place(text, () => text));
    const life = cell.tokenLife ?? '';
    return kinds.place(JSON.stringify([cell.state, life, rights, chain]), () => ({ state: cell.state, life, rights, chain }));
  };
  return {
    summary: summaryWords(report),
    clusters: report.clusters,
    consumers: report.consumers.map(({ name, account, runsAs, cells }) => {
      const places = report.clusters.map(() => -1);
      cells.forEach(cell => { places[clusterPlaces.get(cell.cluster) ?? -1] = kind(cell); });
      return { name, account, runsAs, cells: places };
    }),
    strings: strings.all,
    hops: hops.all,
    kinds: kinds.all,
    findings: groups.map(group => findingOf(group, clusterPlaces)),
    copies: gather(report.copies, ({ account, namespace, readers }) => [account, namespace, readers])
      .map(({ first: { account, namespace, readers }, clusters }) => ({ account, namespace, readers, clusters: placesOf(clusters) })),
  };
}

function findingOf({ first, all, place }: FindingGroup, places: ReadonlyMap<string, number>): PageFinding {
  const objects = new Map<string, { object: string; clusters?: number[] }>();
  for (const { object } of all) {
    const cluster = clusterOf(object, places);
    const name = cluster === undefined ? spell(object) : withoutCluster(spell(object), cluster);
    const entry = objects.get(name) ?? { object: name, ...cluster === undefined ? {} : { clusters: [] } };
    objects.set(name, entry);
    if (cluster !== undefined) {
      entry.clusters?.push(places.get(cluster) ?? -1);
    }
  }
  const { severity, rule, message, remedy } = first;
  return {
    severity,
    rule,
    title: titleOf(rule),
    object: spell(first.object),
    message,
    count: all.length,
    ...remedy.question === undefined ? {} : { question: remedy.question },
    ...place ? { place: `${place.file}:${place.line}` } : {},
    of: [...objects.values()],
  };
}

/** A cluster's objects live in the namespace of its name, or carry its name. */
function clusterOf({ namespace, name }: Finding['object'], places: ReadonlyMap<string, number>): string | undefined {
  return [namespace, name].find((candidate): candidate is string => candidate !== undefined && places.has(candidate));
}
