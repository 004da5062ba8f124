import { none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const secretNameLengthCases: RuleCases = {
  rule: 'secret-name-length',
  fires: [
    {
      when: 'both names together have 63 characters and a dash between them',
      manifests: [account('c'.repeat(40), 'a'.repeat(23))],
      field: 'metadata.name',
      message: 'account',
    },
    { when: 'the cluster leaves one character', manifests: [account('c'.repeat(61), 'ab')], field: 'metadata.name', message: 'account' },
    { when: 'the cluster leaves none', manifests: [account('c'.repeat(62), 'a')], field: 'metadata.name', message: 'cluster' },
  ],
  silent: [{ manifests: [account('c'.repeat(40), 'a'.repeat(22)), account('c'.repeat(40), 'b'.repeat(40), {}, { labels: {} })] }],
  notApplicable: none,
};
