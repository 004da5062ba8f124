import { binding, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { exclusive, SELECT } from '../../../fixtures/sets-inputs';

export const setBuiltInNameCases: RuleCases = {
  rule: 'set-built-in-name',
  fires: [
    { when: 'global is narrowed', manifests: [clusterSet('global', SELECT)], field: 'metadata.name', message: 'changed' },
    { when: 'global has no selector', manifests: [clusterSet('global', undefined)], field: 'metadata.name', message: 'changed' },
    { when: 'global is exclusive', manifests: [exclusive('global')], field: 'metadata.name', message: 'changed' },
    { when: 'default selects by label', manifests: [clusterSet('default', {})], field: 'metadata.name', message: 'changed' },
  ],
  silent: [
    { manifests: [clusterSet('global', {}), exclusive('default')] },
    {
      manifests: [{
        ...clusterSet('global', SELECT),
        metadata: { name: 'global', annotations: { 'cluster.open-cluster-management.io/autoupdate': 'false' } },
      }],
    },
  ],
  notApplicable: { manifests: [binding('n', 'global')] },
};
