import { none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountOldApiCases: RuleCases = {
  rule: 'account-old-api',
  fires: [{
    when: 'it is v1alpha1',
    manifests: [{ ...account('c1', 'x'), apiVersion: 'authentication.open-cluster-management.io/v1alpha1' }],
    field: 'apiVersion',
    message: 'deprecated',
  }],
  notApplicable: none,
};
