import { application, IMAGE } from '../../../fixtures/builders';
import { imageVolume, spec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginImageVolumeCases: RuleCases = {
  rule: 'plugin-image-volume',
  fires: [{
    when: 'Kubernetes is 1.34',
    manifests: imageVolume(IMAGE),
    options: { releases: { kubernetes: '1.34' } },
    field: `${spec}.volumes[0].image.reference`,
    message: 'no-image-volumes',
  }],
  silent: [{ manifests: imageVolume(IMAGE) }],
  notApplicable: { manifests: application() },
  unknown: [{ manifests: imageVolume(IMAGE), options: { releases: {} }, missing: 'kubernetes-release' }],
};
