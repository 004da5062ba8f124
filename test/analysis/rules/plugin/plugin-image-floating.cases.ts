import { imageVolume, none, spec, withImage } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginImageFloatingCases: RuleCases = {
  rule: 'plugin-image-floating',
  fires: [
    {
      when: 'the tag is latest',
      manifests: imageVolume('quay.io/open-cluster-management/cp-creds:latest'),
      field: `${spec}.volumes[0].image.reference`,
      message: 'cached',
    },
    {
      when: 'there is no tag',
      manifests: withImage('quay.io/open-cluster-management/cp-creds'),
      field: `${spec}.initContainers[0].image`,
      message: 'floating',
    },
    {
      when: 'the tag is latest, and the release is not known',
      manifests: imageVolume('quay.io/open-cluster-management/cp-creds:latest'),
      options: { releases: {} },
      field: `${spec}.volumes[0].image.reference`,
      message: 'cached-unknown-release',
    },
    {
      when: 'there is no tag, and the release is not known',
      manifests: withImage('quay.io/open-cluster-management/cp-creds'),
      options: { releases: {} },
      field: `${spec}.initContainers[0].image`,
      message: 'floating-unknown-release',
    },
  ],
  silent: [{ manifests: withImage('quay.io/open-cluster-management/cp-creds@sha256:0123') }],
  notApplicable: none,
};
