import { none } from '../../../fixtures/accounts-inputs';
import { grants } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionBuiltInRoleNameCases: RuleCases = {
  rule: 'permission-built-in-role-name',
  fires: ['view', 'cluster-admin', 'system:node'].map(name => ({
    when: `it is called ${name}`,
    manifests: [{ ...grants('c1', 'x'), metadata: { name, namespace: 'c1' } }],
    field: 'metadata.name',
    message: 'built-in',
  })),
  notApplicable: none,
};
