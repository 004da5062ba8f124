import { Chart, Duration, Testing } from 'cdk8s';
import { ClusterPermissionRelease, ClusterProfileAccess, ClusterProfileAccessProps, ClusterSelector, ClusterSet, ConsumerBinding, PermissionSet } from '../src';
import { accessOf, bindingOf, hubOf, hubWith, IN_USE, newChart, ofKind, one, RELEASES, written } from './fixtures/constructs';

const make = (props: Partial<ClusterProfileAccessProps> = {}, hub = hubWith(['one', 'two'])) => accessOf(newChart(), hub, props);
const granted = (props: Partial<ClusterProfileAccessProps> = {}, hub = hubWith(['one', 'two'])) => {
  const access = make(props, hub);
  access.allow(PermissionSet.readOnly());
  return access;
};
const subject = { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name: 'my-app' };
const specs = (access: ClusterProfileAccess) => Object.fromEntries(ofKind(written(access), 'ClusterPermission').map(p => [p.metadata.namespace, p.spec]));

test('an account and a permission for every cluster', () => {
  const manifests = written(granted());
  expect(ofKind(manifests, 'ManagedServiceAccount')[0]).toStrictEqual({
    apiVersion: 'authentication.open-cluster-management.io/v1beta1',
    kind: 'ManagedServiceAccount',
    metadata: {
      name: 'my-app',
      namespace: 'one',
      labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'true' },
      annotations: { 'argocd.argoproj.io/sync-wave': '1' },
    },
    spec: { rotation: { validity: '24h0m0s' } },
  });
  expect(ofKind(manifests, 'ClusterPermission')[1]).toStrictEqual({
    apiVersion: 'rbac.open-cluster-management.io/v1alpha1',
    kind: 'ClusterPermission',
    metadata: { name: 'my-app-access', namespace: 'two', annotations: { 'argocd.argoproj.io/sync-wave': '2' } },
    spec: {
      clusterRoleBinding: {
        name: 'my-app-access-view',
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
        subject,
      },
    },
  });
});

test('T12 an account whose synced Secret would have too long a name is refused, with the length that fits', () => {
  const cluster = 'c'.repeat(60);
  expect(() => make({ managedServiceAccountName: 'ten-letter' }, hubWith([cluster]))).toThrow(
    `test/access: managedServiceAccountName = 'ten-letter': makes the name of the synced Secret '${cluster}-ten-letter' `
      + `of cluster '${cluster}' 71 characters long, and OCM syncs none longer than 63; choose a name of at most 2 characters`);
  expect(make({ managedServiceAccountName: 'ab' }, hubWith([cluster])).secretName(hubWith([cluster]).fleet.clusters[0])).toHaveLength(63);
});

test('T14 every account asks for the copy of its token with the string true', () => {
  for (const account of ofKind(written(granted()), 'ManagedServiceAccount')) {
    expect(account.metadata.labels).toStrictEqual({ 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'true' });
  }
});

test('T15 T27 one name for the account, its subject and its Secrets, and no namespace written down for it', () => {
  const access = granted({ managedServiceAccountName: 'robot' });
  const manifests = written(access);
  expect(new Set(ofKind(manifests, 'ManagedServiceAccount').map(a => a.metadata.name))).toStrictEqual(new Set(['robot']));
  expect(one(
    manifests.filter(m => m.metadata.namespace === 'one'),
    'ClusterPermission',
  ).spec.clusterRoleBinding.subject).toStrictEqual({ ...subject, name: 'robot' });
  expect(access.secretName(access.clusters[0])).toBe('one-robot');
});

test.each(['default', 'klusterlet-work-sa', 'managed-serviceaccount', 'cluster-proxy'])('T16 an account named %s is refused', name => {
  expect(() => make({ managedServiceAccountName: name })).toThrow(
    `test/access: managedServiceAccountName = '${name}': is the name of an agent's service account on the managed cluster, whose token would be exported; `
    + 'choose a name that only this application uses');
});

test('T17 the life of a token is a duration that the API reads', () => {
  const validity = (duration: Duration) => ofKind(written(granted({ tokenValidity: duration })), 'ManagedServiceAccount')[0].spec.rotation.validity;
  expect([Duration.days(30), Duration.minutes(90), Duration.seconds(3601)].map(validity)).toStrictEqual(['720h0m0s', '1h30m0s', '1h0m1s']);
});

