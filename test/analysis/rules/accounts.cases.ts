import { account, application, binding as bindSet, clusterSet, exec, grants, instead, permission, providerFile, READ_PODS, subject, work } from '../../fixtures/builders';
import { RuleCases } from '../../fixtures/rule-cases';

const WAVE = 'argocd.argoproj.io/sync-wave';
const none = { manifests: [clusterSet('s', { matchLabels: { use: 'app' } })] };
const binding = (name: string, more: object = {}) => ({
  name,
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subject: subject('my-app'),
  ...more,
});
const wave = (manifest: Record<string, unknown>, value: string) => ({
  ...manifest,
  metadata: { ...Object(manifest.metadata), annotations: { [WAVE]: value } },
});
const field = 'spec.rotation.validity';

export const ACCOUNTS: readonly RuleCases[] = [
  {
    rule: 'secret-name-length',
    fires: [
      { when: 'both names together have 63 characters and a dash between them', manifests: [account('c'.repeat(40), 'a'.repeat(23))], field: 'metadata.name', says: '64 characters' },
      { when: 'the cluster leaves one character', manifests: [account('c'.repeat(61), 'ab')], field: 'metadata.name', says: 'of length 1 at most' },
      { when: 'the cluster leaves none', manifests: [account('c'.repeat(62), 'a')], field: 'metadata.name', says: 'import the cluster under a shorter name' },
    ],
    silent: [{ manifests: [account('c'.repeat(40), 'a'.repeat(22)), account('c'.repeat(40), 'b'.repeat(40), {}, { labels: {} })] }],
    notApplicable: none,
  },
  {
    rule: 'secret-name-collision',
    fires: [{
      when: 'a-b and c meet a and b-c',
      field: 'metadata.name',
      says: 'Secret \'a-b-c\'',
      options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a', labels: { use: 'app' } }] },
      manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c')],
    }],
    silent: [
      { manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c')], options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a' }] } },
      {
        manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c', {}, { labels: {} })],
        options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a', labels: { use: 'app' } }] },
      },
    ],
    notApplicable: none,
    unknown: [{ manifests: [account('a-b', 'c'), account('a', 'b-c')], options: { fleet: [] }, missing: 'the fleet' }],
  },
  {
    rule: 'sync-label',
    fires: [
      { when: 'the value is yes', manifests: [account('c1', 'x', {}, { labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'yes' } })], field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']', says: 'not the string "true"' },
      { when: 'the value is a boolean', manifests: [account('c1', 'x', {}, { labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': true } })], field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']', says: 'not the string "true"' },
      { when: 'there is an empty key for labels', manifests: [providerFile(), account('c1', 'my-app', {}, { labels: null })], field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']', says: 'not the string "true"' },
      { when: 'an account that is used has no label', manifests: [providerFile(), account('c1', 'my-app', {}, { labels: undefined })], field: 'metadata.labels[\'authentication.open-cluster-management.io/sync-to-clusterprofile\']', says: 'not the string "true"' },
    ],
    silent: [{ manifests: [account('c1', 'for-something-else', {}, { labels: {} })] }],
    notApplicable: none,
  },
  {
    rule: 'account-name-mismatch',
    fires: [
      { when: 'the plugin asks for another name', manifests: instead(application(), 'ConfigMap', providerFile(exec('my-ap', 'my-app'))), field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount', says: 'where there is my-app' },
      {
        when: 'there are several others',
        field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
        says: 'on c1, c2, where there is a, b;',
        manifests: instead(instead(application(), 'ClusterPermission'), 'ManagedServiceAccount', account('c1', 'b'), account('c2', 'a'), account('c2', 'b')),
      },
      { when: 'one cluster lacks the account', manifests: [...instead(application(), 'ManagedServiceAccount', account('c1', 'my-app'))], field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount', says: 'no ManagedServiceAccount on c2', times: 1 + 1 },
      { when: 'a permission names another', manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [subject('y')])], field: 'spec.clusterRoleBinding.subject.name', says: 'never applied' },
    ],
    silent: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }, { kind: 'ServiceAccount', name: 'y', namespace: 'n' }])] }],
    notApplicable: none,
    unknown: [
      { manifests: [...application().slice(0, 2), providerFile()], options: { complete: false }, missing: 'ManagedServiceAccount \'my-app\' on c1, c2' },
      { manifests: [grants('c1', 'x')], options: { complete: false }, missing: 'ManagedServiceAccount \'x\'' },
    ],
  },
  {
    rule: 'account-without-consumer',
    fires: [{ when: 'no entry names it', manifests: [account('c1', 'x')], field: 'metadata.name', says: 'used by nobody' }],
    silent: [{ manifests: [account('c1', 'x', {}, { labels: {} })] }],
    notApplicable: none,
    unknown: [{ manifests: [account('c1', 'x')], options: { complete: false }, missing: 'the provider entry that names account \'x\'' }],
  },
  {
    rule: 'account-reserved-name',
    fires: ['default', 'klusterlet-work-sa', 'cluster-proxy'].map(name => ({ when: `it is called ${name}`, manifests: [account('c1', name)], field: 'metadata.name', says: 'its token is exported' })),
    notApplicable: none,
  },
  {
    rule: 'validity-not-a-duration',
    fires: ['30d', '1w', 'forever', '', '1h30', 24, true].map(validity => ({ when: `it is ${JSON.stringify(validity)}`, manifests: [account('c1', 'x', { validity })], field, says: 'no new account of any cluster gets a token' })),
    silent: ['1h', '1h30m', '1.5h', '90m', '+1h', '3600s', '.5h'].map(validity => ({ manifests: [account('c1', 'x', { validity })] })),
    notApplicable: none,
  },
  {
    rule: 'validity-out-of-bounds',
    fires: ['9m59s', '0', '-24h', '4294967297s', '1193047h'].map(validity => ({ when: `it is ${validity}`, manifests: [account('c1', 'x', { validity })], field, says: 'TokenRequest refuses' })),
    silent: [{ manifests: ['10m', '1193046h', '4294967296s', 'soon'].map((validity, i) => account(`c${i}`, 'x', { validity })) }],
    notApplicable: none,
  },
  {
    rule: 'validity-long',
    fires: [
      { when: 'it is a year', manifests: [account('c1', 'x', { validity: '8640h0m0s' })], field, says: '360 days' },
      { when: 'it is left out, and the API fills a year in', manifests: [account('c1', 'x', {})], field, says: '360 days' },
      { when: 'it is a second above 30 days', manifests: [account('c1', 'x', { validity: '720h0m1s' })], field, says: '30 days' },
      { when: 'it is the longest that is issued', manifests: [account('c1', 'x', { validity: '4294967296s' })], field, says: '49710 days' },
    ],
    silent: [{ manifests: ['720h', '4294967297s', 'soon'].map((validity, i) => account(`c${i}`, 'x', { validity })) }],
    notApplicable: none,
  },
  {
    rule: 'rotation-ignored',
    fires: [
      { when: 'somebody switches it on', manifests: [account('c1', 'x', { enabled: true })], field: 'spec.rotation.enabled', says: 'does nothing' },
      { when: 'somebody switches it off, on a hub', manifests: [account('c1', 'x', { enabled: false }, { uid: 'u' })], field: 'spec.rotation.enabled', says: 'does nothing' },
    ],
    silent: [{ manifests: [account('c1', 'x', { enabled: true }, { uid: 'u' })] }],
    notApplicable: none,
  },
  {
    rule: 'account-old-api',
    fires: [{ when: 'it is v1alpha1', manifests: [{ ...account('c1', 'x'), apiVersion: 'authentication.open-cluster-management.io/v1alpha1' }], field: 'apiVersion', says: 'no longer serves' }],
    notApplicable: none,
  },
  {
    rule: 'account-shared',
    fires: [
      { when: 'two apps make it', manifests: [account('c1', 'x'), account('c1', 'x', { validity: '1h' })], field: 'metadata.name', says: 'there 2 times' },
      {
        when: 'two namespaces use it',
        manifests: [...application(), { ...application()[1], metadata: { name: 'app-clusters', namespace: 'other' } }, providerFile(exec('my-app', 'other'), undefined, 'other')],
        field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
        says: 'is the account of my-app/my-app too',
      },
      {
        when: 'two namespaces use it, and share one cluster of several',
        field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
        says: 'is the account of my-app/my-app too, on c2:',
        options: { fleet: [{ name: 'c1', labels: { use: 'app' } }, { name: 'c2', labels: { use: 'app', to: 'other' } }, { name: 'c3', labels: { to: 'other' } }] },
        manifests: [...application(), clusterSet('others', { matchLabels: { to: 'other' } }), bindSet('other', 'others'), providerFile(exec('my-app', 'other'), undefined, 'other')],
      },
      {
        when: 'another app of the hub uses it, whose entry stands last',
        field: 'data[\'providers.json\'] providers[0] --managed-serviceaccount',
        says: 'ConfigMap my-app/my-app-providers: data[\'providers.json\'] providers[0] --managed-serviceaccount = \'my-app\': is the account of other/my-app too',
        options: { background: [bindSet('other', 'app-clusters'), providerFile(exec('my-app', 'other'), undefined, 'other')] },
        manifests: application(),
      },
      { when: 'another app of the hub makes it', manifests: [account('c1', 'x')], options: { background: [account('c1', 'x')] }, field: 'metadata.name', says: 'there 2 times' },
    ],
    silent: [
      { manifests: [account('c1', 'x'), account('c2', 'x')] },
      { manifests: [], options: { background: [account('c1', 'x'), account('c1', 'x')] } },
      { manifests: [...application(), bindSet('other', 'app-clusters'), providerFile(exec('second', 'other'), undefined, 'other')] },
    ],
    notApplicable: none,
  },
  {
    rule: 'account-without-permission',
    fires: [{ when: 'nothing is granted', manifests: [account('c1', 'x'), grants('c2', 'x')], field: 'metadata.name', says: 'every call there is refused' }],
    silent: [
      { manifests: [account('c1', 'x')], options: { rightsGrantedElsewhere: ['x'] } },
      { manifests: [account('c1', 'x'), work('c1', 'w', [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'agents' }] }])] },
    ],
    notApplicable: none,
    unknown: [{ manifests: [account('c1', 'x')], options: { complete: false }, missing: 'the ClusterPermission of account \'x\'' }],
  },
  {
    rule: 'permission-before-account',
    fires: [
      { when: 'it stands before the account in the input', manifests: [grants('c1', 'x'), account('c1', 'x')], field: 'its place in the input', says: 'ten hours' },
      { when: 'one of several bindings names it', manifests: [permission('c1', 'y', { roleBindings: [binding('a', { namespace: 'n', subject: subject('other') }), binding('b', { namespace: 'n' })] }), account('c1', 'my-app')], field: 'its place in the input', says: 'ten hours' },
      { when: 'both are in one wave', manifests: [wave(account('c1', 'x'), '1'), wave(grants('c1', 'x'), '1')], field: `metadata.annotations['${WAVE}']`, says: 'sorts by kind' },
      { when: 'only others have waves', manifests: [account('c1', 'x'), grants('c1', 'x'), wave(clusterSet('s', {}), '-1')], field: `metadata.annotations['${WAVE}']`, says: 'sorts by kind' },
    ],
    silent: [
      { manifests: [account('c1', 'x'), grants('c1', 'x')] },
      { manifests: [wave(grants('c1', 'x'), '2'), wave(account('c1', 'x'), '1')] },
      { manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'x' }, { kind: 'ServiceAccount', name: 'x', namespace: 'n' }]), account('c1', 'x')] },
      { manifests: [grants('c1', 'x'), { ...account('c1', 'x'), metadata: { name: 'x', namespace: 'c1', uid: 'u' } }] },
      { manifests: [{ ...grants('c1', 'x'), metadata: { name: 'x', namespace: 'c1', uid: 'u' } }, account('c1', 'x')] },
    ],
    notApplicable: { manifests: [account('c1', 'x')] },
  },
  {
    rule: 'permission-name-clash',
    fires: [
      { when: 'a namespace has two roles', manifests: [permission('c1', 'x', { roles: [{ namespace: 'n', rules: [READ_PODS] }, { namespace: 'n', rules: [READ_PODS] }] })], field: 'spec.roles[1].namespace', says: 'has a role already' },
      { when: 'two bindings have no name', manifests: [permission('c1', 'x', { roleBindings: [binding('', { namespace: 'n' }), binding('', { namespace: 'n' })] })], field: 'spec.roleBindings[1].name', says: 'names the same object' },
      { when: 'two bindings have one name', manifests: [permission('c1', 'x', { roleBindings: [binding('b', { namespace: 'n' }), binding('b', { namespace: 'n' })] })], field: 'spec.roleBindings[1].name', says: 'give it a name of its own' },
      { when: 'one has the name that the other gets', manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('x-access'), binding('')] })], field: 'spec.clusterRoleBindings[1].name', says: 'names the same object' },
    ],
    silent: [
      { manifests: [permission('c1', 'x', { roles: [{ namespace: 'n', rules: [] }, { namespace: 'm', rules: [] }], roleBindings: [binding('', { namespace: 'n' }), binding('', { namespace: 'm' })] })] },
      { manifests: [permission('c1', 'x', { roles: [{ namespaceSelector: {}, rules: [] }, { namespaceSelector: {}, rules: [] }], clusterRoleBindings: [binding('a'), binding('b')] })] },
    ],
    notApplicable: none,
  },
  {
    rule: 'permission-half-role-ref',
    fires: [
      { when: 'the group is missing', manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role', name: 'r' } }] })], field: 'spec.roleBindings[0].roleRef', says: 'half of it is an error' },
      { when: 'the name is missing', manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role', apiGroup: 'rbac.authorization.k8s.io' } }] })], field: 'spec.roleBindings[0].roleRef', says: 'half of it is an error' },
    ],
    silent: [{ manifests: [permission('c1', 'x', { roleBindings: [{ namespace: 'n', roleRef: { kind: 'Role' } }, binding('b', { namespace: 'n' })] })] }],
    notApplicable: none,
  },
  {
    rule: 'permission-field-unknown',
    fires: [
      { when: 'two bindings are listed', manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('a'), binding('b')] })], options: { releases: { clusterPermission: '0.16' } }, field: 'spec.clusterRoleBindings', says: 'dropped in silence' },
      { when: 'one binding is listed', manifests: [permission('c1', 'x', { clusterRoleBindings: [binding('a')] })], options: { releases: { clusterPermission: '0.16.2' } }, field: 'spec.clusterRoleBindings', says: 'dropped in silence' },
      {
        when: 'one binding is listed beside a single one',
        field: 'spec.clusterRoleBindings',
        says: 'install 0.17',
        options: { releases: { clusterPermission: '0.16.2' } },
        manifests: [permission('c1', 'x', { clusterRoleBinding: binding('a'), clusterRoleBindings: [binding('b')] })],
      },
      { when: 'validate is set', manifests: [permission('c1', 'x', { validate: true })], options: { releases: { clusterPermission: '0.16' } }, field: 'spec.validate', says: 'dropped in silence' },
    ],
    silent: [{ manifests: [permission('c1', 'x', { validate: true, clusterRoleBindings: [binding('a')] })] }],
    notApplicable: none,
    unknown: [{ manifests: [permission('c1', 'x', { validate: true })], options: { releases: {} }, missing: 'the release of cluster-permission' }],
  },
  {
    rule: 'permission-subject-hard-coded',
    fires: [
      {
        when: 'it names the service account of an account',
        manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'x', namespace: 'agents' }])],
        field: 'spec.clusterRoleBinding.subject.namespace',
        says: 'differs between installations',
      },
      {
        when: 'it names it beside others, in one of several bindings',
        field: 'spec.roleBindings[1].subject.namespace',
        says: 'differs between installations',
        manifests: [permission('c1', 'x', {
          roleBindings: [binding('a', { namespace: 'n' }), binding('b', { namespace: 'n', subjects: [subject('z'), { kind: 'ServiceAccount', name: 'y', namespace: 'open-cluster-management-managed-serviceaccount' }] })],
        })],
      },
      {
        when: 'it names the namespace of the add-on',
        field: 'spec.clusterRoleBinding.subject.namespace',
        says: 'differs between installations',
        manifests: [permission('c1', 'x', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'view' }, subject: { kind: 'ServiceAccount', name: 'y', namespace: 'open-cluster-management-agent-addon' } } })],
      },
    ],
    silent: [
      { manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'x', namespace: 'team' }])] },
      { manifests: [account('c1', 'x'), grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'x' }])] },
      // Plain RBAC knows no accounts.
      { manifests: [account('c1', 'x'), work('c1', 'w', [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'agents' }] }])] },
    ],
    notApplicable: none,
  },
  {
    rule: 'permission-namespace-selector',
    fires: [
      { when: 'a role has one', manifests: [permission('c1', 'x', { roles: [{ namespaceSelector: {}, rules: [] }] })], field: 'spec.roles[0].namespaceSelector', says: 'not shipped with' },
      { when: 'a binding has one', manifests: [permission('c1', 'x', { roleBindings: [{ namespaceSelector: { matchLabels: { a: 'b' } }, roleRef: { kind: 'Role' } }] })], field: 'spec.roleBindings[0].namespaceSelector', says: 'not shipped with' },
    ],
    notApplicable: none,
  },
  {
    rule: 'permission-broad',
    fires: [
      ...[
        { apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }, { apiGroups: [''], resources: ['*'], verbs: ['get'] }, { apiGroups: ['apps'], resources: ['deployments'], verbs: ['*'] },
        { apiGroups: [''], resources: ['secrets'], verbs: ['update', 'create', 'get', 'delete', 'deletecollection'] },
        { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['escalate'] }, { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], verbs: ['bind'] },
        { apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }, { apiGroups: [''], resources: ['secrets'], verbs: ['patch'] }, { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
      ].map(rule => ({ when: `${rule.verbs} on ${rule.resources} of ${rule.apiGroups}`, manifests: [grants('c1', 'x', [rule])], field: 'spec.clusterRoleBinding', says: 'the rest of the cluster follows' })),
      {
        when: 'it is bound to several',
        field: 'spec.clusterRoleBinding',
        says: 'the rest of the cluster follows',
        manifests: [grants('c1', 'x', [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }], [subject('x'), { kind: 'Group', name: 'team' }])],
      },
      { when: 'cluster-admin is bound', manifests: [permission('c1', 'x', { clusterRoleBinding: binding('b', { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } }) })], field: 'spec.clusterRoleBinding', says: 'gives cluster-admin' },
      {
        when: 'a ManifestWork does it',
        field: 'spec.workload.manifests[1]',
        says: 'the rest of the cluster follows',
        manifests: [work('c1', 'w', [
          { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] },
          { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'y' }] },
        ])],
      },
    ],
    silent: [
      { manifests: [grants('c1', 'x', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }, { apiGroups: ['apps'], resources: ['secrets'], verbs: ['create'] }])] },
      { manifests: [grants('c1', 'x', [{ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['get'] }, { apiGroups: ['x.io'], resources: ['serviceaccounts/token'], verbs: ['create'] }])] },
      { manifests: [grants('c1', 'x', [{ nonResourceURLs: ['*'], verbs: ['*'] }])] },
      { manifests: [permission('c1', 'x', { clusterRoleBinding: binding('b') })] },
    ],
    notApplicable: none,
  },
  {
    rule: 'permission-built-in-role-name',
    fires: ['view', 'cluster-admin', 'system:node'].map(name => ({ when: `it is called ${name}`, manifests: [{ ...grants('c1', 'x'), metadata: { name, namespace: 'c1' } }], field: 'metadata.name', says: 'overwritten for everybody' })),
    notApplicable: none,
  },
  {
    rule: 'hub-identity-reach',
    fires: [
      {
        when: 'a hub service account is named',
        severity: 'warning',
        field: 'spec.clusterRoleBinding',
        says: 'hub service account argocd/server',
        manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'cluster:hub:system:serviceaccount:argocd:server' }])],
      },
      { when: 'a hub user is named', severity: 'warning', manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }])], field: 'spec.clusterRoleBinding', says: 'hub user jane' },
      { when: 'a group of a namespace is named', severity: 'warning', manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'Group', name: 'system:serviceaccounts:dev' }])], field: 'spec.clusterRoleBinding', says: 'hub group system:serviceaccounts:dev' },
      { when: 'everybody is named', severity: 'error', manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'Group', name: 'system:authenticated' }])], field: 'spec.clusterRoleBinding', says: 'every account of the hub is in' },
      {
        when: 'a ManifestWork names a user',
        severity: 'warning',
        field: 'spec.workload.manifests[0]',
        says: 'hub user jane',
        manifests: [work('c1', 'w', [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'b', namespace: 'n' }, roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'User', name: 'jane' }] }])],
      },
    ],
    silent: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'User', name: 'jane' }])], options: { hubTokensAccepted: false } }],
    notApplicable: none,
    unknown: [{ manifests: [grants('c1', 'x', [READ_PODS], [{ kind: 'ServiceAccount', name: 'somebody', namespace: 'n' }])], missing: 'who ServiceAccount \'somebody\' is' }],
  },
];
