import { binding, none } from '../../../fixtures/accounts-inputs';
import { permission } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionFieldUnknownCases: RuleCases = {
  rule: 'permission-field-unknown',
  fires: [
    {
      when: 'two bindings are listed',
      manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('a'), binding('b')] })],
      options: { releases: { clusterPermission: '0.16' } },
      field: 'spec.clusterRoleBindings',
      message: 'several-bindings',
    },
    {
      when: 'one binding is listed',
      manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('a')] })],
      options: { releases: { clusterPermission: '0.16.2' } },
      field: 'spec.clusterRoleBindings',
      message: 'one-binding',
    },
    {
      when: 'one binding is listed beside a single one',
      field: 'spec.clusterRoleBindings',
      message: 'several-bindings',
      options: { releases: { clusterPermission: '0.16.2' } },
      manifests: [permission('c1', 'x', { clusterRoleBinding: binding('a'), clusterRoleBindings: [binding('b')] })],
    },
    {
      when: 'validate is set',
      manifests: [permission('c1', 'x', { validate: true })],
      options: { releases: { clusterPermission: '0.16' } },
      field: 'spec.validate',
      message: 'validate',
    },
  ],
  silent: [{ manifests: [permission('c1', 'x', { validate: true, clusterRoleBindings: [binding('a')] })] }],
  notApplicable: none,
  unknown: [{ manifests: [permission('c1', 'x', { validate: true })], options: { releases: {} }, missing: 'cluster-permission-release' }],
};