test.each([Duration.minutes(9), Duration.millis(600500), Duration.seconds(2 ** 32 + 1)])('T18 a life of %s is refused', duration => {
  expect(() => make({ tokenValidity: duration })).toThrow(/test\/access: tokenValidity = '.*': is not a whole number of seconds between 10 minutes and 2\^32 seconds, so no token would be issued; use for example Duration\.hours\(24\)/);
});

test('T20 T21 the current version of ManagedServiceAccount, without the switch that does nothing', () => {
  const account = ofKind(written(granted()), 'ManagedServiceAccount')[0];
  expect(account.apiVersion).toBe('authentication.open-cluster-management.io/v1beta1');
  expect(Object.keys(account.spec.rotation)).toStrictEqual(['validity']);
});

test('T22 a cluster that was granted nothing is an error, unless its rights come from elsewhere', () => {
  const access = make();
  access.allow(PermissionSet.readOnly(), { clusters: ClusterSelector.names('two') });
  expect(() => written(access)).toThrow(/test\/access: allow = 'one': was granted no permission, so every call there would be refused; call allow\(PermissionSet\.readOnly\(\)\)/);

  const elsewhere = make({ rightsGrantedElsewhere: true });
  expect(ofKind(written(elsewhere), 'ClusterPermission')).toStrictEqual([]);
  expect(() => elsewhere.allow(PermissionSet.readOnly())).toThrow(
    "test/access: allow = 'view on the whole cluster': contradicts rightsGrantedElsewhere; remove one of the two");
});

test('grants on one cluster are merged, whatever the order of the calls', () => {
  const calls = [
    PermissionSet.rules([{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['watch', 'get'] }]),
    PermissionSet.rules([{ resources: ['pods'], verbs: ['get'] }, { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] }]),
  ];
  const result = (permissions: PermissionSet[]) => {
    const access = make();
    permissions.forEach(permission => access.allow(permission));
    return specs(access).one;
  };
  expect(result(calls)).toStrictEqual({
    clusterRole: {
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    clusterRoleBinding: { name: 'my-app-access', subject },
  });
  expect(result([...calls].reverse())).toStrictEqual(result(calls));
  expect(result([...calls, ...calls])).toStrictEqual(result(calls));
});

test('clusters can be granted different things', () => {
  const hub = hubOf([{ name: 'dev', labels: { use: 'yes', tier: 'dev' } }, { name: 'prod', labels: { use: 'yes' } }]);
  const access = granted({}, hub);
  access.allow(
    PermissionSet.rules([{ resources: ['pods'], verbs: ['delete'] }], { namespaces: ['team-a'] }),
    { clusters: ClusterSelector.labels({ tier: 'dev' }) },
  );
  const { dev, prod } = specs(access);
  expect(Object.keys(prod)).toStrictEqual(['clusterRoleBinding']);
  expect(dev.roles).toStrictEqual([{ namespace: 'team-a', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['delete'] }] }]);
  expect(access.allowedOn(access.clusters[0])).toStrictEqual(['view on the whole cluster', 'rules on pods in team-a']);
});

test('T24 T25 one role a namespace, bindings of distinct names, references that are whole', () => {
  const access = granted();
  access.allow(PermissionSet.rules([{ resources: ['pods'], verbs: ['get'] }], { namespaces: ['b', 'a'] }));
  access.allow(PermissionSet.rules([{ resources: ['services'], verbs: ['get'] }], { namespaces: ['a'] }));
  access.allow(PermissionSet.fromClusterRoleName('edit', { namespaces: ['a'] }));
  access.allow(PermissionSet.fromClusterRoleName('edit', { namespaces: ['a', 'b'] }));
  const { roles, roleBindings } = specs(access).one;
  expect(roles.map((role: any) => role.namespace)).toStrictEqual(['a', 'b']);
  const ids = roleBindings.map((binding: any) => `${binding.namespace}/${binding.name}`);
  expect(ids).toStrictEqual(['a/my-app-access', 'a/my-app-access-edit', 'b/my-app-access', 'b/my-app-access-edit']);
  for (const { roleRef } of roleBindings) {
    expect([['kind'], ['apiGroup', 'kind', 'name']]).toContainEqual(Object.keys(roleRef).sort());
  }
});

