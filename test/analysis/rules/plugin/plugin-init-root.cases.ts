import { application, IMAGE, initContainer, instead } from '../../../fixtures/builders';
import { imageVolume, partial, spec, withPod } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginInitRootCases: RuleCases = {
  rule: 'plugin-init-root',
  fires: [
    {
      when: 'nobody names a user',
      manifests: withPod({ securityContext: { runAsNonRoot: true }, initContainers: [initContainer({ securityContext: undefined })] }),
      field: `${spec}.initContainers[0].securityContext.runAsUser`,
      message: 'root',
    },
    {
      when: 'it is the twelfth of its pod',
      field: `${spec}.initContainers[11].securityContext.runAsUser`,
      message: 'root',
      manifests: withPod({
        securityContext: { runAsNonRoot: true },
        initContainers: [...Array.from({ length: 11 }, (_, i) => ({ name: `i${i}`, image: 'i:v1' })), initContainer({ securityContext: undefined })],
      }),
    },
    {
      when: 'the user is root',
      manifests: withPod({ initContainers: [initContainer({ securityContext: { runAsNonRoot: true, runAsUser: 0 } })] }),
      field: `${spec}.initContainers[0].securityContext.runAsUser`,
      message: 'root',
    },
  ],
  silent: [
    { manifests: withPod({ securityContext: { runAsNonRoot: true, runAsUser: 1000 }, initContainers: [initContainer({ securityContext: {} })] }) },
    { manifests: withPod({ initContainers: [initContainer({ securityContext: undefined })] }) },
    { manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: { runAsUser: 0 } })] })) },
    { manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: { runAsNonRoot: false } })] })) },
  ],
  notApplicable: { manifests: imageVolume(IMAGE) },
  unknown: [{
    manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: undefined })] })),
    missing: 'whole-workload',
  }],
};
