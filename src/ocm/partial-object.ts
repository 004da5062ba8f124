import { Json, record } from '../kubernetes/json';

/**
 * For an object that another installer owns: we apply some fields of it, server-side. Without these annotations a
 * GitOps agent deletes the whole object, Kueue itself for example, when our app is withdrawn.
 *
 * Sources: argo-cd docs/user-guide/sync-options.md; fluxcd/kustomize-controller docs (ssa and prune annotations).
 */
export const PROTECTION: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Whether the annotations of an object protect it in every way that ours are protected. */
export function isProtected(manifest: Json): boolean {
  const annotations = record(record(manifest.metadata).annotations);
  return Object.entries(PROTECTION).every(([key, value]) => annotations[key] === value);
}
