import { Json, record, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/workload-kinds';
import { AccessGraph } from '../graph/access-graph';
import { ARGO_CD_KEYS, argoCdClusters } from '../graph/argo-cd';
import { Bearing, bearingInside, bearingOf, CoverageState } from '../input/bearing';
import { carriedBy, CarriedManifest, CARRIER_KINDS } from '../input/carriers';
import { KubeObject, NamedObject, ObjectReference, push, referenceTo } from '../input/objects';
import { Unread } from '../input/unread';

/** An object that no answer counts. */
export interface UnjudgedObject {
  /** The object. A document without a kind has an empty one. */
  readonly object: ObjectReference;
  /**
   * The object that carries it to a managed cluster.
   *
   * @default - none, it is applied on the hub
   */
  readonly carrier?: ObjectReference;
  /** Why it is not judged: `its kind is not read`, `it is encrypted` and the like. */
  readonly reason: string;
}

/** How many objects of a kind count in the answers. */
export interface KindCoverage {
  /** API group of the kind; empty for the core group. */
  readonly apiGroup: string;
  /** The kind; empty for documents without one. */
  readonly kind: string;
  /** How far they count. */
  readonly state: CoverageState;
  /** Why. */
  readonly reason: string;
  /** Number of objects. */
  readonly count: number;
}

/** What the answers are about, and what they leave out. */
export interface Coverage {
  /** Number of objects that every answer counts. */
  readonly read: number;
  /** Number of objects without bearing on access. */
  readonly withoutBearing: number;
  /** Every object that may have a bearing on access and that no answer counts. */
  readonly notJudged: UnjudgedObject[];
  /** The same numbers by kind: what is not judged comes first. */
  readonly kinds: KindCoverage[];
}

/** An object of the input or one that another carries, with how far it counts. */
export interface CoveredObject {
  readonly object: NamedObject;
  readonly carrier?: NamedObject;
  readonly bearing: Bearing;
  readonly manifest: unknown;
}

const UNNAMED: NamedObject = { apiVersion: '', kind: '', type: '/', namespace: '', name: '' };
const ORDER = [CoverageState.NOT_JUDGED, CoverageState.READ, CoverageState.WITHOUT_BEARING];

export function coverageOf(graph: AccessGraph): Coverage {
  const all = coveredObjects(graph);
  const kinds = byKind(all);
  const count = (state: CoverageState) => kinds.reduce((sum, one) => one.state === state ? sum + one.count : sum, 0);
  return {
    read: count(CoverageState.READ),
    withoutBearing: count(CoverageState.WITHOUT_BEARING),
    notJudged: all.filter(({ bearing }) => bearing.state === CoverageState.NOT_JUDGED).map(unjudged),
    kinds: kinds.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}

/** Counted one by one, since a fleet has thousands of each. */
function byKind(all: readonly CoveredObject[]): KindCoverage[] {
  const found = new Map<string, (KindCoverage & { count: number })[]>();
  for (const { object: { apiVersion, kind, type }, bearing: { state, reason } } of all) {
    const known = found.get(type)?.find(one => one.state === state && one.reason === reason);
    if (known) {
      known.count++;
    } else {
      push(found, type, { apiGroup: groupOf(apiVersion), kind, state, reason, count: 1 });
    }
  }
  return [...found.values()].flat();
}

export function unjudged({ object, carrier, bearing }: CoveredObject): UnjudgedObject {
  return { object: referenceTo(object), ...carrier && { carrier: referenceTo(carrier) }, reason: bearing.reason };
}

/** Every object, and everything that objects carry to managed clusters. What others own counts, and is nobody's change here. */
export function coveredObjects(graph: AccessGraph): CoveredObject[] {
  const declared = new Map((graph.options.kindsWithoutBearing ?? []).filter(({ reason }) => reason.trim() !== '')
    .map(({ apiGroup = '', kind, reason }) => [`${apiGroup}/${kind}`, reason]));
  const understood = understoodKeys(graph);
  const judge = (object: KubeObject) => bearingOf(object, understood.get(object) ?? NOTHING, declared);
  const onHub = new Map(graph.objects.everything().flatMap(object => object.carrier ? [[keyOf(object.carrier, object), object]] : []));
  const carried = (carrier: KubeObject, one: CarriedManifest) => {
    const object = nameOf(one.manifest);
    const own = onHub.get(keyOf(carrier, object));
    return { object, carrier, bearing: own ? judge(own) : bearingInside(object.type, one, declared), manifest: one.manifest };
  };
  const covered: CoveredObject[] = [];
  for (const object of graph.objects.everything().filter(one => !isOthers(one))) {
    // What is brought to the hub is listed with what brings it.
    if (!object.carrier) {
      covered.push({ object, bearing: judge(object), manifest: object.manifest });
    }
    if (CARRIER_KINDS.includes(object.type)) {
      carriedBy(object).forEach(one => covered.push(carried(object, one)));
    }
  }
  graph.objects.noObjects.forEach(manifest => covered.push({ object: UNNAMED, bearing: withoutObject(manifest), manifest }));
  return covered;
}

/** The keys of each Secret in which the analysis finds something that it reads. */
function understoodKeys({ entries, credentials, objects }: AccessGraph): ReadonlyMap<KubeObject, ReadonlySet<string>> {
  const found = new Map<KubeObject, Set<string>>();
  const add = (object: KubeObject, keys: readonly string[]) => keys.forEach(key => found.set(object, (found.get(object) ?? new Set<string>()).add(key)));
  [...entries, ...credentials].forEach(({ object, key }) => add(object, key === undefined ? [] : [key]));
  argoCdClusters(objects).filter(({ object }) => found.has(object)).forEach(({ object }) => add(object, ARGO_CD_KEYS));
  return found;
}

const NOTHING: ReadonlySet<string> = new Set();

function withoutObject(manifest: unknown): Bearing {
  return { state: CoverageState.NOT_JUDGED, reason: manifest instanceof Unread ? manifest.reason : 'it is not a Kubernetes object' };
}

/** Whether it belongs to somebody else, or is brought by what does. */
function isOthers({ background, carrier }: KubeObject): boolean {
  return carrier ? isOthers(carrier) : background;
}

function keyOf(carrier: KubeObject, { type, namespace, name }: NamedObject): string {
  return JSON.stringify([carrier.index, type, namespace, name]);
}

function nameOf({ apiVersion, kind, metadata }: Json): NamedObject {
  const { name, namespace } = record(metadata);
  const type = `${groupOf(text(apiVersion))}/${text(kind)}`;
  return { apiVersion: text(apiVersion), kind: text(kind), type, namespace: text(namespace), name: text(name) };
}