test('T26 two cluster-wide roles are an error where the CRD has no list for them, and a list where it has', () => {
  const old = make({}, hubWith(['one'], { ...RELEASES, clusterPermission: ClusterPermissionRelease.V0_16 }));
  old.allow(PermissionSet.readOnly());
  expect(() => old.allow(PermissionSet.clusterAdmin())).toThrow(
    "test/access: allow = 'clusterAdmin() and readOnly()': need two cluster-wide bindings in one ClusterPermission, "
      + 'which cluster-permission 0.16.2 cannot express; limit one of them to namespaces, or install cluster-permission '
      + '0.17 and state ClusterPermissionRelease.V0_17');
  // The call that failed left nothing behind.
  expect(specs(old).one.clusterRoleBinding.name).toBe('my-app-access-view');

  const current = granted();
  current.allow(PermissionSet.clusterAdmin());
  current.allow(PermissionSet.rules([{ resources: ['nodes'], verbs: ['get'] }]));
  expect(specs(current).one.clusterRoleBindings.map((b: any) => b.name)).toStrictEqual(['my-app-access', 'my-app-access-cluster-admin', 'my-app-access-view']);
  expect(Object.keys(specs(current).one)).not.toContain('validate');
});

test('without a stated release the permission is one that every release reads', () => {
  const access = make({}, hubWith(['one'], {}));
  access.allow(PermissionSet.readOnly());
  expect(() => access.allow(PermissionSet.fromClusterRoleName('extra'))).toThrow(/cluster-permission 0\.16\.2 cannot express/);
});

test('T28 permissions name their namespaces; none is refused', () => {
  expect(() => PermissionSet.edit({ namespaces: [] })).toThrow('PermissionSet.edit: namespaces = []: is empty; name the namespaces on the managed clusters');
  expect(() => PermissionSet.readOnly({ namespaces: ['*'] })).toThrow("PermissionSet.readOnly: namespaces[0] = '*': is not a DNS label");
  const access = make();
  access.allow(PermissionSet.edit({ namespaces: ['a'] }));
  expect(JSON.stringify(specs(access))).not.toContain('namespaceSelector');
});

test.each(['view', 'edit', 'admin', 'cluster-admin', 'system:node'])('T73 a permission named %s is refused', name => {
  expect(() => make({ permissionName: name })).toThrow(/test\/access: permissionName = '.*': is/);
});

test('T73 the default name of a permission cannot be that of a built-in role', () => {
  expect(ofKind(written(granted({ managedServiceAccountName: 'view' })), 'ClusterPermission')[0].metadata.name).toBe('view-access');
});

test('T76 nothing is emitted for a cluster that is not accepted, and naming it is an error', () => {
  const hub = hubOf([{ name: 'new', labels: { use: 'yes' }, accepted: false }, { name: 'old', labels: { use: 'yes' } }]);
  const access = granted({}, hub);
  expect(new Set(written(access).map(m => m.metadata.namespace))).toStrictEqual(new Set([undefined, 'my-app', 'old']));
  expect(() => access.allow(PermissionSet.readOnly(), { clusters: ClusterSelector.names('new') })).toThrow(
    "test/access: clusters = 'new': is not accepted by the hub yet; choose from the clusters of this access: old");
});

test('a grant for clusters outside the binding is refused', () => {
  const access = make();
  expect(() => access.allow(PermissionSet.readOnly(), { clusters: ClusterSelector.names('three') })).toThrow(
    "test/access: clusters = 'three': is not a cluster of the binding; choose from the clusters of this access: one, "
      + 'two');
  expect(() => access.allow(PermissionSet.readOnly(), { clusters: ClusterSelector.labels({ use: 'no' }) })).toThrow(/matches no cluster of the binding/);
});

