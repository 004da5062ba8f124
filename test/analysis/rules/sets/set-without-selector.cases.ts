import { binding, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { exclusive } from '../../../fixtures/sets-inputs';

export const setWithoutSelectorCases: RuleCases = {
  rule: 'set-without-selector',
  fires: [
    { when: 'there is none', manifests: [clusterSet('s', undefined)], field: 'spec.clusterSelector.labelSelector', message: 'no-selector' },
    { when: 'it is null, as an empty key in YAML', manifests: [clusterSet('s', null)], field: 'spec.clusterSelector.labelSelector', message: 'no-selector' },
  ],
  silent: [{ manifests: [clusterSet('s', {}), exclusive('e')] }],
  notApplicable: { manifests: [binding('n', 's')] },
};
