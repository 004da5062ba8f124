import { binding, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { SELECT } from '../../../fixtures/sets-inputs';

export const setSelectorIgnoredCases: RuleCases = {
  rule: 'set-selector-ignored',
  fires: [
    {
      when: 'the type is exclusive',
      manifests: [clusterSet('s', SELECT, 'ExclusiveClusterSetLabel')],
      field: 'spec.clusterSelector.labelSelector',
      message: 'ignored',
    },
    {
      when: 'the type is left out',
      manifests: [{ ...clusterSet('s', SELECT), spec: { clusterSelector: { labelSelector: SELECT } } }],
      field: 'spec.clusterSelector.labelSelector',
      message: 'ignored',
    },
  ],
  notApplicable: { manifests: [binding('n', 's')] },
};
