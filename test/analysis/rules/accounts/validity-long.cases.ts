import { field, none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const validityLongCases: RuleCases = {
  rule: 'validity-long',
  fires: [
    { when: 'it is a year', manifests: [account('c1', 'x', { validity: '8640h0m0s' })], field, message: 'months' },
    { when: 'it is left out, and the API fills a year in', manifests: [account('c1', 'x', {})], field, message: 'months' },
    { when: 'it is a second above 30 days', manifests: [account('c1', 'x', { validity: '720h0m1s' })], field, message: 'months' },
    { when: 'it is the longest that is issued', manifests: [account('c1', 'x', { validity: '4294967296s' })], field, message: 'months' },
  ],
  silent: [{ manifests: ['720h', '4294967297s', 'soon'].map((validity, i) => account(`c${i}`, 'x', { validity })) }],
  notApplicable: none,
};
