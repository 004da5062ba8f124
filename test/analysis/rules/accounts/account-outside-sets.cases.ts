import { account, application, instead, multiKueue, providerFile } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountOutsideSetsCases: RuleCases = {
  rule: 'account-outside-sets',
  fires: [
    { when: 'no set selects the cluster', manifests: [...application(), account('w1', 'my-app')], field: 'metadata.namespace', message: 'not-selected' },
    {
      when: 'the fleet does not have the cluster',
      manifests: [...application(), account('c9', 'my-app')],
      field: 'metadata.namespace',
      message: 'not-selected',
    },
    {
      when: 'everything is there and the set is not',
      manifests: instead(application(), 'ManagedClusterSet'),
      field: 'metadata.namespace',
      message: 'not-selected',
      times: 2,
    },
    { when: 'everything is there and no set is', manifests: [account('c1', 'my-app')], field: 'metadata.namespace', message: 'not-selected' },
    {
      when: 'only another application sees it',
      field: 'metadata.namespace',
      message: 'not-selected',
      manifests: [...application(), ...multiKueue(), account('c1', 'multikueue')],
    },
  ],
  silent: [{ manifests: [...application(), account('w1', 'my-app', {}, { labels: {} })] }],
  notApplicable: { manifests: [account('c1', 'my-app', {}, { labels: {} })] },
  unknown: [
    { manifests: application(), options: { fleet: [], complete: false }, missing: 'fleet' },
    { manifests: application(), options: { fleet: [] }, missing: 'fleet' },
    { manifests: [account('c1', 'my-app'), providerFile()], options: { complete: false }, missing: 'application-sets' },
  ],
};
