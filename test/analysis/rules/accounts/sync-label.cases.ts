import { none } from '../../../fixtures/accounts-inputs';
import { account, providerFile } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const syncLabelCases: RuleCases = {
  rule: 'sync-label',
  fires: [
    {
      when: 'the value is yes',
      manifests: [account('c1', 'x', {}, { labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'yes' } })],
      field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']',
      message: 'not-true',
    },
    {
      when: 'the value is a boolean',
      manifests: [account('c1', 'x', {}, { labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': true } })],
      field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']',
      message: 'not-true',
    },
    {
      when: 'there is an empty key for labels',
      manifests: [providerFile(), account('c1', 'my-app', {}, { labels: null })],
      field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']',
      message: 'not-true',
    },
    {
      when: 'an account that is used has no label',
      manifests: [providerFile(), account('c1', 'my-app', {}, { labels: undefined })],
      field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']',
      message: 'not-true',
    },
  ],
  silent: [{ manifests: [account('c1', 'for-something-else', {}, { labels: {} })] }],
  notApplicable: none,
};
