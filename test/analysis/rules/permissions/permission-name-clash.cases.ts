import { binding, none } from '../../../fixtures/accounts-inputs';
import { permission, READ_PODS } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionNameClashCases: RuleCases = {
  rule: 'permission-name-clash',
  fires: [
    {
      when: 'a namespace has two roles',
      manifests: [permission('c1', 'x', { roles: [{ namespace: 'n', rules: [READ_PODS] }, { namespace: 'n', rules: [READ_PODS] }] })],
      field: 'spec.roles[1].namespace',
      message: 'role',
    },
    {
      when: 'two bindings have no name',
      manifests: [permission('c1', 'x', { roleBindings: [binding('', { namespace: 'n' }), binding('', { namespace: 'n' })] })],
      field: 'spec.roleBindings[1].name',
      message: 'binding',
    },
    {
      when: 'two bindings have one name',
      manifests: [permission('c1', 'x', { roleBindings: [binding('b', { namespace: 'n' }), binding('b', { namespace: 'n' })] })],
      field: 'spec.roleBindings[1].name',
      message: 'binding',
    },
    {
      when: 'one has the name that the other gets',
      manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('x-access'), binding('')] })],
      field: 'spec.clusterRoleBindings[1].name',
      message: 'binding',
    },
  ],
  silent: [
    {
      manifests: [permission(
        'c1',
        'x',
        {
          roles: [{ namespace: 'n', rules: [] }, { namespace: 'm', rules: [] }],
          roleBindings: [binding('', { namespace: 'n' }), binding('', { namespace: 'm' })],
        },
      )],
    },
    {
      manifests: [permission(
        'c1',
        'x',
        { roles: [{ namespaceSelector: {}, rules: [] }, { namespaceSelector: {}, rules: [] }], clusterRoleBindings: [binding('a'), binding('b')] },
      )],
    },
  ],
  notApplicable: none,
};
