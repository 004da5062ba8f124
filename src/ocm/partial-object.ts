import { Json, record } from '../kubernetes/json';

/** Options of Argo CD and Flux for one object. */
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
export const FLUX_APPLY = 'kustomize.toolkit.fluxcd.io/ssa';
export const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * For an object that another installer owns: we apply some fields of it, server-side. Without these annotations a
 * GitOps agent deletes the whole object, Kueue itself for example, when our app is withdrawn.
 *
 * Sources: argo-cd docs/user-guide/sync-options.md; fluxcd/kustomize-controller docs (ssa and prune annotations).
 */
export const PROTECTION: Readonly<Record<string, string>> = {
  [SYNC_OPTIONS]: 'ServerSideApply=true,Prune=false,Delete=false',
  [FLUX_APPLY]: 'Merge',
  [FLUX_PRUNE]: 'disabled',
};

/** Whether the annotations of an object protect it in every way that ours are protected. */
export function isProtected(manifest: Json): boolean {
  const annotations = record(record(manifest.metadata).annotations);
  return Object.entries(PROTECTION).every(([key, value]) => annotations[key] === value);
}
