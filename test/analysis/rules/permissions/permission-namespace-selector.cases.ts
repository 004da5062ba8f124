import { none } from '../../../fixtures/accounts-inputs';
import { permission } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionNamespaceSelectorCases: RuleCases = {
  rule: 'permission-namespace-selector',
  fires: [
    {
      when: 'a role has one',
      manifests: [permission('c1', 'x', { roles: [{ namespaceSelector: {}, rules: [] }] })],
      field: 'spec.roles[0].namespaceSelector',
      message: 'selector',
    },
    {
      when: 'a binding has one',
      manifests: [permission('c1', 'x', { roleBindings: [{ namespaceSelector: { matchLabels: { a: 'b' } }, roleRef: { kind: 'Role' } }] })],
      field: 'spec.roleBindings[0].namespaceSelector',
      message: 'selector',
    },
  ],
  notApplicable: none,
};
