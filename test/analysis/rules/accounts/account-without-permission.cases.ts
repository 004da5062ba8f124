import { none } from '../../../fixtures/accounts-inputs';
import { account, grants, work } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const accountWithoutPermissionCases: RuleCases = {
  rule: 'account-without-permission',
  fires: [{ when: 'nothing is granted', manifests: [account('c1', 'x'), grants('c2', 'x')], field: 'metadata.name', message: 'no-rights' }],
  silent: [
    { manifests: [account('c1', 'x')], options: { rightsGrantedElsewhere: ['x'] } },
    {
      manifests: [
        account('c1', 'x'),
        work(
          'c1',
          'w',
          [{
            apiVersion: 'rbac.authorization.k8s.io/v1',
            kind: 'ClusterRoleBinding',
            metadata: { name: 'b' },
            roleRef: { kind: 'ClusterRole', name: 'view' },
            subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'open-cluster-management-agent-addon' }],
          }],
        ),
      ],
    },
  ],
  notApplicable: none,
  unknown: [{ manifests: [account('c1', 'x')], options: { complete: false }, missing: 'permission' }],
};
