import { account, binding, grants, kueueDeployment } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const objectTwiceCases: RuleCases = {
  rule: 'object-twice',
  fires: [
    { when: 'two files hold it', manifests: [grants('c1', 'x'), grants('c1', 'x')], field: 'metadata.name', message: 'repeated' },
    {
      when: 'another app of the hub has it',
      manifests: [binding('n', 's')],
      options: { background: [binding('n', 's')] },
      field: 'metadata.name',
      message: 'repeated',
    },
    {
      when: 'it is in a List',
      manifests: [binding('n', 's'), { apiVersion: 'v1', kind: 'List', items: [binding('n', 's')] }],
      field: 'metadata.name',
      message: 'repeated',
    },
  ],
  silent: [
    {
      manifests: [
        kueueDeployment(),
        {
          ...kueueDeployment(),
          spec: { template: { spec: { containers: [{ name: 'manager' }] } } },
          metadata: {
            name: 'kueue-controller-manager',
            namespace: 'kueue-system',
            annotations: {
              'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false',
              'kustomize.toolkit.fluxcd.io/prune': 'disabled',
            },
          },
        },
      ],
    },
    { manifests: [binding('n', 's'), binding('m', 's')] },
    { manifests: [account('c1', 'x'), account('c1', 'x')] },
    { manifests: ['a-', 'b-'].map(generateName => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName, namespace: 'n' } })) },
    { manifests: [binding('n', 's'), binding('n', 's', { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } })] },
    { manifests: [binding('n', 's'), binding('n', 's', { annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' } })] },
    { manifests: [kueueDeployment(), { ...kueueDeployment(), spec: { template: { spec: { containers: [{ name: 'manager' }] } } } }] },
  ],
  notApplicable: { manifests: [] },
};
