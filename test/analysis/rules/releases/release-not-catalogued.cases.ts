import { AccessOptions } from '../../../../src/analysis/input/options';
import { configuration, kueueConfig } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const of = (when: string, options: AccessOptions, message: string, more: object = {}) => ({
  when,
  manifests: [],
  options: { releases: {}, ...options },
  field: `${options.assume ? 'assume' : 'releases'}.${Object.keys(options.assume ?? options.releases ?? {})[0]}`,
  message,
  ...more,
});
const gate = kueueConfig(configuration({ featureGates: { MultiKueueClusterProfile: true, MultiKueueReuseClientConnectionConfigForWorkers: true } }));

export const releaseNotCataloguedCases: RuleCases = {
  rule: 'release-not-catalogued',
  fires: [
    of('a patch is newer than the catalogue', { releases: { kueue: '0.19.99' } }, 'nearest', { severity: 'notice' }),
    of('another component has such a patch', { releases: { ocm: 'v1.2.9' } }, 'nearest', { severity: 'notice' }),
    of('a patch comes before its release', { releases: { kueue: '0.19.7-rc.1' } }, 'nearest'),
    of('a minor comes before its release', { releases: { kubernetes: 'v1.37.0-beta.0' } }, 'nearest'),
    of('a minor is assumed', { assume: { ocm: '1.99.0' } }, 'assumed', { severity: 'warning' }),
    of('a minor is assumed after one that nobody could read', { assume: { kueue: '0.99.0' } }, 'assumed-change-log', { severity: 'warning' }),
    of('a patch follows one that nobody could read', { releases: { kueue: '0.20.99' } }, 'nearest-change-log', { severity: 'notice' }),
    of('a minor of a component without patches is assumed', { assume: { kubernetes: '1.99.1' } }, 'assumed'),
    of('an assumed patch is of a minor that is catalogued', { assume: { clusterProxy: '0.12.9' } }, 'nearest'),
    of('nobody could read a minor', { releases: { kueue: '0.20.0' } }, 'change-log', { severity: 'notice' }),
    { ...of('a configuration needs what only the change log tells of the patch', { releases: { kueue: '0.19.7' } }, 'change-log'), manifests: [gate] },
  ],
  silent: [
    { manifests: [], options: { releases: { kueue: '0.19.7', kubernetes: 'v1.35.4-gke.100', argoCd: '3.6.1', ocm: '1.3.x', clusterPermission: 'v0.17.0' } } },
    { manifests: [], options: { releases: { kubernetes: '1.37.2+k3s1' } } },
    { manifests: [], options: { releases: {}, assume: { kueue: '0.19.2', kubernetes: '1.35' } } },
  ],
  notApplicable: { manifests: [], options: { releases: {} } },
};
