import { Json } from '../../../../src/kubernetes/json';
import { configuration, exec, kueueConfig } from '../../../fixtures/builders';
import { KEY, none, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const entry = { name: 'open-cluster-management', execConfig: exec('multikueue', 'kueue-system') };
const providers = (clusterProfile: Json) => configuration({ multiKueue: { clusterProfile } });

export const kueueProviderKeyCases: RuleCases = {
  rule: 'kueue-provider-key',
  fires: [
    {
      when: 'the old key meets 0.19',
      severity: 'warning',
      manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))],
      field: `${KEY} multiKueue.clusterProfile`,
      message: 'deprecated',
    },
    {
      when: 'the new key meets 0.18',
      severity: 'error',
      manifests: [kueueConfig(providers({ accessProviders: [entry] }))],
      options: { releases: { kueue: '0.18' } },
      field: `${KEY} multiKueue.clusterProfile`,
      message: 'unknown',
    },
    {
      when: 'both are there',
      severity: 'error',
      manifests: [kueueConfig(providers({ accessProviders: [entry], credentialsProviders: [entry] }))],
      field: `${KEY} multiKueue.clusterProfile`,
      message: 'both',
    },
    {
      when: 'both are there, with other keys',
      severity: 'error',
      manifests: [kueueConfig(providers({ other: { a: 1 }, accessProviders: [entry], credentialsProviders: [{ ...entry, name: 'x' }] }))],
      options: { releases: { kueue: '0.18' } },
      field: `${KEY} multiKueue.clusterProfile`,
      message: 'both',
    },
  ],
  silent: [
    { manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))], options: { releases: { kueue: '0.16' } } },
    { manifests: [kueueConfig(providers({}))], options: noReleases },
  ],
  notApplicable: none,
  unknown: [{ manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))], options: noReleases, missing: 'kueue-release' }],
};
