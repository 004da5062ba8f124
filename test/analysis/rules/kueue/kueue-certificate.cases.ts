import { Json } from '../../../../src/kubernetes/json';
import { configuration, kueueConfig, kueueDeployment } from '../../../fixtures/builders';
import { KEY, none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const CONFIG_VOLUME = { name: 'config', configMap: { name: 'kueue-manager-config' } };

function installed(name: string, internalCertManagement?: Json, volumes: Json[] = []): Json[] {
  const deployment = kueueDeployment({ volumes: [CONFIG_VOLUME, ...volumes] });
  return [kueueConfig(configuration({ internalCertManagement })), { ...deployment, metadata: { name, namespace: 'kueue-system' } }];
}

const OTHER = 'batch-kueue-controller-manager';
const right = { enable: true, webhookServiceName: 'batch-kueue-webhook-service', webhookSecretName: 'batch-kueue-webhook-server-cert' };
const mounted = [{ name: 'cert', secret: { secretName: 'batch-kueue-webhook-server-cert' } }];
const service = `${KEY} internalCertManagement.webhookServiceName`;

export const kueueCertificateCases: RuleCases = {
  rule: 'kueue-certificate',
  fires: [
    { when: 'the release has another name', manifests: installed(OTHER), field: service, message: 'service' },
    { when: 'the setting names no Service', manifests: installed(OTHER, { enable: true }), field: service, message: 'service' },
    { when: 'the setting is of another release', manifests: installed('kueue-controller-manager', right), field: service, message: 'service' },
    {
      when: 'only the Service is named, and the Deployment mounts the Secret of the release',
      manifests: installed(OTHER, { webhookServiceName: 'batch-kueue-webhook-service' }, mounted),
      field: `${KEY} internalCertManagement.webhookSecretName`,
      message: 'secret',
    },
  ],
  silent: [
    { manifests: installed(OTHER, right, mounted) },
    { manifests: installed(OTHER, { ...right, webhookSecretName: undefined }) },
    // Certificates come from elsewhere.
    { manifests: installed(OTHER, { enable: false }) },
    { manifests: [...installed(OTHER), { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kueue-webhook-service', namespace: 'kueue-system' } }] },
    { manifests: [kueueConfig()] },
    { manifests: installed('my-kueue', { webhookServiceName: 'mine' }) },
  ],
  notApplicable: none,
  unknown: [
    { manifests: [{ ...kueueConfig(), metadata: { name: 'batch-kueue-manager-config', namespace: 'kueue-system' } }], missing: 'kueue-service' },
    { manifests: installed('my-kueue'), missing: 'kueue-service' },
  ],
};
