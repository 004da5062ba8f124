import { worker } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const hubAsWorkerCases: RuleCases = {
  rule: 'hub-as-worker',
  fires: [
    { when: 'its label says so', manifests: [worker('hub')], field: 'spec.clusterSource.clusterProfileRef.name', message: 'hub' },
    {
      when: 'its name says so',
      manifests: [worker('local-cluster')],
      options: { fleet: [] },
      field: 'spec.clusterSource.clusterProfileRef.name',
      message: 'hub',
    },
    {
      when: 'the options say so',
      manifests: [worker('h')],
      options: { fleet: [], ownCluster: 'h' },
      field: 'spec.clusterSource.clusterProfileRef.name',
      message: 'hub',
    },
  ],
  silent: [{ manifests: [worker('w1')], options: { fleet: [], ownCluster: 'h' } }, { manifests: [worker('w9')] }],
  notApplicable: none,
  unknown: [{ manifests: [worker('w1')], options: { fleet: [] }, missing: 'hub-cluster' }],
};
