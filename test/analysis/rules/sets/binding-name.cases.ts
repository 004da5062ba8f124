import { binding, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { SELECT } from '../../../fixtures/sets-inputs';

export const bindingNameCases: RuleCases = {
  rule: 'binding-name',
  fires: [
    {
      when: 'the binding has a name of its own',
      manifests: [clusterSet('s', SELECT), { ...binding('n', 's'), metadata: { name: 'b', namespace: 'n' } }],
      field: 'spec.clusterSet',
      message: 'other-name',
    },
    { when: 'the binding names no set', manifests: [{ ...binding('n', 's'), spec: {} }], field: 'spec.clusterSet', message: 'no-set' },
  ],
  notApplicable: { manifests: [clusterSet('s', SELECT)] },
};
