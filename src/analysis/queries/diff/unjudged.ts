import { contentText, isRecord, record } from '../../../kubernetes/json';
import { AccessGraph } from '../../graph/access-graph';
import { CoverageState } from '../../input/bearing';
import { referenceTo } from '../../input/objects';
import { CoveredObject, coveredObjects, unjudged, UnjudgedObject } from '../coverage';

/** What happens to an object that is not judged. */
export enum UnjudgedChangeKind {
  /** Only the input after the change has it. */
  ADDED = 'added',
  /** Only the input before the change has it. */
  REMOVED = 'removed',
  /** Its content differs. */
  CHANGED = 'changed',
}

/** A change that no answer counts: access may change with it. */
export interface UnjudgedChange extends UnjudgedObject {
  /** What happens to the object. */
  readonly change: UnjudgedChangeKind;
}

/** Objects that are not judged on at least one side, and whose content is not the same on both. */
export function unjudgedChanges(base: AccessGraph, head: AccessGraph): UnjudgedChange[] {
  const [before, after] = [byName(base), byName(head)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(key => {
    const [removed, added] = apart(before.get(key) ?? [], after.get(key) ?? []);
    return [
      ...added.slice(0, removed.length).map(object => ({ ...unjudged(object), change: UnjudgedChangeKind.CHANGED })),
      ...added.slice(removed.length).map(object => ({ ...unjudged(object), change: UnjudgedChangeKind.ADDED })),
      ...removed.slice(added.length).map(object => ({ ...unjudged(object), change: UnjudgedChangeKind.REMOVED })),
    ];
  });
}

/** What only the first has and what only the second has, by content. */
function apart(before: readonly CoveredObject[], after: readonly CoveredObject[]): [CoveredObject[], CoveredObject[]] {
  const left = before.map(object => ({ object, content: contentOf(object.manifest) }));
  const added = after.filter(object => {
    const content = contentOf(object.manifest);
    const same = left.findIndex(other => content !== undefined && other.content === content);
    if (same >= 0) {
      left.splice(same, 1);
    }
    return same < 0;
  });
  return [left.map(({ object }) => object), added];
}

function byName(graph: AccessGraph): Map<string, CoveredObject[]> {
  const found = new Map<string, CoveredObject[]>();
  for (const object of coveredObjects(graph).filter(({ bearing }) => bearing.state === CoverageState.NOT_JUDGED)) {
    const key = JSON.stringify([referenceTo(object.object), object.carrier ? referenceTo(object.carrier) : null]);
    found.set(key, [...found.get(key) ?? [], object]);
  }
  return found;
}

const SERVER_FIELDS = ['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The object as somebody wrote it: without its status and what the server fills in. */
export function contentOf(manifest: unknown): string | undefined {
  if (!isRecord(manifest)) {
    return contentText(manifest);
  }
  const { status: _, metadata, ...rest } = manifest;
  const written = Object.entries(record(metadata)).filter(([key]) => !SERVER_FIELDS.includes(key)).map(([key, value]) => [
    key, key === 'annotations' ? Object.fromEntries(Object.entries(record(value)).filter(([name]) => name !== LAST_APPLIED)) : value,
  ]);
  return contentText({ ...rest, metadata: Object.fromEntries(written) as unknown });
}
