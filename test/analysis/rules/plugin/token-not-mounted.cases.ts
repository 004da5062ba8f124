import { application, deployment, pod } from '../../../fixtures/builders';
import { none, spec, withPod } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const tokenNotMountedCases: RuleCases = {
  rule: 'token-not-mounted',
  fires: [
    {
      when: 'the pod of a plugin that no entry names switches it off',
      manifests: [deployment(pod({ automountServiceAccountToken: false }))],
      field: `${spec}.automountServiceAccountToken`,
      message: 'pod',
    },
    {
      when: 'the pod switches it off',
      manifests: withPod({ automountServiceAccountToken: false }),
      field: `${spec}.automountServiceAccountToken`,
      message: 'pod',
    },
    {
      when: 'its ServiceAccount switches it off',
      field: `${spec}.automountServiceAccountToken`,
      message: 'service-account',
      manifests: [
        ...withPod({ automountServiceAccountToken: undefined }),
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false },
      ],
    },
  ],
  silent: [
    {
      manifests: [
        ...application(),
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false },
      ],
    },
    {
      manifests: [
        ...withPod({ automountServiceAccountToken: undefined }),
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' } },
      ],
      options: { complete: false },
    },
    { manifests: withPod({ automountServiceAccountToken: undefined, serviceAccountName: undefined }), options: { complete: false } },
  ],
  notApplicable: none,
  unknown: [{ manifests: withPod({ automountServiceAccountToken: undefined }), options: { complete: false }, missing: 'service-account' }],
};
