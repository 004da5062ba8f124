import { application, instead, providerFile } from '../../../fixtures/builders';
import { entry, others } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const providerNameCases: RuleCases = {
  rule: 'provider-name',
  fires: [{
    when: 'it is another',
    manifests: instead(application(), 'ConfigMap', providerFile(undefined, 'ocm')),
    field: entry('name'),
    message: 'other-name',
  }],
  notApplicable: others,
};
