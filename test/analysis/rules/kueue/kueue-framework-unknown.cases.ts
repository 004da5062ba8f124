import { kueueConfig } from '../../../fixtures/builders';
import { frameworks, KEY, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueFrameworkUnknownCases: RuleCases = {
  rule: 'kueue-framework-unknown',
  fires: [
    {
      when: 'the release is too old for it',
      manifests: [kueueConfig(frameworks('batch/job', 'ray.io/rayservice'))],
      options: { releases: { kueue: '0.16' } },
      field: `${KEY} integrations.frameworks`,
      message: 'some-in-release',
    },
    {
      when: 'no release knows it',
      manifests: [kueueConfig(frameworks('batch/jobs'))],
      options: noReleases,
      field: `${KEY} integrations.frameworks`,
      message: 'all',
    },
    {
      when: 'no release knows one of them',
      manifests: [kueueConfig(frameworks('batch/jobs', 'pod'))],
      options: noReleases,
      field: `${KEY} integrations.frameworks`,
      message: 'some',
    },
    {
      when: 'the release knows none of them',
      manifests: [kueueConfig(frameworks('batch/jobs'))],
      field: `${KEY} integrations.frameworks`,
      message: 'all-in-release',
    },
    {
      when: 'one of them is known',
      manifests: [kueueConfig(frameworks('batch/jobs', 'pod'))],
      field: `${KEY} integrations.frameworks`,
      message: 'some-in-release',
    },
  ],
  silent: [{ manifests: [kueueConfig(frameworks('ray.io/rayservice'))] }, { manifests: [kueueConfig(frameworks('batch/job', 'pod'))], options: noReleases }],
  notApplicable: { manifests: [kueueConfig('config.kueue.x-k8s.io')] },
  unknown: [{ manifests: [kueueConfig(frameworks('batch/job', 'ray.io/rayservice'))], options: noReleases, missing: 'kueue-release' }],
};
