import { multiKueueConfig } from '../../../fixtures/builders';
import { none, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const many = (count: number) => [multiKueueConfig('m', Array.from({ length: count }, (_, i) => `w${i}`))];

export const multikueueConfigSizeCases: RuleCases = {
  rule: 'multikueue-config-size',
  fires: [
    { when: 'it names 21', manifests: many(21), field: 'spec.clusters', message: 'release' },
    { when: 'it names 11 on 0.15', manifests: many(11), options: { releases: { kueue: '0.15' } }, field: 'spec.clusters', message: 'release' },
    { when: 'it names more than any release takes', manifests: many(21), options: noReleases, field: 'spec.clusters', message: 'any-release' },
  ],
  silent: [{ manifests: many(20) }, { manifests: many(10), options: noReleases }],
  notApplicable: none,
  unknown: [{ manifests: many(11), options: noReleases, missing: 'kueue-release' }],
};
