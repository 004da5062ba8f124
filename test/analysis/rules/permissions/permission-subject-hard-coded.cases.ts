import { binding, none } from '../../../fixtures/accounts-inputs';
import { account, grants, permission, READ_PODS, subject, work } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionSubjectHardCodedCases: RuleCases = {
  rule: 'permission-subject-hard-coded',
  fires: [
    {
      when: 'it names the service account of an account',
      manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'x', namespace: 'agents' }])],
      field: 'spec.clusterRoleBinding.subject.namespace',
      message: 'service-account',
    },
    {
      when: 'it names it beside others, in one of several bindings',
      field: 'spec.roleBindings[1].subject.namespace',
      message: 'service-account',
      manifests: [permission('c1', 'x', {
        roleBindings: [
          binding('a', { namespace: 'n' }),
          binding(
            'b',
            { namespace: 'n', subjects: [subject('z'), { kind: 'ServiceAccount', name: 'y', namespace: 'open-cluster-management-managed-serviceaccount' }] },
          ),
        ],
      })],
    },
    {
      when: 'it names the namespace of the add-on',
      field: 'spec.clusterRoleBinding.subject.namespace',
      message: 'service-account',
      manifests: [permission(
        'c1',
        'x',
        {
          clusterRoleBinding: {
            roleRef: { kind: 'ClusterRole', name: 'view' },
            subject: { kind: 'ServiceAccount', name: 'y', namespace: 'open-cluster-management-agent-addon' },
          },
        },
      )],
    },
  ],
  silent: [
    { manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'x', namespace: 'team' }])] },
    { manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'x' }])] },
    // Plain RBAC knows no accounts.
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
            subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'agents' }],
          }],
        ),
      ],
    },
  ],
  notApplicable: none,
};
