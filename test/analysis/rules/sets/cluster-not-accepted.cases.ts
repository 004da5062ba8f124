import { account, clusterSet, grants } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { SELECT } from '../../../fixtures/sets-inputs';

export const clusterNotAcceptedCases: RuleCases = {
  rule: 'cluster-not-accepted',
  fires: [
    {
      when: 'an account is for one that waits',
      manifests: [account('c1', 'my-app')],
      options: { fleet: [{ name: 'c1', accepted: false }] },
      field: 'metadata.namespace',
      message: 'not-accepted',
    },
    {
      when: 'a ManagedCluster says so',
      options: { fleet: [] },
      field: 'metadata.namespace',
      message: 'not-accepted',
      manifests: [
        grants('c1', 'my-app'),
        { apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: 'c1' }, spec: { hubAcceptsClient: false } },
      ],
    },
  ],
  silent: [{ manifests: [account('c1', 'my-app'), account('c9', 'my-app')] }],
  notApplicable: { manifests: [clusterSet('s', SELECT)] },
  unknown: [{ manifests: [account('c1', 'my-app')], options: { fleet: [] }, missing: 'accepted-clusters' }],
};
