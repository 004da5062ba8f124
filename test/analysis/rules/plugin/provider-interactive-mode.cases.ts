import { configuration, exec, kueueConfig } from '../../../fixtures/builders';
import { KEY } from '../../../fixtures/kueue-inputs';
import { argoCd, others, withExec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

function kueue(interactiveMode: unknown) {
  const entry = { name: 'open-cluster-management', execConfig: exec('multikueue', 'kueue-system', { interactiveMode }) };
  return [kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: [entry] } } }))];
}

const field = `${KEY} multiKueue.clusterProfile.accessProviders[0] execConfig.interactiveMode`;

export const providerInteractiveModeCases: RuleCases = {
  rule: 'provider-interactive-mode',
  fires: [
    { when: 'it is left out', manifests: kueue(undefined), field, message: 'kueue' },
    { when: 'it is in lower case', manifests: kueue('never'), field, message: 'kueue' },
  ],
  silent: [
    { manifests: kueue('Always') },
    { manifests: kueue('IfAvailable') },
    // Other consumers set it themselves.
    { manifests: withExec({ interactiveMode: undefined }) },
    { manifests: withExec({ interactiveMode: 'never' }) },
    { manifests: [argoCd({})] },
  ],
  notApplicable: { manifests: [...others.manifests, ...withExec({ interactiveMode: undefined }), argoCd({})] },
};
