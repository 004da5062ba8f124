import { field, none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const validityNotADurationCases: RuleCases = {
  rule: 'validity-not-a-duration',
  fires: ['30d', '1w', 'forever', '', '1h30', 24, true].map(validity => ({
    when: `it is ${JSON.stringify(validity)}`,
    manifests: [account('c1', 'x', { validity })],
    field,
    message: 'unreadable',
  })),
  silent: ['1h', '1h30m', '1.5h', '90m', '+1h', '3600s', '.5h'].map(validity => ({ manifests: [account('c1', 'x', { validity })] })),
  notApplicable: none,
};
