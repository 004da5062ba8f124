import { kueueConfig } from '../../../fixtures/builders';
import { KEY, none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueConfigUnreadableCases: RuleCases = {
  rule: 'kueue-config-unreadable',
  fires: [
    { when: 'it is no YAML', manifests: [kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: [1')], field: KEY, message: 'unreadable' },
    { when: 'a key is there twice', manifests: [kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: 1\na: 2')], field: KEY, message: 'unreadable' },
    { when: 'it is a list', manifests: [kueueConfig('- config.kueue.x-k8s.io')], field: KEY, message: 'unreadable' },
    {
      when: 'its aliases explode',
      manifests: [kueueConfig(`x: config.kueue.x-k8s.io\na: &a [1,1]\n${[...'bcdefghij'].map((c, i) =>
        `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`).join('\n')}`)],
      field: KEY,
      message: 'unreadable',
    },
  ],
  notApplicable: none,
};
