import { application, kueueDeployment } from '../../../fixtures/builders';
import { partial } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const partialUnprotectedCases: RuleCases = {
  rule: 'partial-unprotected',
  fires: [
    { when: 'nothing protects it', manifests: [partial()], field: 'metadata.annotations', message: 'unprotected' },
    {
      when: 'only Flux is told',
      field: 'metadata.annotations',
      message: 'unprotected',
      manifests: [{ ...partial(), metadata: { name: 'controller', namespace: 'my-app', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } } }],
    },
    {
      when: 'only Argo CD is told',
      field: 'metadata.annotations',
      message: 'unprotected',
      manifests: [{
        ...partial(),
        metadata: { name: 'controller', namespace: 'my-app', annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } },
      }],
    },
    ...['Prune=false', 'Delete=false', 'Prune=true, Validate=false,'].map(half => ({
      when: `Argo CD is told half of it, ${half}`,
      field: 'metadata.annotations',
      message: 'unprotected',
      manifests: [{
        ...partial(),
        metadata: {
          name: 'controller',
          namespace: 'my-app',
          annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'argocd.argoproj.io/sync-options': half },
        },
      }],
    })),
  ],
  notApplicable: { manifests: [...application(), kueueDeployment()] },
};
