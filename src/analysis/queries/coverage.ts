import { record, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/workload-kinds';
import { groupBy } from '../engine/grouping';
import { AccessGraph } from '../graph/access-graph';
import { ARGO_CD_KEYS, argoCdClusters } from '../graph/argo-cd';
import { Bearing, bearingInside, bearingOf, CoverageState } from '../input/bearing';
import { carriedBy, CarriedManifest } from '../input/carriers';
import { KubeObject, ObjectReference, referenceTo } from '../input/objects';

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
  readonly reference: ObjectReference;
  readonly carrier?: ObjectReference;
  readonly bearing: Bearing;
  readonly manifest: unknown;
}

const NO_OBJECT: Bearing = { state: CoverageState.NOT_JUDGED, reason: 'it is not a Kubernetes object' };
const ORDER = [CoverageState.NOT_JUDGED, CoverageState.READ, CoverageState.WITHOUT_BEARING];

export function coverageOf(graph: AccessGraph): Coverage {
  const all = coveredObjects(graph);
  const of = (state: CoverageState) => all.filter(({ bearing }) => bearing.state === state);
  return {
    read: of(CoverageState.READ).length,
    withoutBearing: of(CoverageState.WITHOUT_BEARING).length,
    notJudged: of(CoverageState.NOT_JUDGED).map(unjudged),
    kinds: groupBy(all, ({ reference, bearing }) => [groupOf(reference.apiVersion), reference.kind, bearing]).map(group => {
      const [{ reference, bearing }] = group;
      return { apiGroup: groupOf(reference.apiVersion), kind: reference.kind, ...bearing, count: group.length };
    }).sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}

export function unjudged({ reference, carrier, bearing }: CoveredObject): UnjudgedObject {
  return { object: { ...reference }, ...carrier && { carrier: { ...carrier } }, reason: bearing.reason };
}

/** Every object, and everything that objects carry to managed clusters. What others own counts, and is nobody's change here. */
export function coveredObjects(graph: AccessGraph): CoveredObject[] {
  const declared = new Map((graph.options.kindsWithoutBearing ?? []).filter(({ reason }) => reason.trim() !== '')
    .map(({ apiGroup = '', kind, reason }) => [`${apiGroup}/${kind}`, reason]));
  const understood = understoodKeys(graph);
  return [
    ...graph.objects.everything().filter(({ background }) => !background).flatMap(object => [
      { reference: referenceTo(object), bearing: bearingOf(object, understood.get(object) ?? NOTHING, declared), manifest: object.manifest },
      ...carriedBy(object).map(one => carried(object, one, declared)),
    ]),
    ...graph.objects.noObjects.map(manifest => ({ reference: { apiVersion: '', kind: '', name: '' }, bearing: NO_OBJECT, manifest })),
  ];
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

function carried(carrier: KubeObject, one: CarriedManifest, declared: ReadonlyMap<string, string>): CoveredObject {
  const { manifest } = one;
  const [apiVersion, kind, { name, namespace }] = [text(manifest.apiVersion), text(manifest.kind), record(manifest.metadata)];
  const within = text(namespace);
  return {
    reference: { apiVersion, kind, ...within !== '' && { namespace: within }, name: text(name) },
    carrier: referenceTo(carrier),
    bearing: bearingInside(`${groupOf(apiVersion)}/${kind}`, one, declared),
    manifest,
  };
}
