import { IMAGE } from '../../../fixtures/builders';
import { imageVolume, none, spec, withImage } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginImageCases: RuleCases = {
  rule: 'plugin-image',
  fires: [
    {
      when: 'it is the add-on\'s latest',
      manifests: withImage('quay.io/open-cluster-management/managed-serviceaccount:latest'),
      field: `${spec}.initContainers[0].image`,
      message: 'no-plugin',
    },
    {
      when: 'it is the add-on without a tag',
      manifests: withImage('mirror.example.com:5000/ocm/managed-serviceaccount'),
      field: `${spec}.initContainers[0].image`,
      message: 'no-plugin',
    },
    {
      when: 'it is a later release of the add-on, as a volume',
      manifests: imageVolume('quay.io/open-cluster-management/managed-serviceaccount:v0.11.0'),
      field: `${spec}.volumes[0].image.reference`,
      message: 'no-plugin',
    },
    {
      when: 'the release is not known',
      manifests: withImage('quay.io/open-cluster-management/managed-serviceaccount:latest'),
      options: { releases: {} },
      field: `${spec}.initContainers[0].image`,
      message: 'no-plugin-unknown-release',
    },
  ],
  silent: [{ manifests: withImage('quay.io/open-cluster-management/cp-creds:v0.11.0') }, { manifests: imageVolume(IMAGE) }],
  notApplicable: none,
  unknown: [{ manifests: withImage('quay.io/open-cluster-management/managed-serviceaccount@sha256:0123'), missing: 'account-release' }],
};
