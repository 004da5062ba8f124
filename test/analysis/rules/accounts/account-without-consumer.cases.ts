import { none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountWithoutConsumerCases: RuleCases = {
  rule: 'account-without-consumer',
  fires: [{ when: 'no entry names it', manifests: [account('c1', 'x')], field: 'metadata.name', message: 'unused' }],
  silent: [{ manifests: [account('c1', 'x', {}, { labels: {} })] }],
  notApplicable: none,
  unknown: [{ manifests: [account('c1', 'x')], options: { complete: false }, missing: 'provider-entry' }],
};
