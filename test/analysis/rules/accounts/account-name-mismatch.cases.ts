import { none } from '../../../fixtures/accounts-inputs';
import { account, application, exec, grants, instead, providerFile, READ_PODS, subject } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountNameMismatchCases: RuleCases = {
  rule: 'account-name-mismatch',
  fires: [
    {
      when: 'the plugin asks for another name',
      manifests: instead(application(), 'ConfigMap', providerFile(exec('my-ap', 'my-app'))),
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'entry-other-account',
    },
    {
      when: 'there are several others',
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'entry-other-account',
      manifests: instead(instead(application(), 'ClusterPermission'), 'ManagedServiceAccount', account('c1', 'b'), account('c2', 'a'), account('c2', 'b')),
    },
    {
      when: 'one cluster lacks the account',
      manifests: [...instead(application(), 'ManagedServiceAccount', account('c1', 'my-app'))],
      field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
      message: 'entry-no-account',
      times: 1 + 1,
    },
    {
      when: 'a permission names another',
      manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [subject('y')])],
      field: 'spec.clusterRoleBinding.subject.name',
      message: 'permission',
    },
  ],
  silent: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }, { kind: 'ServiceAccount', name: 'y', namespace: 'n' }])] }],
  notApplicable: none,
  unknown: [
    { manifests: [...application().slice(0, 2), providerFile()], options: { complete: false }, missing: 'accounts' },
    { manifests: [grants('c1', 'x')], options: { complete: false }, missing: 'account' },
  ],
};
