import { multiKueueConfig } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const multikueueConfigNameCases: RuleCases = {
  rule: 'multikueue-config-name',
  fires: ['a.b', 'x'.repeat(64)].map(name => ({
    when: `it is ${name}`,
    manifests: [multiKueueConfig(name, ['w1'])],
    field: 'metadata.name',
    message: 'not-a-label',
  })),
  notApplicable: none,
};
