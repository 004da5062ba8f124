import { configuration, kueueConfig } from '../../../fixtures/builders';
import { alone, KEY } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueOriginCases: RuleCases = {
  rule: 'kueue-origin',
  fires: [
    {
      when: 'neither manager has one',
      manifests: [kueueConfig(), kueueConfig(configuration(), 'kueue-two')],
      field: `${KEY} multiKueue.origin`,
      message: 'same-origin',
    },
    {
      when: 'one has what the other falls back to',
      field: `${KEY} multiKueue.origin`,
      message: 'same-origin',
      manifests: [kueueConfig(), kueueConfig(configuration({ multiKueue: { origin: 'multikueue', clusterProfile: { accessProviders: [] } } }), 'kueue-two')],
    },
  ],
  silent: [{ manifests: [kueueConfig(), kueueConfig(configuration({ multiKueue: { origin: 'two', clusterProfile: {} } }), 'kueue-two')] }],
  notApplicable: alone,
};
