import { account, clusterSet, grants } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { SELECT } from '../../../fixtures/sets-inputs';

export const clusterNameCases: RuleCases = {
  rule: 'cluster-name',
  fires: [
    {
      when: 'a ManagedCluster has a dot',
      manifests: [{ apiVersion: 'cluster.open-cluster-management.io/v1', kind: 'ManagedCluster', metadata: { name: 'a.b' } }],
      field: 'metadata.name',
      message: 'cluster',
    },
    { when: 'an account is in such a namespace', manifests: [account('A_b', 'x')], field: 'metadata.namespace', message: 'namespace' },
    { when: 'a permission is in such a namespace', manifests: [grants('A_b', 'x')], field: 'metadata.namespace', message: 'namespace' },
  ],
  unknown: [{ manifests: [grants('', 'x')], missing: 'own-namespace' }],
  notApplicable: { manifests: [clusterSet('s', SELECT)] },
};
