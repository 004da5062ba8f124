import { none } from '../../../fixtures/accounts-inputs';
import { account, application, binding as bindSet, clusterSet, exec, providerFile } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountSharedCases: RuleCases = {
  rule: 'account-shared',
  fires: [
    { when: 'two apps make it', manifests: [account('c1', 'x'), account('c1', 'x', { validity: '1h' })], field: 'metadata.name', message: 'two-objects' },
    {
      when: 'two namespaces use it',
      manifests: [
        ...application(),
        { ...application()[1], metadata: { name: 'app-clusters', namespace: 'other' } },
        providerFile(exec('my-app', 'other'), undefined, 'other'),
      ],
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'two-consumers',
    },
    {
      when: 'two namespaces use it, and share one cluster of several',
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'two-consumers',
      options: {
        fleet: [
          { name: 'c1', labels: { use: 'app' } },
          { name: 'c2', labels: { use: 'app', to: 'other' } },
          { name: 'c3', labels: { to: 'other' } },
        ],
      },
      manifests: [
        ...application(),
        clusterSet('others', { matchLabels: { to: 'other' } }),
        bindSet('other', 'others'),
        providerFile(exec('my-app', 'other'), undefined, 'other'),
      ],
    },
    {
      when: 'another app of the hub uses it, whose entry stands last',
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'two-consumers',
      options: { background: [bindSet('other', 'app-clusters'), providerFile(exec('my-app', 'other'), undefined, 'other')] },
      manifests: application(),
    },
    {
      when: 'another app of the hub makes it',
      manifests: [account('c1', 'x')],
      options: { background: [account('c1', 'x')] },
      field: 'metadata.name',
      message: 'two-objects',
    },
  ],
  silent: [
    { manifests: [account('c1', 'x'), account('c2', 'x')] },
    { manifests: [], options: { background: [account('c1', 'x'), account('c1', 'x')] } },
    { manifests: [...application(), bindSet('other', 'app-clusters'), providerFile(exec('second', 'other'), undefined, 'other')] },
  ],
  notApplicable: none,
};
