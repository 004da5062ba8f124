import { configuration, kueueConfig } from '../../../fixtures/builders';
import { alone, KEY, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueFrameworksLeftOutCases: RuleCases = {
  rule: 'kueue-frameworks-left-out',
  fires: [{
    when: 'nobody said so',
    manifests: [kueueConfig()],
    options: { unmanagedFrameworks: [] },
    field: `${KEY} integrations.frameworks`,
    message: 'left-out',
  }],
  silent: [{ manifests: [kueueConfig(configuration({ integrations: undefined }))], options: { unmanagedFrameworks: [] } }],
  notApplicable: alone,
  unknown: [{ manifests: [kueueConfig()], options: noReleases, missing: 'kueue-release' }],
};
