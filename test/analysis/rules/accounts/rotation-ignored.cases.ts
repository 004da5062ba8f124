import { none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const rotationIgnoredCases: RuleCases = {
  rule: 'rotation-ignored',
  fires: [
    { when: 'somebody switches it on', manifests: [account('c1', 'x', { enabled: true })], field: 'spec.rotation.enabled', message: 'ignored' },
    {
      when: 'somebody switches it off, on a hub',
      manifests: [account('c1', 'x', { enabled: false }, { uid: 'u' })],
      field: 'spec.rotation.enabled',
      message: 'ignored',
    },
  ],
  silent: [{ manifests: [account('c1', 'x', { enabled: true }, { uid: 'u' })] }],
  notApplicable: none,
};
