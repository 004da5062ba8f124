import { binding, none } from '../../../fixtures/accounts-inputs';
import { grants, permission, subject, work } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const permissionBroadCases: RuleCases = {
  rule: 'permission-broad',
  fires: [
    ...[
      { apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }, { apiGroups: [''], resources: ['*'], verbs: ['get'] }, {
        apiGroups: ['apps'],
        resources: ['deployments'],
        verbs: ['*'],
      },
      { apiGroups: [''], resources: ['secrets'], verbs: ['update', 'create', 'get', 'delete', 'deletecollection'] },
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['escalate'] }, {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        verbs: ['bind'],
      },
      { apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }, { apiGroups: [''], resources: ['secrets'], verbs: ['patch'] }, {
        apiGroups: [''],
        resources: ['serviceaccounts/token'],
        verbs: ['create'],
      },
    ].map(rule => ({
      when: `${rule.verbs} on ${rule.resources} of ${rule.apiGroups}`,
      manifests: [grants('c1', 'x', [rule])],
      field: 'spec.clusterRoleBinding',
      message: 'broad',
    })),
    {
      when: 'it is bound to several',
      field: 'spec.clusterRoleBinding',
      message: 'broad',
      manifests: [grants('c1', 'x', [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }], [subject('x'), { kind: 'Group', name: 'team' }])],
    },
    {
      when: 'cluster-admin is bound',
      manifests: [permission('c1', 'x', { clusterRoleBinding: binding('b', { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } }) })],
      field: 'spec.clusterRoleBinding',
      message: 'broad',
    },
    {
      when: 'a ManifestWork does it',
      field: 'spec.workload.manifests[1]',
      message: 'broad',
      manifests: [work('c1', 'w', [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'r' },
          rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
        },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: 'b' },
          roleRef: { kind: 'ClusterRole', name: 'r' },
          subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'y' }],
        },
      ])],
    },
  ],
  silent: [
    {
      manifests: [grants(
        'c1',
        'x',
        [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }, { apiGroups: ['apps'], resources: ['secrets'], verbs: ['create'] }],
      )],
    },
    {
      manifests: [grants(
        'c1',
        'x',
        [
          { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['get'] },
          { apiGroups: ['x.io'], resources: ['serviceaccounts/token'], verbs: ['create'] },
        ],
      )],
    },
    { manifests: [grants('c1', 'x', [{ nonResourceURLs: ['*'], verbs: ['*'] }])] },
    { manifests: [permission('c1', 'x', { clusterRoleBinding: binding('b') })] },
  ],
  notApplicable: none,
};
