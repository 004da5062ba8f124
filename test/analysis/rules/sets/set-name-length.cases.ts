import { clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';
import { exclusive, SELECT } from '../../../fixtures/sets-inputs';

export const setNameLengthCases: RuleCases = {
  rule: 'set-name-length',
  fires: [{ when: 'it has 64 characters', manifests: [exclusive('s'.repeat(64))], field: 'metadata.name', message: 'too-long' }],
  silent: [{ manifests: [exclusive('s'.repeat(63)), clusterSet('s'.repeat(64), SELECT)] }],
  notApplicable: { manifests: [clusterSet('s'.repeat(64), SELECT)] },
};
