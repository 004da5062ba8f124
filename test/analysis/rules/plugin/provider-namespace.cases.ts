import { Json } from '../../../../src/kubernetes/json';
import { application, deployment, exec, instead, pod, providerFile } from '../../../fixtures/builders';
import { argoCd, entry, others } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

function withNamespace(variable: Json): Json {
  const [container] = pod().containers as Json[];
  return deployment(pod({ containers: [{ ...container, env: [{ name: 'NAMESPACE', ...variable }] }] }));
}

export const providerNamespaceCases: RuleCases = {
  rule: 'provider-namespace',
  fires: [
    {
      when: 'the pod defines NAMESPACE and the entry does not',
      field: entry('execConfig.env'),
      message: 'not-set',
      manifests: [
        ...instead(instead(application(), 'Deployment'), 'ConfigMap'),
        providerFile(exec('my-app', 'my-app', { env: [] })),
        withNamespace({ value: 'elsewhere' }),
      ],
    },
    {
      when: 'the pod takes it from elsewhere',
      field: entry('execConfig.env'),
      message: 'not-set',
      manifests: [
        ...instead(instead(application(), 'Deployment'), 'ConfigMap'),
        providerFile(exec('my-app', 'my-app', { env: [{ name: 'A', value: 'b' }] })),
        withNamespace({ valueFrom: { configMapKeyRef: { name: 'n', key: 'k' } } }),
      ],
    },
    {
      when: 'Argo CD\'s server has one',
      field: 'config execProviderConfig env',
      message: 'not-set',
      manifests: [
        argoCd({ env: {} }),
        deployment({ containers: [{ name: 's', image: 's:v1', env: [{ name: 'NAMESPACE', value: 'x' }] }] }, { name: 'argocd-server', namespace: 'argocd' }),
      ],
    },
  ],
  silent: [
    { manifests: instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', { env: [] }))) },
    {
      manifests: [
        ...instead(instead(application(), 'Deployment'), 'ConfigMap'),
        providerFile(exec('my-app', 'my-app', { env: [] })),
        withNamespace({ value: 'my-app' }),
      ],
    },
    {
      manifests: [
        ...instead(instead(application(), 'Deployment'), 'ConfigMap'),
        providerFile(exec('my-app', 'my-app', { env: [] })),
        deployment(pod({ containers: [{ ...(pod().containers as Json[])[0], env: [{ name: 'OTHER', value: 'x' }] }] })),
      ],
    },
    { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(), withNamespace({ value: 'elsewhere' })] },
    {
      manifests: [
        ...instead(instead(application(), 'Deployment'), 'ConfigMap'),
        providerFile(exec('my-app', 'my-app', { env: [] })),
        withNamespace({ valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }),
      ],
    },
  ],
  notApplicable: others,
  unknown: [{ manifests: [providerFile(exec('my-app', 'my-app', { env: [] }))], missing: 'workload' }],
};
