import { multiKueue } from '../../../fixtures/builders';
import { argoCd } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const field = 'config execProviderConfig provideClusterInfo';

export const argoCdClusterInfoCases: RuleCases = {
  rule: 'argo-cd-cluster-info',
  fires: [
    { when: 'Argo CD is too old', manifests: [argoCd({})], options: { releases: { argoCd: '3.4' } }, field, message: 'no-cluster-info', severity: 'error' },
    { when: 'a patch of it is stated', manifests: [argoCd({})], options: { releases: { argoCd: 'v3.4.13' } }, field, message: 'no-cluster-info' },
  ],
  silent: [
    ...['3.5', '3.6.1'].map(version => ({ manifests: [argoCd({})], options: { releases: { argoCd: version } } })),
    { manifests: [argoCd({})], options: { assume: { argoCd: '3.99' } } },
    { manifests: multiKueue(), options: { releases: { argoCd: '3.4', kueue: '0.19' } } },
  ],
  notApplicable: { manifests: multiKueue() },
};
