import { clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { exclusive, SELECT } from '../../../fixtures/sets-inputs';

export const setSelectsEverythingCases: RuleCases = {
  rule: 'set-selects-everything',
  fires: [
    { when: 'the selector is empty', manifests: [clusterSet('s', {})], field: 'spec.clusterSelector.labelSelector', message: 'every-cluster' },
    {
      when: 'both parts of the selector are empty',
      manifests: [clusterSet('s', { matchLabels: {}, matchExpressions: [] })],
      field: 'spec.clusterSelector.labelSelector',
      message: 'every-cluster',
    },
    {
      when: 'it catches the hub',
      manifests: [clusterSet('s', { matchExpressions: [{ key: 'local-cluster', operator: 'Exists' }] })],
      field: 'spec.clusterSelector.labelSelector',
      message: 'hub-by-label',
    },
    {
      when: 'it catches a hub that a label marks, with labels alone',
      manifests: [clusterSet('s', SELECT)],
      options: { fleet: [{ name: 'h', labels: { 'use': 'app', 'local-cluster': 'true' } }] },
      field: 'spec.clusterSelector.labelSelector',
      message: 'hub-by-label',
    },
    {
      when: 'it catches a hub that no label marks',
      manifests: [clusterSet('s', SELECT)],
      options: { fleet: [{ name: 'h', labels: { use: 'app' } }], ownCluster: 'h' },
      field: 'spec.clusterSelector.labelSelector',
      message: 'hub',
    },
  ],
  silent: [{ manifests: [clusterSet('global', {})] }, { manifests: [clusterSet('s', { matchExpressions: [{ key: 'use', operator: 'Near' }] })] }],
  notApplicable: { manifests: [exclusive('s')] },
};
