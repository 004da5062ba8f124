import { worker } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueReleaseSkewCases: RuleCases = {
  rule: 'kueue-release-skew',
  fires: [{
    when: 'hub 0.19 meets worker 0.16',
    manifests: [worker('w1')],
    options: { fleet: [{ name: 'w1', kueue: '0.16' }] },
    field: 'spec.clusterSource.clusterProfileRef.name',
    message: 'apart',
  }],
  silent: [{ manifests: [worker('w1')], options: { fleet: [{ name: 'w1', kueue: '0.17' }] } }, { manifests: [worker('w1')], options: { releases: {} } }],
  notApplicable: none,
  unknown: [{ manifests: [worker('w1')], options: { releases: {}, fleet: [{ name: 'w1', kueue: '0.16' }] }, missing: 'kueue-release' }],
};
