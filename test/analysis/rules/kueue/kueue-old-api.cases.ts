import { configuration, kueueConfig, worker } from '../../../fixtures/builders';
import { KEY, none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueOldApiCases: RuleCases = {
  rule: 'kueue-old-api',
  fires: [
    {
      when: 'a worker is v1beta1',
      manifests: [{ ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1beta1', spec: { clusterProfileRef: { name: 'w1' } } }],
      field: 'apiVersion',
      message: 'object',
    },
    {
      when: 'the configuration is v1beta1',
      severity: 'error',
      manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1' }))],
      field: `${KEY} apiVersion`,
      message: 'configuration',
    },
  ],
  silent: [{ manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1', multiKueue: undefined }))] }],
  notApplicable: none,
};
