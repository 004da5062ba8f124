import { AccessReleases } from '../../../../src/analysis/input/options';
import { RuleCases } from '../../../fixtures/rule-cases';

const of = (when: string, releases: AccessReleases, message: string, more: object = {}) => ({
  when, manifests: [], options: { releases }, field: `releases.${Object.keys(releases)[0]}`, message, ...more,
});

export const releaseKnownProblemCases: RuleCases = {
  rule: 'release-known-problem',
  fires: [
    of('a release lets more through than it should', { clusterProxy: '0.11.0' }, 'CVE-2026-66794', { severity: 'warning' }),
    of('a patch broke an add-on', { ocm: '1.3.0' }, 'ocm#1526', { severity: 'notice' }),
    of('a patch is followed by mends', { kueue: '0.19.2' }, 'kueue#15092', { severity: 'notice', times: 3 }),
    of('an earlier minor had them too', { kueue: '0.18.7' }, 'kueue#15353', { times: 2 }),
    of('the last of them remains', { kueue: '0.19.4' }, 'kueue#13573'),
    of('the patch is not catalogued', { kueue: '0.18.99' }, 'kueue#13573'),
  ],
  silent: [
    { manifests: [], options: { releases: { clusterProxy: '0.12.0', ocm: '1.3.1', kueue: '0.19.5' } } },
    { manifests: [], options: { releases: { ocm: '1.2.1', kueue: '0.20.0' } } },
    // Nobody looked these up.
    { manifests: [], options: { releases: { kueue: '0.17.8' } } },
  ],
  notApplicable: { manifests: [], options: { releases: {} } },
};
