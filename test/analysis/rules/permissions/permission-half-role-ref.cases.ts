import { binding, none } from '../../../fixtures/accounts-inputs';
import { permission } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionHalfRoleRefCases: RuleCases = {
  rule: 'permission-half-role-ref',
  fires: [
    {
      when: 'the group is missing',
      manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role', name: 'r' } }] })],
      field: 'spec.roleBindings[0].roleRef',
      message: 'no-group',
    },
    {
      when: 'the name is missing',
      manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role', apiGroup: 'rbac.authorization.k8s.io' } }] })],
      field: 'spec.roleBindings[0].roleRef',
      message: 'no-name',
    },
  ],
  silent: [{ manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role' } }, binding('b', { namespace: 'n' })] })] }],
  notApplicable: none,
};
