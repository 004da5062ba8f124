import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { emit, Placement } from './emit';

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

/** Makes an object that holds only the fields we set of something another installer owns. */
export function emitPartial(scope: Construct, id: string, manifest: ApiObjectProps, placement: Placement): ApiObject {
  return emit(scope, id, {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...manifest.metadata?.annotations, ...PROTECTION } },
  }, placement);
}
