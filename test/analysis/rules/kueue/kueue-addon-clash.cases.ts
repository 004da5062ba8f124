import { worker } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueAddonClashCases: RuleCases = {
  rule: 'kueue-addon-clash',
  fires: [{
    when: 'both are on the hub',
    manifests: [
      worker('w1'),
      worker('w2'),
      { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ClusterManagementAddOn', metadata: { name: 'multicluster-kueue-manager' } },
    ],
    field: 'metadata.name',
    message: 'both',
  }],
  silent: [{
    manifests: [
      worker('w1'),
      { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ClusterManagementAddOn', metadata: { name: 'cluster-proxy' } },
    ],
  }],
  notApplicable: none,
};
