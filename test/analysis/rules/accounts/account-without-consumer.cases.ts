import { none } from '../../../fixtures/accounts-inputs';
import { account, configuration, gitOpsCluster, instead, kueueConfig, multiKueue, worker } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const unprovided = instead(multiKueue(), 'ConfigMap', kueueConfig(configuration({ multiKueue: undefined })));
const v1beta1 = { ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1beta1', spec: { clusterProfileRef: { name: 'w1' } } };

export const accountWithoutConsumerCases: RuleCases = {
  rule: 'account-without-consumer',
  fires: [
    { when: 'no entry names it', manifests: [account('c1', 'x')], field: 'metadata.name', message: 'unused' },
    { when: 'it is on another cluster than Kueue\'s workers', manifests: [...unprovided, account('c1', 'x')], field: 'metadata.name', message: 'unused' },
    {
      when: 'Kueue lists no provider, and only one of its workers has it',
      manifests: [...unprovided, account('w1', 'x'), worker('c1'), account('c1', 'multikueue')],
      field: 'metadata.name',
      message: 'unused',
    },
  ],
  silent: [
    { manifests: [account('c1', 'x', {}, { labels: {} })] },
    { manifests: [account('c1', 'x'), gitOpsCluster('x', { createPolicyTemplate: true })] },
    // What is missing is Kueue's provider, which is a finding about its configuration.
    { manifests: unprovided },
    { manifests: unprovided, options: { complete: false } },
    { manifests: [...instead(unprovided, 'MultiKueueCluster'), v1beta1] },
  ],
  notApplicable: none,
  unknown: [
    { manifests: [account('c1', 'x')], options: { complete: false }, missing: 'provider-entry' },
    { manifests: [account('w1', 'x'), worker('w1')], missing: 'provider-entry' },
    { manifests: instead(multiKueue(), 'ConfigMap', kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: [')), missing: 'provider-entry' },
  ],
};
