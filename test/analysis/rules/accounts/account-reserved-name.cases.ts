import { none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountReservedNameCases: RuleCases = {
  rule: 'account-reserved-name',
  fires: ['default', 'klusterlet-work-sa', 'cluster-proxy'].map(name => ({
    when: `it is called ${name}`,
    manifests: [account('c1', name)],
    field: 'metadata.name',
    message: 'reserved',
  })),
  notApplicable: none,
};
