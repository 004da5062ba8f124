import { others, spec, withPod } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginVolumeEmptyCases: RuleCases = {
  rule: 'plugin-volume-empty',
  fires: [
    {
      when: 'a tool dropped the source',
      manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins' }, { name: 'providers', configMap: { name: 'my-app-providers' } }] }),
      field: `${spec}.volumes[0]`,
      message: 'no-source',
    },
    {
      when: 'a tool dropped the source, and nobody knows which release is installed',
      field: `${spec}.volumes[1]`,
      message: 'no-source-unknown-release',
      options: { releases: {} },
      manifests: withPod({ initContainers: [], volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }, { name: 'plugins' }] }),
    },
    { when: 'nothing fills the directory', manifests: withPod({ initContainers: [] }), field: `${spec}.volumes[0]`, message: 'not-filled' },
  ],
  notApplicable: { manifests: others.manifests.slice(0, 2) },
};
