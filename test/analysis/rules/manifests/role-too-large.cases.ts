import { account, getSecrets, role } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const names = (count: number) => Array.from({ length: count }, (_, i) => `${String(i).padStart(8, '0')}-${'a'.repeat(50)}`);
/** Names that take so many bytes together, each with its three around it. */
const sized = (bytes: number) => [...Array.from({ length: Math.floor(bytes / 64) - 1 }, () => 'a'.repeat(61)), 'a'.repeat(61 + bytes % 64)];

export const roleTooLargeCases: RuleCases = {
  rule: 'role-too-large',
  fires: [
    {
      when: 'a client cannot apply it',
      severity: 'warning',
      manifests: role('n', 'r', [getSecrets(...names(5000))], 'x'),
      field: 'rules[].resourceNames',
      message: 'apply',
    },
    {
      when: 'it is a byte above what a client can apply',
      severity: 'warning',
      manifests: role('n', 'r', [getSecrets(...sized(256 * 1024 + 1))], 'x'),
      field: 'rules[].resourceNames',
      message: 'apply',
    },
    {
      when: 'it is the largest that the server takes',
      severity: 'warning',
      manifests: role('n', 'r', [getSecrets(...sized(1024 * 1024))], 'x'),
      field: 'rules[].resourceNames',
      message: 'apply',
    },
    {
      when: 'its rules are a byte above that together',
      severity: 'error',
      manifests: [{
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'r' },
        rules: [getSecrets(...sized(1024 * 1024 - 64)), getSecrets(...sized(65))],
      }],
      field: 'rules[].resourceNames',
      message: 'server',
    },
    {
      when: 'the server refuses it',
      severity: 'error',
      manifests: role('n', 'r', [getSecrets(...names(18000))], 'x'),
      field: 'rules[].resourceNames',
      message: 'server',
    },
  ],
  silent: [{ manifests: role('n', 'r', [getSecrets(...sized(256 * 1024))], 'x') }],
  notApplicable: { manifests: [account('c1', 'x')] },
};
