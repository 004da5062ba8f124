import { PatchAction, PatchOperation } from './findings';
import { Path, pointer, setAt } from './json-path';
import { Json } from '../../kubernetes/json';
import { KubeObject, ObjectReference, referenceTo } from '../input/objects';

/** The change that removes a finding. */
export type Fix =
  | { readonly patch: readonly PatchOperation[]; readonly target: ObjectReference }
  | { readonly add: readonly Json[] }
  | { readonly remove: true }
  /** The text is generated: the change belongs where it comes from. */
  | { readonly elsewhere: string };

export function add(...objects: Json[]): Fix {
  return { add: objects };
}

export const REMOVE: Fix = { remove: true };

/** Sets one value of the object, with everything that must be above it. */
export function set(object: KubeObject, path: Path, value: unknown): Fix {
  return patch(object, setAt(object.manifest, path, value));
}

export function unset(object: KubeObject, ...paths: Path[]): Fix {
  return patch(object, ...paths.map(path => ({ op: PatchAction.REMOVE, path: pointer(path) })));
}

export function patch(object: KubeObject, ...operations: PatchOperation[]): Fix {
  return { patch: operations, target: referenceTo(object) };
}
