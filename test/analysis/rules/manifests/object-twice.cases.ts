import { setOfSource, setOrigin } from '../../../../src/analysis/input/origins';
import { account, binding, grants, kueueDeployment } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

function from<T extends object>(file: string, manifest: T): T {
  setOrigin(manifest, file);
  return manifest;
}

function ofSource<T extends object>(file: string, manifest: T): T {
  setOfSource(manifest);
  return from(file, manifest);
}

export const objectTwiceCases: RuleCases = {
  rule: 'object-twice',
  fires: [
    {
      when: 'two files of one folder hold it',
      manifests: [from('hub/a.yaml', grants('c1', 'x')), from('hub/b/c.yaml', grants('c1', 'x', []))],
      field: 'metadata.name',
      message: 'repeated-in',
    },
    {
      when: 'two files of one folder hold it, and what is rendered later is there too',
      manifests: [ofSource('hub/a.yaml', grants('c1', 'x')), ofSource('hub/b.yaml', grants('c1', 'x', []))],
      field: 'metadata.name',
      message: 'repeated-in-source',
    },
    {
      when: 'one file holds it, whatever else is there',
      manifests: [ofSource('hub/a.yaml', grants('c1', 'x')), ofSource('hub/a.yaml', grants('c1', 'x', []))],
      field: 'metadata.name',
      message: 'repeated-in',
    },
    { when: 'two files hold it', manifests: [grants('c1', 'x'), grants('c1', 'x', [])], field: 'metadata.name', message: 'repeated' },
    {
      when: 'another app of the hub has it',
      manifests: [binding('n', 's')],
      options: { background: [binding('n', 's')] },
      field: 'metadata.name',
      message: 'repeated',
    },
    {
      when: 'it is in a List',
      manifests: [binding('n', 's'), { apiVersion: 'v1', kind: 'List', items: [binding('n', 's', { labels: { a: 'b' } })] }],
      field: 'metadata.name',
      message: 'repeated',
    },
  ],
  silent: [
    { manifests: [from('hub/dev/a.yaml', grants('c1', 'x')), from('hub/prod/a.yaml', grants('c1', 'x', []))] },
    { manifests: [binding('n', 's'), binding('n', 's')] },
    { manifests: ['a', 'b'].map(spec => ({ apiVersion: 'example.com/v1', kind: 'Integration', metadata: { name: 'i', namespace: 'n' }, spec })) },
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
