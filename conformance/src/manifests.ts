import { existsSync, readdirSync } from 'fs';
import { basename, join, resolve } from 'path';
import { type KubeObject } from './control-plane/api.js';
import { objectsOfFile, yamlFiles } from './modules.js';
import { REPOSITORY } from './report/paths.js';

/** Where the synthesized examples lie, a folder each: the repository's goldens, or what a mutant makes of them. */
const MANIFESTS = process.env.CONFORMANCE_MANIFESTS ? resolve(process.env.CONFORMANCE_MANIFESTS) : join(REPOSITORY, 'test/golden');

export interface Example {
  readonly name: string;
  /** File name → its objects, both in the order of applying. */
  readonly files: ReadonlyMap<string, KubeObject[]>;
  readonly objects: readonly KubeObject[];
}

export function examples(): Example[] {
  return readdirSync(MANIFESTS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => example(entry.name))
    .filter(found => found.objects.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name));
}

export const example = (name: string): Example => exampleIn(MANIFESTS, name);

export function exampleIn(root: string, name: string): Example {
  const folder = join(root, name);
  if (!existsSync(folder)) {
    throw new Error(`no synthesized example ${name} in ${root}`);
  }
  const files = new Map(yamlFiles(folder).map(file => [basename(file), objectsOfFile(file)]));
  return { name, files, objects: [...files.values()].flat() };
}

/** An object that another installer owns: ours is only a part of it, merged by server-side apply. */
export const isPartial = (object: KubeObject) => object.metadata.annotations?.['kustomize.toolkit.fluxcd.io/ssa'] === 'Merge';

export const waveOf = (object: KubeObject) => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

/** Partial objects go last; the rest by Argo CD's waves, inside a wave in file order. */
export function inApplyOrder(objects: readonly KubeObject[]): KubeObject[] {
  return [...objects.filter(object => !isPartial(object))].sort((a, b) => waveOf(a) - waveOf(b)).concat(objects.filter(isPartial));
}

/** Namespaces the objects lie in or name, which somebody else makes (OCM for clusters, the platform for the rest). */
export function foreignNamespaces(objects: readonly KubeObject[]): string[] {
  const own = new Set(objects.filter(object => object.kind === 'Namespace').map(object => object.metadata.name));
  const used = new Set(objects.flatMap(object => (object.metadata.namespace ? [object.metadata.namespace] : [])));
  return [...used].filter(name => !own.has(name) && name !== 'default').sort();
}

/** The rights of the account that applies the rest: an administrator grants them beforehand. */
export function applierAccess(found: Example): KubeObject[] {
  return [...found.files].filter(([file]) => /applier/.test(file)).flatMap(([, objects]) => objects);
}

/** Everything else, which that account applies. */
export function appliedByApplier(found: Example): KubeObject[] {
  const access = new Set(applierAccess(found));
  return found.objects.filter(object => !access.has(object));
}
