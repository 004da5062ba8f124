import { configuration, exec, kueueConfig } from '../../../fixtures/builders';
import { argoCd, entry, others, withExec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const providerInteractiveModeCases: RuleCases = {
  rule: 'provider-interactive-mode',
  fires: [
    { when: 'it is left out', manifests: withExec({ interactiveMode: undefined }), field: entry('execConfig.interactiveMode'), message: 'client-go' },
    { when: 'it is in lower case', manifests: withExec({ interactiveMode: 'never' }), field: entry('execConfig.interactiveMode'), message: 'client-go' },
    {
      when: 'Kueue is to run the plugin',
      field: 'data[\'controller_manager_config.yaml\'] multiKueue.clusterProfile.accessProviders[0] execConfig.interactiveMode',
      message: 'kueue',
      manifests: [kueueConfig(configuration({
        multiKueue: {
          clusterProfile: {
            accessProviders: [{
              name: 'open-cluster-management',
              execConfig: exec('multikueue', 'kueue-system', { interactiveMode: undefined }),
            }],
          },
        },
      }))],
    },
  ],
  silent: [{ manifests: withExec({ interactiveMode: 'Always' }) }, { manifests: withExec({ interactiveMode: 'IfAvailable' }) }, { manifests: [argoCd({})] }],
  notApplicable: others,
};
