import { field, none } from '../../../fixtures/accounts-inputs';
import { account } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const validityOutOfBoundsCases: RuleCases = {
  rule: 'validity-out-of-bounds',
  fires: ['9m59s', '0', '-24h', '4294967297s', '1193047h'].map(validity => ({
    when: `it is ${validity}`,
    manifests: [account('c1', 'x', { validity })],
    field,
    message: 'out-of-bounds',
  })),
  silent: [{ manifests: ['10m', '1193046h', '4294967296s', 'soon'].map((validity, i) => account(`c${i}`, 'x', { validity })) }],
  notApplicable: none,
};
