import { configuration, kueueConfig } from '../../../fixtures/builders';
import { KEY, none, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueConfigIncompleteCases: RuleCases = {
  rule: 'kueue-config-incomplete',
  fires: [
    {
      when: 'four keys are all there is',
      severity: 'error',
      manifests: [kueueConfig(configuration({ integrations: undefined, controller: undefined, clientConnection: undefined }))],
      field: KEY,
      message: 'frameworks-and-concurrency',
    },
    {
      when: 'the frameworks are missing',
      severity: 'error',
      manifests: [kueueConfig(configuration({ integrations: undefined }))],
      field: KEY,
      message: 'frameworks',
    },
    {
      when: 'concurrency alone is missing, and other keys are the user\'s own',
      severity: 'warning',
      manifests: [kueueConfig(configuration({ controller: { cacheSyncTimeout: '3m' }, health: 'none', metrics: { enableClusterQueueResources: true } }))],
      field: KEY,
      message: 'concurrency',
    },
    {
      when: 'client limits are missing on 0.18',
      severity: 'warning',
      manifests: [kueueConfig(configuration({ clientConnection: undefined }))],
      options: { releases: { kueue: '0.18' } },
      field: KEY,
      message: 'defaults',
    },
  ],
  silent: [
    { manifests: [kueueConfig(configuration({ clientConnection: undefined }))] },
    { manifests: [kueueConfig(configuration({ clientConnection: undefined }))], options: { releases: { kueue: '0.19.0' } } },
    { manifests: [kueueConfig()], options: noReleases },
  ],
  notApplicable: none,
  unknown: ['controller', 'clientConnection'].map(key => ({
    manifests: [kueueConfig(configuration({ [key]: undefined }))],
    options: noReleases,
    missing: 'kueue-release',
  })),
};
