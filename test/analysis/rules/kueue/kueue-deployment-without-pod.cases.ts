import { stringify } from 'yaml';
import { kueueConfig } from '../../../fixtures/builders';
import { frameworks, KEY, none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueDeploymentWithoutPodCases: RuleCases = {
  rule: 'kueue-deployment-without-pod',
  fires: [
    { when: 'pod is missing', manifests: [kueueConfig(frameworks('batch/job', 'deployment'))], field: `${KEY} integrations.frameworks`, message: 'no-pod' },
    {
      when: 'the file has a strange name',
      field: 'data[\'a~b/c.yaml\'] integrations.frameworks',
      message: 'no-pod',
      manifests: [{ ...kueueConfig(), data: { 'a~b/c.yaml': stringify(frameworks('deployment')) } }],
    },
  ],
  silent: [{ manifests: [kueueConfig(frameworks('pod', 'deployment'))] }],
  notApplicable: none,
};
