import { Json } from '../../../../src/kubernetes/json';
import { application, deployment, getSecrets, instead, role, SEE_PROFILES } from '../../../fixtures/builders';
import { none, partial, spec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

function forGroup(): Json[] {
  return role(
    'my-app',
    'all',
    [SEE_PROFILES, { apiGroups: ['*'], resources: ['secrets'], verbs: ['*'] }],
    'x',
  ).map(manifest => manifest.kind === 'Role' ? manifest
    : { ...manifest, subjects: [{ kind: 'Group', name: 'system:serviceaccounts:my-app' }] });
}

export const hubAccessCases: RuleCases = {
  rule: 'hub-access',
  fires: [
    { when: 'there is no Role', manifests: instead(instead(application(), 'Role'), 'RoleBinding'), field: 'RBAC', message: 'both-add' },
    {
      when: 'the Role names too few Secrets, and has the name that one would give it',
      field: 'RBAC',
      message: 'token-extend',
      manifests: [
        ...instead(instead(application(), 'Role'), 'RoleBinding'),
        ...role('my-app', 'p', [SEE_PROFILES], 'controller'),
        ...role('my-app', 'my-app-tokens', [getSecrets('c1-my-app')], 'controller'),
      ],
    },
    {
      when: 'the Role names too few Secrets',
      field: 'RBAC',
      message: 'token-add',
      manifests: [
        ...instead(instead(application(), 'Role'), 'RoleBinding'),
        ...role('my-app', 'p', [SEE_PROFILES], 'controller'),
        ...role('my-app', 't', [getSecrets('c1-my-app')], 'controller'),
      ],
    },
    {
      when: 'the Roles have the names that one would give them, and grant nothing',
      field: 'RBAC',
      message: 'both-extend',
      manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...role('my-app', 'my-app-tokens', [getSecrets('other')], 'controller')],
    },
    {
      when: 'ClusterProfiles cannot be listed, and the Role has the name that one would give it',
      field: 'RBAC',
      message: 'profiles-extend',
      manifests: [
        ...instead(instead(application(), 'Role'), 'RoleBinding'),
        ...role('my-app', 'my-app-tokens', [getSecrets('c1-my-app', 'c2-my-app')], 'controller'),
      ],
    },
    {
      when: 'ClusterProfiles cannot be listed',
      field: 'RBAC',
      message: 'profiles-add',
      manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...role('my-app', 't', [getSecrets('c1-my-app', 'c2-my-app')], 'controller')],
    },
    { when: 'the plugin is mounted and nothing says for which account', manifests: [deployment()], field: `${spec}.serviceAccountName`, message: 'no-entry' },
    {
      when: 'the plugin is mounted, and the Role is for another Secret',
      manifests: [...instead(instead(instead(application(), 'Role'), 'RoleBinding'), 'ConfigMap'), ...role('my-app', 'p', [getSecrets('x')], 'controller')],
      field: `${spec}.serviceAccountName`,
      message: 'no-entry',
    },
  ],
  silent: [
    { manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...forGroup()] },
    ...[true, false].map(complete => ({
      manifests: [deployment(), ...role('my-app', 'p', [{ ...SEE_PROFILES, verbs: ['list'] }], 'controller')],
      options: { complete },
    })),
    // It reads its token, and something beside it reads ClusterProfiles, as with Argo CD and its controller for profiles.
    ...[{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, getSecrets('c1-my-app')].map(rule => ({
      manifests: [...instead(instead(instead(application(), 'Role'), 'RoleBinding'), 'ConfigMap'), ...role('my-app', 'p', [rule], 'controller')],
    })),
  ],
  notApplicable: none,
  unknown: [
    { manifests: instead(instead(application(), 'Role'), 'RoleBinding'), options: { complete: false }, missing: 'hub-rbac' },
    { manifests: instead(application(), 'Deployment'), missing: 'workload' },
    { manifests: instead(application(), 'Role'), options: { complete: false }, missing: 'hub-roles' },
    { manifests: [partial({ serviceAccountName: undefined })], missing: 'hub-rbac' },
  ],
};
