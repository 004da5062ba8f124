import { configuration, instead, kueueConfig, multiKueue, worker } from '../../../fixtures/builders';
import { KEY, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const field = `${KEY} multiKueue.clusterProfile`;
const configured = (multi: unknown, more = {}) => instead(multiKueue(), 'ConfigMap', kueueConfig(configuration({ multiKueue: multi, ...more })));
const byKubeconfig = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueCluster', metadata: { name: 'w1' }, spec: { clusterSource: { kubeConfig: {} } } };

export const multikueueWithoutProviderCases: RuleCases = {
  rule: 'multikueue-without-provider',
  fires: [
    { when: 'the configuration is the shipped one', manifests: configured(undefined, { featureGates: undefined }), field, message: 'no-provider' },
    { when: 'only the gate is on', manifests: configured(undefined), options: { complete: false, ...noReleases }, field, message: 'no-provider' },
    { when: 'there are other settings of MultiKueue', manifests: configured({ origin: 'a', clusterProfile: {} }), field, message: 'no-provider' },
    { when: 'the list is empty', manifests: configured({ clusterProfile: { accessProviders: [] } }), field, message: 'no-provider' },
    {
      when: 'the worker is v1beta1',
      manifests: [
        ...instead(configured(undefined), 'MultiKueueCluster'),
        { ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1beta1', spec: { clusterProfileRef: { name: 'w1' } } },
      ],
      field,
      message: 'no-provider',
    },
  ],
  silent: [
    { manifests: [...instead(configured(undefined), 'MultiKueueCluster'), byKubeconfig] },
    { manifests: [...multiKueue(), kueueConfig(configuration({ multiKueue: undefined }), 'worker')] },
    // What cannot be read has a finding of its own.
    { manifests: instead(multiKueue(), 'ConfigMap', kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: [')) },
  ],
  notApplicable: { manifests: [kueueConfig(configuration({ multiKueue: undefined }))] },
  unknown: [{ manifests: [worker('w1')], missing: 'kueue-providers' }],
};
