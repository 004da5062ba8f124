import { Json } from '../../../../src/kubernetes/json';
import { account, BATCH_RULES, grants, instead, multiKueue, permission, READ_PODS, subject, work } from '../../../fixtures/builders';
import { frameworks, noReleases } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const CLUSTER_ADMIN = { kind: 'ClusterRole', name: 'cluster-admin', apiGroup: 'rbac.authorization.k8s.io' };
const inTeam = (rules: Json[]) => permission('w1', 'team', {
  roles: [{ namespace: 'team-a', rules }], roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
});

export const kueueWorkerRightsCases: RuleCases = {
  rule: 'kueue-worker-rights',
  fires: [
    {
      when: 'a framework has no rule',
      manifests: multiKueue(frameworks('batch/job', 'jobset.x-k8s.io/jobset')),
      field: 'spec.clusterRole.rules',
      message: 'add-rules',
    },
    {
      when: 'one right is missing',
      manifests: instead(
        multiKueue(),
        'ClusterPermission',
        grants('w1', 'multikueue', [...BATCH_RULES.slice(0, 2), { ...BATCH_RULES[2], verbs: ['create', 'delete', 'get', 'list', 'watch'] }]),
      ),
      field: 'spec.clusterRole.rules',
      message: 'add-rules',
    },
    {
      when: 'another permission holds the rules for everywhere',
      field: 'spec.clusterRole.rules',
      message: 'add-rules',
      manifests: instead(
        multiKueue(),
        'ClusterPermission',
        inTeam([READ_PODS]),
        grants('w1', 'multikueue', [...BATCH_RULES.slice(0, 2), { ...BATCH_RULES[2], verbs: ['create', 'delete', 'get', 'list', 'watch'] }]),
      ),
    },
    {
      when: 'a ManifestWork brings the rules, which names no account',
      field: 'spec.clusterRole.rules',
      message: 'add-role',
      manifests: instead(multiKueue(), 'ClusterPermission', inTeam([READ_PODS]), work('w1', 'w', [
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' }, rules: [READ_PODS] },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: 'b' },
          roleRef: { kind: 'ClusterRole', name: 'r' },
          subjects: [subject('multikueue')],
        },
      ])),
    },
    {
      when: 'it is cluster-admin of a namespace',
      field: 'spec.clusterRole.rules',
      message: 'add-role',
      manifests: instead(
        multiKueue(),
        'ClusterPermission',
        permission('w1', 'multikueue', { roleBindings: [{ namespace: 'team-a', roleRef: { ...CLUSTER_ADMIN }, subject: subject('multikueue') }] }),
      ),
    },
    {
      when: 'a verb is missing',
      manifests: instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', BATCH_RULES.slice(1))),
      field: 'spec.clusterRole.rules',
      message: 'add-rules',
    },
    {
      when: 'watching is narrowed to a namespace',
      field: 'spec.clusterRole.rules',
      message: 'add-rules',
      manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', {
        clusterRole: { rules: BATCH_RULES.slice(0, 2) },
        clusterRoleBinding: { subject: subject('multikueue') },
        roles: [{ namespace: 'team-a', rules: BATCH_RULES.slice(2) }],
        roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
      })),
    },
  ],
  silent: [
    { manifests: instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])) },
    // What no release knows or sends asks for nothing.
    { manifests: multiKueue(frameworks('batch/job', 'deployment', 'nonsense')) },
    {
      manifests: [
        ...multiKueue(),
        permission('w1', 'other', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } }),
      ],
    },
    {
      manifests: [
        ...instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', [READ_PODS])),
        permission('w1', 'other', { clusterRoleBinding: { roleRef: CLUSTER_ADMIN, subject: subject('multikueue') } }),
      ],
    },
    {
      manifests: instead(
        multiKueue(),
        'ClusterPermission',
        permission('w1', 'multikueue', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: subject('multikueue') } }),
      ),
    },
    {
      manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', {
        clusterRole: { rules: BATCH_RULES.map(rule => ({ ...rule, verbs: ['get', 'list', 'watch'] })) },
        clusterRoleBinding: { subject: subject('multikueue') },
        roles: [{ namespace: 'team-a', rules: BATCH_RULES }],
        roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
      })),
    },
  ],
  notApplicable: { manifests: [account('w1', 'multikueue'), grants('w1', 'multikueue')] },
  unknown: [
    {
      manifests: [
        ...multiKueue(frameworks('batch/job', 'jobset.x-k8s.io/jobset')),
        permission('w1', 'other', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } }),
      ],
      missing: 'remote-roles',
    },
    { manifests: multiKueue(), options: noReleases, missing: 'kueue-release' },
    {
      manifests: instead(
        multiKueue(),
        'ClusterPermission',
        permission('w1', 'multikueue', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } }),
      ),
      missing: 'remote-roles',
    },
  ],
};
