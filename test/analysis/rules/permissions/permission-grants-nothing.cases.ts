import { Json } from '../../../../src/kubernetes/json';
import { binding, none } from '../../../fixtures/accounts-inputs';
import { permission, placedWork, READ_PODS, subject, work } from '../../../fixtures/builders';
import { NOTHING_STATED, RuleCases } from '../../../fixtures/rule-cases';

const one = (spec: Json) => [permission('c1', 'x', spec)];
const cluster = (more: Json) => one({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: binding('b', { roleRef: undefined, ...more }) });
const inNamespace = (more: Json, spec: Json = {}) => one({ ...spec, roleBindings: [binding('b', { namespace: 'n', ...more })] });
const own = { roleRef: { kind: 'Role' } };
const clusterRole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'x-access' }, rules: [READ_PODS] };
const role = { ...clusterRole, kind: 'Role', metadata: { name: 'x-access', namespace: 'n' } };
const unbound = { clusterRoleBinding: binding('b', { roleRef: undefined }) };

export const permissionGrantsNothingCases: RuleCases = {
  rule: 'permission-grants-nothing',
  fires: [
    { when: 'the spec is empty', manifests: one({}), field: 'spec', message: 'no-binding' },
    { when: 'there is only a role', manifests: one({ clusterRole: { rules: [READ_PODS] } }), field: 'spec', message: 'no-binding' },
    { when: 'the lists are empty', manifests: one({ clusterRoleBindings: [], roleBindings: [] }), field: 'spec', message: 'no-binding' },
    {
      when: 'the bindings are inside a role, where the API has none',
      manifests: one({ roles: [{ namespace: 'n', rules: [READ_PODS], roleBindings: [binding('b', { namespace: 'n' })] }] }),
      field: 'spec',
      message: 'no-binding',
    },
    { when: 'a binding has no subject', manifests: cluster({ subject: undefined }), field: 'spec.clusterRoleBinding.subject', message: 'no-subject' },
    { when: 'its subject has no name', manifests: cluster({ subject: { kind: 'User' } }), field: 'spec.clusterRoleBinding.subject', message: 'no-subject' },
    {
      when: 'the binding of a namespace has no subject',
      manifests: inNamespace({ subject: undefined }),
      field: 'spec.roleBindings[0].subject',
      message: 'no-subject',
    },
    {
      when: 'one of several subjects has no kind',
      manifests: cluster({ subject: undefined, subjects: [subject('my-app'), { name: 'other' }] }),
      field: 'spec.clusterRoleBinding.subjects[1]',
      message: 'no-subject',
    },
    {
      when: 'its list of subjects is empty',
      manifests: one({ clusterRoleBindings: [binding('a'), binding('b', { subject: undefined, subjects: [] })] }),
      field: 'spec.clusterRoleBindings[1].subjects',
      message: 'empty-subjects',
    },
    {
      when: 'the role is under a key that no release has',
      manifests: one({ clusterRoleBindings: [binding('b', { roleRef: undefined, clusterRoleName: 'cluster-admin' })] }),
      field: 'spec.clusterRoleBindings[0].roleRef',
      message: 'no-cluster-role',
    },
    { when: 'a binding has no role', manifests: one(unbound), field: 'spec.clusterRoleBinding.roleRef', message: 'no-cluster-role' },
    {
      when: 'a work brings the role to another cluster only',
      manifests: [...one(unbound), work('c2', 'w', [clusterRole]), work('c1', 'w', [role, { ...clusterRole, metadata: { name: 'other' } }])],
      field: 'spec.clusterRoleBinding.roleRef',
      message: 'no-cluster-role',
    },
    {
      when: 'the binding of a namespace is to a ClusterRole that the permission lacks',
      manifests: inNamespace({ roleRef: { kind: 'ClusterRole' } }),
      field: 'spec.roleBindings[0].roleRef',
      message: 'no-cluster-role',
    },
    {
      when: 'its role is for another namespace',
      manifests: inNamespace(own, { roles: [{ namespace: 'other', rules: [READ_PODS] }] }),
      field: 'spec.roleBindings[0].roleRef',
      message: 'no-role',
    },
    {
      when: 'there are no roles at all',
      manifests: [...inNamespace(own, { clusterRole: { rules: [READ_PODS] } }), work('c1', 'w', [{ ...role, metadata: { name: 'x-access', namespace: 'm' } }])],
      field: 'spec.roleBindings[0].roleRef',
      message: 'no-role',
    },
    {
      when: 'a binding of a namespace has no roleRef',
      manifests: inNamespace({ roleRef: undefined }),
      field: 'spec.roleBindings[0].roleRef',
      message: 'incomplete-role-ref',
    },
    { when: 'its roleRef has no kind', manifests: inNamespace({ roleRef: {} }), field: 'spec.roleBindings[0].roleRef', message: 'incomplete-role-ref' },
    {
      when: 'the reference of a binding has no name',
      manifests: cluster({ roleRef: { kind: 'ClusterRole' } }),
      field: 'spec.clusterRoleBinding.roleRef',
      message: 'incomplete-role-ref',
    },
    {
      when: 'a binding for the whole cluster is to a Role',
      manifests: cluster({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' } }),
      field: 'spec.clusterRoleBinding.roleRef',
      message: 'incomplete-role-ref',
    },
    {
      when: 'everything is wrong',
      manifests: inNamespace({ roleRef: { kind: 'Role' }, subject: undefined }),
      field: 'spec.roleBindings[0].subject',
      message: 'no-subject',
      times: 2,
    },
  ],
  silent: [
    { manifests: cluster({}) },
    { manifests: cluster({ subject: undefined, subjects: [subject('my-app')] }) },
    { manifests: cluster({ subjects: [] }) },
    { manifests: one({ clusterRoleBinding: {}, clusterRoleBindings: [binding('b')] }) },
    { manifests: inNamespace(own, { roles: [{ namespace: 'n', rules: [READ_PODS] }] }) },
    { manifests: inNamespace({ roleRef: { kind: 'ClusterRole' } }, { clusterRole: { rules: [READ_PODS] } }) },
    { manifests: inNamespace({}) },
    // Which namespaces a selector selects no manifest shows; a reference that lacks its name or group has a rule of its own.
    { manifests: inNamespace(own, { roles: [{ namespaceSelector: {}, rules: [READ_PODS] }] }) },
    { manifests: inNamespace({ ...own, namespace: undefined, namespaceSelector: {} }, { roles: [{ namespace: 'm', rules: [READ_PODS] }] }) },
    { manifests: inNamespace({ roleRef: { kind: 'Role', name: 'r' } }) },
    // Something else brings the role.
    { manifests: [...one(unbound), work('c1', 'w', [clusterRole])] },
    { manifests: [...one(unbound), placedWork([clusterRole])] },
    { manifests: [...inNamespace(own), work('c1', 'w', [role])] },
    { manifests: [{ ...one(unbound)[0], metadata: { name: 'view', namespace: 'c1' } }] },
    { manifests: [{ ...one(unbound)[0], metadata: { name: 'system:node-reader', namespace: 'c1' } }], options: NOTHING_STATED },
  ],
  notApplicable: none,
};
