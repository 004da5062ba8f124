import { instead, multiKueue, worker } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const multikueueProfileCases: RuleCases = {
  rule: 'multikueue-profile',
  fires: [
    { when: 'no set brings it there', manifests: [...multiKueue(), worker('c1')], field: 'spec.clusterSource.clusterProfileRef.name', message: 'not-there' },
    {
      when: 'nothing is bound to Kueue\'s namespace',
      manifests: instead(multiKueue(), 'ManagedClusterSetBinding'),
      field: 'spec.clusterSource.clusterProfileRef.name',
      message: 'not-there',
    },
  ],
  silent: [{
    manifests: [
      ...instead(multiKueue(), 'ManagedClusterSetBinding'),
      { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'w1', namespace: 'kueue-system' } },
    ],
  },
  {
    manifests: [
      ...instead(multiKueue(), 'ManagedClusterSetBinding'),
      { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'w1', namespace: 'kueue-system' } },
    ],
    options: { complete: false },
  }],
  notApplicable: none,
  unknown: [
    { manifests: [worker('w1')], missing: 'kueue-configuration' },
    { manifests: multiKueue(), options: { fleet: [] }, missing: 'fleet' },
    { manifests: instead(multiKueue(), 'ManagedClusterSetBinding'), options: { complete: false }, missing: 'namespace-sets' },
  ],
};
