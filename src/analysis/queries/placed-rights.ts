import { some } from '../../errors/format-error';
import { groupBy } from '../engine/grouping';
import { describe, moreThan, ScopedRights, scopedRights } from '../graph/cluster-rights';
import { GrantBody } from '../graph/permissions';
import { SELECTED, UNSTATED } from '../graph/rbac/granted';

/** A right, and where on a cluster it is held. */
export interface PlacedRight {
  /** The right, without its place: `get, list pods`. */
  readonly right: string;
  /**
   * The namespaces of the cluster in which it is held; none where it is held everywhere. `*` stands for namespaces that a selector chooses, and `?` for one
   * that the input does not state.
   */
  readonly namespaces: string[];
}

const EVERYWHERE = '';
const NAMES: Readonly<Record<string, string>> = { [SELECTED]: 'namespaces that a selector chooses', [UNSTATED]: 'a namespace that is not stated' };
const SHOWN = 5;

/** Everything that is granted; the same right in several namespaces is one. */
export function placedRights(bodies: readonly GrantBody[]): PlacedRight[] {
  return joined(placesOf(bodies), place => describe(rightsIn(bodies, [place])));
}

/** What is granted beyond what others hold in the same namespace or everywhere. */
export function placedBeyond(bodies: readonly GrantBody[], others: readonly GrantBody[]): PlacedRight[] {
  return joined(placesOf(bodies), place => moreThan(rightsIn(bodies, [place]), rightsIn(others, [...new Set([EVERYWHERE, place])])));
}

/** `get pods`, `get pods in a`, `get pods in namespaces a, b and 3 more` */
export function spellPlaced({ right, namespaces }: PlacedRight, shown = SHOWN): string {
  return `${right}${spellPlace(namespaces, shown)}`;
}

/** What follows a right in a sentence: nothing where it holds everywhere. */
export function spellPlace(namespaces: readonly string[], shown = SHOWN): string {
  const names = namespaces.filter(name => NAMES[name] === undefined);
  const places = [
    ...names.length === 0 ? [] : [`${names.length === 1 ? '' : 'namespaces '}${some(names, shown)}`],
    ...namespaces.flatMap(name => NAMES[name] ?? []),
  ];
  return places.length === 0 ? '' : ` in ${places.join(' and in ')}`;
}

/** The names of places, for a list of them. */
export function placeNames(namespaces: readonly string[]): string[] {
  return namespaces.map(name => NAMES[name] ?? name);
}

/** A copy that a caller may change. */
export function copyPlaced(rights: readonly PlacedRight[]): PlacedRight[] {
  return rights.map(({ right, namespaces }) => ({ right, namespaces: [...namespaces] }));
}

/** Rights that two lists have, with the places of both. */
export function joinPlaced(all: readonly PlacedRight[]): PlacedRight[] {
  return groupBy(all, ({ right }) => right).map(same => {
    const everywhere = same.some(({ namespaces }) => namespaces.length === 0);
    return { right: same[0].right, namespaces: everywhere ? [] : [...new Set(same.flatMap(({ namespaces }) => namespaces))].sort() };
  }).sort((a, b) => a.right < b.right ? -1 : 1);
}

function joined(places: readonly string[], rightsOf: (place: string) => readonly string[]): PlacedRight[] {
  return joinPlaced(places.flatMap(place => rightsOf(place).map(right => ({ right, namespaces: place === EVERYWHERE ? [] : [place] }))));
}

function placesOf(bodies: readonly GrantBody[]): string[] {
  return [...new Set(bodies.map(({ namespace }) => namespace))];
}

const known = new WeakMap<readonly GrantBody[], Map<string, ScopedRights>>();

/** The rights of some places as if there were one place only. A fleet asks the same for thousands of clusters. */
function rightsIn(bodies: readonly GrantBody[], places: readonly string[]): ScopedRights {
  const byPlaces = known.get(bodies) ?? new Map<string, ScopedRights>();
  known.set(bodies, byPlaces);
  const key = JSON.stringify(places);
  const rights = byPlaces.get(key)
    ?? scopedRights(bodies.filter(({ namespace }) => places.includes(namespace)).map(body => ({ ...body, namespace: EVERYWHERE })));
  byPlaces.set(key, rights);
  return rights;
}
