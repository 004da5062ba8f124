import { none } from '../../../fixtures/accounts-inputs';
import { clusterAdmin, grants, placedWork, READ_PODS, work } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const hubIdentityReachCases: RuleCases = {
  rule: 'hub-identity-reach',
  fires: [
    {
      when: 'a hub service account is named',
      severity: 'warning',
      field: 'spec.clusterRoleBinding',
      message: 'one-cluster',
      manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'cluster:hub:system:serviceaccount:argocd:server' }])],
    },
    {
      when: 'a hub user is named',
      severity: 'warning',
      manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }])],
      field: 'spec.clusterRoleBinding',
      message: 'one-cluster',
    },
    {
      when: 'a group of a namespace is named',
      severity: 'warning',
      manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'Group', name: 'system:serviceaccounts:dev' }])],
      field: 'spec.clusterRoleBinding',
      message: 'one-cluster',
    },
    {
      when: 'everybody is named',
      severity: 'error',
      manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'Group', name: 'system:authenticated' }])],
      field: 'spec.clusterRoleBinding',
      message: 'everybody',
    },
    {
      when: 'a Placement selects the clusters',
      severity: 'warning',
      field: 'spec.manifestWorkTemplate.workload.manifests[0]',
      message: 'placed',
      manifests: [placedWork([clusterAdmin('jane')])],
    },
    {
      when: 'a ManifestWork names a user',
      severity: 'warning',
      field: 'spec.workload.manifests[0]',
      message: 'one-cluster',
      manifests: [work(
        'c1',
        'w',
        [{
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'b', namespace: 'n' },
          roleRef: { kind: 'ClusterRole', name: 'view' },
          subjects: [{ kind: 'User', name: 'jane' }],
        }],
      )],
    },
  ],
  silent: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }])], options: { hubTokensAccepted: false } }],
  notApplicable: none,
  unknown: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'somebody', namespace: 'n' }])], missing: 'subject' }],
};