test('T23 sorted as Argo CD sorts, and in the file, no permission comes before its account', () => {
  const chart = newChart();
  const access = accessOf(chart, hubWith(['b', 'a', 'c']));
  access.allow(PermissionSet.readOnly());
  const inFile = written(chart);
  const wave = (m: typeof inFile[number]) => Number(m.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  // argo-cd gitops-engine pkg/sync/sync_tasks.go: wave, then a table of built-in kinds (custom kinds come last, alike), then name.
  const sorted = [...inFile].sort((x, y) => wave(x) - wave(y) || (x.metadata.name < y.metadata.name ? -1 : 1));
  for (const order of [inFile, sorted]) {
    const kinds = order.map(m => m.kind);
    expect(kinds.lastIndexOf('ManagedServiceAccount')).toBeLessThan(kinds.indexOf('ClusterPermission'));
    expect(kinds.lastIndexOf('ManagedClusterSetBinding')).toBeLessThan(kinds.indexOf('ManagedServiceAccount'));
  }
});

test('T40 a service account on the hub may get its tokens by name and see the profiles, and nothing else', () => {
  const access = granted();
  access.grantHubAccess('controller');
  access.grantHubAccess('auditor', { namespace: 'audit' });
  access.grantHubAccess('controller');
  const manifests = written(access);
  expect(ofKind(manifests, 'Role').map(({ metadata, rules }) => [metadata.namespace, metadata.name, rules])).toStrictEqual([
    ['my-app', 'my-app-clusterprofiles', [{ apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] }]],
    ['my-app', 'my-app-tokens', [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['one-my-app', 'two-my-app'], verbs: ['get'] }]],
  ]);
  for (const { metadata, roleRef, subjects } of ofKind(manifests, 'RoleBinding')) {
    expect(roleRef).toStrictEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name });
    expect(subjects).toStrictEqual([
      { kind: 'ServiceAccount', name: 'auditor', namespace: 'audit' },
      { kind: 'ServiceAccount', name: 'controller', namespace: 'my-app' },
    ]);
  }
});

test('no Role where the application brings its own', () => {
  const access = granted({ hubAccessGrantedElsewhere: true });
  access.grantHubAccess('controller');
  expect(ofKind(written(access), 'Role')).toStrictEqual([]);
});

test('T09 objects only for clusters that the bound sets select', () => {
  const chart = newChart();
  const hub = hubOf([{ name: 'in', labels: { use: 'yes' } }, { name: 'out' }]);
  const access = new ClusterProfileAccess(chart, 'access', { binding: bindingOf(chart, hub) });
  access.allow(PermissionSet.readOnly());
  expect(written(chart).filter(m => m.metadata.namespace === 'out')).toStrictEqual([]);
});

test('two consumers in one app, each with its own objects', () => {
  const hub = hubOf([{ name: 'a', labels: { x: '1' } }, { name: 'b', labels: { y: '1' } }]);
  for (const [namespace, label] of [['first', 'x'], ['second', 'y']]) {
    const scope = new Chart(Testing.app(), namespace);
    const binding = new ConsumerBinding(scope, 'binding', {
      hub,
      namespace,
      clusterSets: [ClusterSet.matching(namespace, ClusterSelector.labels({ [label]: '1' }))],
    });
    const access = new ClusterProfileAccess(scope, 'access', { binding });
    access.allow(PermissionSet.readOnly());
    expect(ofKind(written(scope), 'ManagedServiceAccount').map(m => `${m.metadata.namespace}/${m.metadata.name}`))
      .toStrictEqual([`${namespace === 'first' ? 'a' : 'b'}/${namespace}`]);
  }
});

test.each<[string, Partial<ClusterProfileAccessProps>, RegExp]>([
  ['an account name that is none', { managedServiceAccountName: 'My.App' }, /managedServiceAccountName = 'My\.App': is not a DNS label/],
  ['a permission name that is none', { permissionName: 'a/b' }, /permissionName = 'a\/b': is not a DNS subdomain/],
])('%s is refused', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});

test('a namespace or service account that is none is refused', () => {
  expect(() => make().grantHubAccess('a/b')).toThrow(/serviceAccountName = 'a\/b'/);
  expect(() => make().grantHubAccess('a', { namespace: 'A' })).toThrow(/namespace = 'A'/);
});

test('the binding decides the clusters: labels in use', () => {
  expect(bindingOf(newChart()).clusters.every(cluster => IN_USE.matches(cluster))).toBe(true);
});

test('while every cluster waits, no Role is emitted that would allow to get every Secret', () => {
  const access = granted({}, hubOf([{ name: 'new', labels: { use: 'yes' }, accepted: false }]));
  access.grantHubAccess('controller');
  expect(ofKind(written(access), 'Role').map(role => role.metadata.name)).toStrictEqual(['my-app-clusterprofiles']);
});

test('the default service account is refused: every pod of the namespace has it', () => {
  expect(() => make().grantHubAccess('default')).toThrow(
    "test/access: serviceAccountName = 'default': would give the tokens to every pod of the namespace; give the application "
      + 'a service account of its own');
});

test('a cluster whose name leaves no room for an account is named as the cause', () => {
  expect(() => make({ managedServiceAccountName: 'a' }, hubWith(['c'.repeat(63)]))).toThrow(/65 characters long, and OCM syncs none longer than 63; give the cluster a shorter name/);
});
