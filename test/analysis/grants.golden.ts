import { Page } from './golden-page';
import { AccessModel, AccessOptions, HubIdentity } from '../../src';
import { Grantee } from '../../src/analysis/queries/who-can';
import { Json } from '../../src/kubernetes/json';
import {
  account, application, binding, clusterSet, exec, getSecrets, grants, instead, OPTIONS, permission, providerFile, READ_PODS, role, subject, work,
} from '../fixtures/builders';

interface World {
  readonly title: string;
  readonly manifests: () => readonly Json[];
  readonly options?: AccessOptions;
  /** Verb, resource and cluster; `list pods` where nothing is said. */
  readonly asks?: readonly (readonly [string, string, string?])[];
}

const RBAC = 'rbac.authorization.k8s.io';
const JANE = { apiGroup: RBAC, kind: 'User', name: 'jane' };
const BEHIND = { kind: 'ServiceAccount', name: 'my-app', namespace: 'open-cluster-management-agent-addon' };
const LOCAL = { kind: 'ServiceAccount', name: 'local', namespace: 'team' };
const OWN = subject('my-app');
const WRITE_JOBS = { apiGroups: ['batch'], resources: ['jobs'], verbs: ['delete', 'create'] };
const EVERYTHING = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const roleRef = (kind: string, name?: string): Json => ({ apiGroup: RBAC, kind, ...(name === undefined ? {} : { name }) });

/** The application without its rights, and one ClusterPermission on c1. */
const granted = (spec: Json) => () => [...instead(application(), 'ClusterPermission'), permission('c1', 'x', spec)];
const worked = (...manifests: Json[]) => () => [...instead(application(), 'ClusterPermission'), work('c1', 'x', manifests)];

const clusterRole = (name: string, rules: Json[], apiVersion = `${RBAC}/v1`): Json => ({ apiVersion, kind: 'ClusterRole', metadata: { name }, rules });
const namespacedRole = (namespace: string, name: string, rules: Json[]): Json => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  metadata: { name, namespace },
  rules,
});
const bound = (kind: string, name: string, subjects: Json[], apiVersion = `${RBAC}/v1`): Json => ({
  apiVersion,
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: roleRef(kind, name),
  subjects,
});
const boundIn = (namespace: string, kind: string, name: string, subjects: Json[]): Json => ({
  ...bound(kind, name, subjects),
  kind: 'RoleBinding',
  metadata: { name, namespace },
});
const ownedBy = (kind: string) => {
  const made = work('c1', 'x', [clusterRole('r', [READ_PODS]), bound('ClusterRole', 'r', [JANE])]);
  return { ...made, metadata: { ...made.metadata as Json, ownerReferences: [{ kind, name: 'x' }] } };
};
const placed = (...manifests: Json[]): Json => ({
  apiVersion: 'work.open-cluster-management.io/v1alpha1',
  kind: 'ManifestWorkReplicaSet',
  metadata: { name: 'everywhere', namespace: 'platform' },
  spec: { manifestWorkTemplate: { workload: { manifests } }, placementRefs: [{ name: 'all' }] },
});
/** As what a YAML reader makes of an anchor within itself. */
const ofItself = (cluster: string, rule = READ_PODS): Json => {
  const spec: Json = { clusterRole: { rules: [rule] }, clusterRoleBinding: { subject: OWN } };
  spec.again = spec;
  return permission(cluster, 'x', spec);
};
const readers = (...rules: Json[]) => () => [...application(), ...role('my-app', 'helper', rules, 'helper')];
const readerOfEverything = (name: string, ref: string): Json => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: roleRef('ClusterRole', ref),
  subjects: [{ kind: 'ServiceAccount', name, namespace: 'ops' }],
});

const WORLDS: readonly World[] = [
  { title: 'a ClusterRole for one subject', manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN } }) },
  {
    title: 'a ClusterRole for several subjects, of which the account is one',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subjects: [JANE, OWN, LOCAL] } }),
  },
  {
    title: 'several subjects count, and not the single one beside them',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN, subjects: [JANE] } }),
  },
  {
    title: 'an empty list of subjects leaves the single one',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN, subjects: [] } }),
  },
  { title: 'a ClusterRole bound to nobody', manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { name: 'b' } }) },
  { title: 'a ClusterRole without a binding', manifests: granted({ clusterRole: { rules: [READ_PODS] } }) },
  {
    title: 'several bindings, each for its subject',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBindings: [{ subject: JANE }, { subject: OWN }] }),
  },
  {
    title: 'several bindings count, and not the single one beside them',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN }, clusterRoleBindings: [{ subject: JANE }] }),
  },
  {
    title: 'a binding that names the permission\'s own ClusterRole',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN, roleRef: roleRef('ClusterRole', 'x-access') } }),
  },
  {
    title: 'a binding to a ClusterRole of the cluster',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN, roleRef: roleRef('ClusterRole', 'view') } }),
  },
  {
    title: 'a binding to cluster-admin',
    manifests: granted({ clusterRoleBinding: { subjects: [OWN, JANE], roleRef: roleRef('ClusterRole', 'cluster-admin') } }),
  },
  {
    title: 'a binding to cluster-admin in a namespace',
    manifests: granted({ roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('ClusterRole', 'cluster-admin') }] }),
  },
  {
    title: 'a Role in its namespace',
    manifests: granted({ roles: [{ namespace: 'team', rules: [READ_PODS] }], roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role') }] }),
  },
  {
    title: 'Roles in two namespaces, each for its subject',
    manifests: granted({
      roles: [{ namespace: 'team', rules: [READ_PODS] }, { namespace: 'dev', rules: [EVERYTHING] }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role') }, { namespace: 'dev', subject: JANE, roleRef: roleRef('Role') }],
    }),
  },
  {
    title: 'a Role bound in a namespace that has none',
    manifests: granted({ roles: [{ namespace: 'team', rules: [READ_PODS] }], roleBindings: [{ namespace: 'dev', subject: OWN, roleRef: roleRef('Role') }] }),
  },
  {
    title: 'the permission\'s ClusterRole in a namespace',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      roles: [{ namespace: 'team', rules: [EVERYTHING] }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('ClusterRole') }],
    }),
  },
  {
    title: 'the permission\'s Role by its name',
    manifests: granted({
      clusterRole: { rules: [EVERYTHING] },
      roles: [{ namespace: 'team', rules: [READ_PODS] }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role', 'x-access') }],
    }),
  },
  {
    title: 'a Role of the cluster',
    manifests: granted({
      roles: [{ namespace: 'team', rules: [READ_PODS] }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role', 'theirs') }],
    }),
  },
  {
    title: 'namespaces chosen by label',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      roleBindings: [{ namespaceSelector: { matchLabels: { team: 'a' } }, subject: OWN, roleRef: roleRef('ClusterRole') }],
    }),
  },
  {
    title: 'namespaces chosen by label, and a role of the cluster',
    manifests: granted({ roleBindings: [{ namespaceSelector: {}, subject: OWN, roleRef: roleRef('ClusterRole', 'edit') }] }),
  },
  {
    title: 'everywhere and in a namespace together',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      clusterRoleBinding: { subject: OWN },
      roles: [{ namespace: 'team', rules: [WRITE_JOBS] }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role') }],
    }),
    asks: [['list', 'pods'], ['create', 'jobs.batch'], ['get', 'jobs.batch']],
  },
  {
    title: 'rights on one name alone',
    manifests: granted({ clusterRole: { rules: [{ ...READ_PODS, resourceNames: ['one'] }] }, clusterRoleBinding: { subject: OWN } }),
  },
  {
    title: 'rights on names, in a namespace',
    asks: [['list', 'pods'], ['get', 'pods'], ['delete', 'pods'], ['create', 'pods'], ['deletecollection', 'pods'], ['get', 'services']],
    manifests: granted({
      roles: [{
        namespace: 'team',
        rules: [{ ...READ_PODS, resourceNames: ['two', 'one'] }, { apiGroups: ['*'], resources: ['pods'], resourceNames: ['one', 'three'], verbs: ['*'] }],
      }],
      roleBindings: [{ namespace: 'team', subject: OWN, roleRef: roleRef('Role') }],
    }),
  },
  {
    title: 'rights on paths',
    manifests: granted({ clusterRole: { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }, clusterRoleBinding: { subjects: [OWN, JANE] } }),
  },
  {
    title: 'a permission without a spec',
    manifests: () => [...instead(application(), 'ClusterPermission'), { ...permission('c1', 'x', {}), spec: undefined }],
  },
  {
    title: 'permissions of one name that refer to themselves',
    manifests: () => [...instead(application(), 'ClusterPermission'), ofItself('c1'), ofItself('c2', WRITE_JOBS)],
  },
  {
    title: 'one permission on two clusters',
    manifests: () => [...instead(application(), 'ClusterPermission'), grants('c1', 'x', [READ_PODS], [OWN]), grants('c2', 'x', [READ_PODS], [OWN])],
  },
  {
    title: 'two permissions of one name',
    manifests: () => [...instead(application(), 'ClusterPermission'), grants('c1', 'x', [READ_PODS], [OWN]), grants('c2', 'x', [WRITE_JOBS], [OWN])],
    asks: [['list', 'pods'], ['create', 'jobs.batch']],
  },
  { title: 'two permissions for one account', manifests: () => [...application(), grants('c1', 'x', [WRITE_JOBS], [OWN])] },

  { title: 'the service account behind the account', manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: BEHIND } }) },
  { title: 'a service account of the cluster', manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: LOCAL } }) },
  {
    title: 'a service account without a namespace',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: { kind: 'ServiceAccount', name: 'local' } } }),
  },
  { title: 'an account that does not exist', manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: subject('nobody') } }) },
  {
    title: 'a user of the account\'s name',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: { kind: 'User', name: 'my-app' } } }),
  },
  {
    title: 'a hub service account, by cluster-proxy\'s prefix',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      clusterRoleBinding: { subject: { kind: 'User', name: 'cluster:hub:system:serviceaccount:argocd:server' } },
    }),
  },
  {
    title: 'a group of that prefix',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      clusterRoleBinding: { subject: { kind: 'Group', name: 'cluster:hub:system:serviceaccount:argocd:server' } },
    }),
  },
  {
    title: 'groups',
    manifests: granted({
      clusterRole: { rules: [READ_PODS] },
      clusterRoleBinding: { subjects: ['dev', 'system:authenticated', 'system:unauthenticated'].map(name => ({ kind: 'Group', name })) },
    }),
  },
  {
    title: 'a user called as a group of everybody',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: { kind: 'User', name: 'system:authenticated' } } }),
  },
  {
    title: 'hub users are let in nowhere',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subjects: [JANE, OWN] } }),
    options: { hubTokensAccepted: false },
  },
  {
    title: 'hub users are let in',
    manifests: granted({ clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subjects: [JANE, OWN] } }),
    options: { hubTokensAccepted: true },
  },

  { title: 'a ManifestWork with a ClusterRole', manifests: worked(clusterRole('r', [READ_PODS]), bound('ClusterRole', 'r', [BEHIND])) },
  {
    title: 'a ManifestWork that binds before it defines',
    manifests: worked(bound('ClusterRole', 'r', [JANE]), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } }, clusterRole('r', [READ_PODS])),
  },
  { title: 'a ManifestWork with a Role', manifests: worked(namespacedRole('team', 'r', [READ_PODS]), boundIn('team', 'Role', 'r', [BEHIND])) },
  {
    title: 'a ManifestWork with a Role of that name in each of two namespaces',
    manifests: worked(namespacedRole('team', 'r', [READ_PODS]), namespacedRole('dev', 'r', [EVERYTHING]), boundIn('team', 'Role', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork with a Role in another namespace',
    manifests: worked(namespacedRole('dev', 'r', [EVERYTHING]), boundIn('team', 'Role', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork with a ClusterRole in a namespace, and a Role of that name',
    manifests: worked(clusterRole('r', [READ_PODS]), namespacedRole('team', 'r', [EVERYTHING]), boundIn('team', 'ClusterRole', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork with a ClusterRole to which somebody gave a namespace',
    manifests: worked({ ...clusterRole('r', [READ_PODS]), metadata: { name: 'r', namespace: 'team' } }, bound('ClusterRole', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork with a ClusterRoleBinding to which somebody gave a namespace',
    manifests: worked(clusterRole('r', [READ_PODS]), { ...bound('ClusterRole', 'r', [BEHIND]), metadata: { name: 'r', namespace: 'team' } }),
  },
  { title: 'a ManifestWork that binds a role of the cluster', manifests: worked(bound('ClusterRole', 'view', [BEHIND, JANE])) },
  { title: 'a ManifestWork that binds cluster-admin in a namespace', manifests: worked(boundIn('team', 'ClusterRole', 'cluster-admin', [BEHIND])) },
  {
    title: 'a ManifestWork with bindings of another group',
    manifests: worked(clusterRole('r', [READ_PODS], 'authorization.example.io/v1'), bound('ClusterRole', 'r', [BEHIND], 'authorization.example.io/v1')),
  },
  {
    title: 'a ManifestWork with a role of another group',
    manifests: worked(clusterRole('r', [READ_PODS], 'authorization.example.io/v1'), bound('ClusterRole', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork with something else that names a role',
    manifests: worked(clusterRole('r', [READ_PODS]), { ...bound('ClusterRole', 'r', [BEHIND]), kind: 'Other' }),
  },
  {
    title: 'a ManifestWork in which something else than a role has rules',
    manifests: worked({ ...clusterRole('r', [READ_PODS]), kind: 'Other' }, bound('Other', 'r', [BEHIND])),
  },
  {
    title: 'a ManifestWork that names a ClusterPermission as its owner, and none is there',
    manifests: () => [...instead(application(), 'ClusterPermission'), ownedBy('ClusterPermission')],
  },
  { title: 'the ManifestWork of something else', manifests: () => [...instead(application(), 'ClusterPermission'), ownedBy('Application')] },
  {
    title: 'a Placement chooses the clusters',
    manifests: () => [...application(), placed(clusterRole('r', [READ_PODS]), bound('ClusterRole', 'r', [JANE, LOCAL, BEHIND]))],
    asks: [['list', 'pods'], ['list', 'pods', 'c1']],
  },
];

const ASKED: readonly World[] = [
  {
    title: 'one cluster of two',
    manifests: () => [...application(), grants('c2', 'x', [READ_PODS], [JANE])],
    asks: [['list', 'pods'], ['list', 'pods', 'c1'], ['list', 'pods', 'c2']],
  },
  {
    title: 'groups, sub-resources and wildcards',
    manifests: granted({
      clusterRole: {
        rules: [
          { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads/status'], verbs: ['patch'] },
          { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
          { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['*'] },
        ],
      },
      clusterRoleBinding: { subject: OWN },
    }),
    asks: [
      ['patch', 'workloads.kueue.x-k8s.io/status'], ['patch', 'workloads.kueue.x-k8s.io'], ['get', 'pods/log'], ['get', 'pods'],
      ['update', 'deployments.apps/scale'], ['update', 'deployments.apps/status'],
      ['update', 'deployments/scale'],
    ],
  },
  { title: 'the same token on every cluster is one line', manifests: () => [...application(), account('c1', 'my-app')] },
  { title: 'an account that nobody uses', manifests: () => [account('c1', 'x'), grants('c1', 'x')] },
  {
    title: 'an account that an application uses which does not see the cluster',
    manifests: () => [...instead(application(), 'ManagedClusterSetBinding'), binding('other', 'app-clusters')],
  },
  {
    title: 'an account that an application uses which may see the cluster',
    manifests: () => instead(application(), 'ManagedClusterSet'),
    options: { complete: false },
  },
  { title: 'an account of another name', manifests: () => [...application(), account('c1', 'x'), grants('c1', 'x')] },
  {
    title: 'two applications with one account',
    manifests: () => [...application(), providerFile(exec('my-app', 'other'), undefined, 'other'), binding('other', 'app-clusters')],
  },
  { title: 'a reader of one token', manifests: readers(getSecrets('c1-my-app')) },
  { title: 'a reader of every Secret of the namespace', manifests: readers({ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }) },
  { title: 'a reader by a wildcard', manifests: readers({ apiGroups: ['*'], resources: ['*'], resourceNames: ['c2-my-app'], verbs: ['*'] }) },
  {
    title: 'one who may only create Secrets',
    manifests: readers({ apiGroups: [''], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['create', 'delete'] }),
  },
  {
    title: 'one who may read another thing of the token\'s name',
    manifests: readers(
      { apiGroups: ['', 'apps'], resources: ['configmaps'], resourceNames: ['c1-my-app'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['secrets'], resourceNames: ['c1-my-app'], verbs: ['get'] },
    ),
  },
  {
    title: 'readers in a namespace that sees the clusters too',
    manifests: () => [...application(), binding('other', 'app-clusters'), ...role('other', 'helper', [getSecrets('c1-my-app')], 'helper')],
  },
  {
    title: 'a token that is not copied has no readers',
    manifests: () => [...instead(readers(getSecrets('c1-my-app'))(), 'ManagedServiceAccount'), account('c1', 'my-app', undefined, { labels: {} })],
  },
  {
    title: 'readers of every Secret of the hub, in the order of their names',
    manifests: () => [
      ...application(),
      ...role('my-app', 'helper', [getSecrets('c1-my-app')], 'ops/zoe'),
      readerOfEverything('zoe', 'cluster-admin'),
      readerOfEverything('ann', 'edit'),
      readerOfEverything('bob', 'view'),
    ],
  },
  {
    title: 'a ClusterRole called admin, with rules of its own',
    manifests: () => [...application(), clusterRole('admin', [READ_PODS]), readerOfEverything('ann', 'admin')],
  },
  { title: 'a Role called admin', manifests: () => [...application(), boundIn('my-app', 'Role', 'admin', [{ kind: 'ServiceAccount', name: 'ann' }])] },
  {
    title: 'a ClusterRole called admin, bound in the namespace',
    manifests: () => [...application(), boundIn('my-app', 'ClusterRole', 'admin', [{ kind: 'ServiceAccount', name: 'ann' }])],
  },
  {
    title: 'a Role and a ClusterRole of one name',
    manifests: () => [
      ...application(),
      clusterRole('r', [EVERYTHING]),
      namespacedRole('my-app', 'r', [READ_PODS]),
      boundIn('my-app', 'Role', 'r', [{ kind: 'User', name: 'ann' }]),
    ],
  },
  {
    title: 'a ClusterRole and a Role of one name',
    manifests: () => [
      ...application(),
      clusterRole('r', [READ_PODS]),
      namespacedRole('my-app', 'r', [EVERYTHING]),
      boundIn('my-app', 'ClusterRole', 'r', [{ kind: 'User', name: 'ann' }]),
    ],
  },
  { title: 'a role called constructor', manifests: () => [...application(), boundIn('my-app', 'ClusterRole', 'constructor', [{ kind: 'User', name: 'ann' }])] },
  { title: 'nothing is in the input', manifests: () => [clusterSet('s', {})] },
];

/** What a change of the manifests gives and takes away. */
const CHANGES: readonly { readonly title: string; readonly before: Json; readonly after: Json }[] = [
  { title: 'a right in a namespace becomes one for everywhere', before: inNamespace('team'), after: everywhere() },
  { title: 'a right for everywhere becomes one in a namespace', before: everywhere(), after: inNamespace('team') },
  { title: 'a right moves to another namespace', before: inNamespace('team'), after: inNamespace('dev') },
  { title: 'a right in a namespace comes to the one for everywhere', before: everywhere(), after: both('team') },
  {
    title: 'a right on namespaces chosen by label becomes one in a namespace',
    before: ofRole({ namespaceSelector: {} }, 'ClusterRole'),
    after: ofRole({ namespace: 'team' }, 'ClusterRole'),
  },
  { title: 'a role of the cluster stays, and another comes', before: ofRoles('view'), after: ofRoles('view', 'edit', 'admin') },
  { title: 'a verb comes in a namespace', before: inNamespace('team'), after: inNamespace('team', { ...READ_PODS, verbs: ['delete', ...READ_PODS.verbs] }) },
];

function everywhere(): Json {
  return permission('c1', 'x', { clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { subject: OWN } });
}

function inNamespace(namespace: string, rule: Json = READ_PODS): Json {
  return permission('c1', 'x', { roles: [{ namespace, rules: [rule] }], roleBindings: [{ namespace, subject: OWN, roleRef: roleRef('Role') }] });
}

function both(namespace: string): Json {
  return permission(
    'c1',
    'x',
    {
      clusterRole: { rules: [READ_PODS] },
      clusterRoleBinding: { subject: OWN },
      roles: [{ namespace, rules: [READ_PODS] }],
      roleBindings: [{ namespace, subject: OWN, roleRef: roleRef('Role') }],
    },
  );
}

function ofRole(where: Json, kind: string): Json {
  return permission('c1', 'x', { clusterRole: { rules: [READ_PODS] }, roleBindings: [{ ...where, subject: OWN, roleRef: roleRef(kind) }] });
}

function ofRoles(...names: string[]): Json {
  return permission('c1', 'x', { clusterRoleBindings: names.map(name => ({ subject: OWN, roleRef: roleRef('ClusterRole', name) })) });
}

function change(before: Json, after: Json): string[] {
  const model = (manifest: Json) => AccessModel.fromManifests([...instead(application(), 'ClusterPermission'), manifest], OPTIONS);
  const { gained, lost } = model(before).diff(model(after));
  return [
    ...gained.map(one => `gained: ${one.description} on ${one.clusters.join(', ')}`),
    ...lost.map(one => `lost: ${one.description} on ${one.clusters.join(', ')}`),
  ];
}

const whoCan = ({ kind, who, how, where, certain, clusters }: Grantee) =>
  `  ${certain ? '' : 'perhaps '}${kind} ${who} by ${how}, ${where}, on ${clusters.join(', ')}`;

function lines({ manifests, options, asks = [['list', 'pods']] }: World): string[] {
  const model = AccessModel.fromManifests([...manifests()], { ...OPTIONS, ...options });
  const report = model.toJson();
  const access = report.consumers.flatMap(consumer => consumer.access.map(one => `${consumer.name} on ${one.cluster}: ${one.rights.join('; ') || 'nothing'}`));
  const identityLine = ({ identity, cluster, rights, grantedByKind, grantedBy, field }: HubIdentity) =>
    `${identity} on ${cluster || 'what a Placement selects'}: ${rights.join('; ') || 'nothing'} [${grantedByKind} ${grantedBy} ${field}]`;
  return [
    ...access,
    ...report.hubIdentities.map(identityLine),
    ...report.unresolvedSubjects.map(unresolved => `not known: ${identityLine(unresolved)}`),
    ...report.readersOfEverything.length > 0 ? [`every Secret of the hub: ${report.readersOfEverything.join(', ')}`] : [],
    ...model.findings.filter(({ rule }) => rule === 'hub-identity-reach')
      .map(({ severity, message, remedy }) => `${severity}: ${message} (${remedy.question})`),
    ...model.unknowns.filter(({ rule }) => rule === 'hub-identity-reach').map(({ missing }) => `unknown: ${missing}`),
    ...asks.flatMap(([verb, resource, cluster]) => [
      `who can ${verb} ${resource}${cluster === undefined ? '' : ` on ${cluster}`}`,
      ...model.whoCan(verb, resource, cluster).map(whoCan),
    ]),
  ];
}

export const GRANTS: readonly Page[] = [
  ...[...WORLDS, ...ASKED].map(world => ({ ...world, lines: () => lines(world) })),
  ...CHANGES.map(({ title, before, after }) => ({ title: `change: ${title}`, lines: () => change(before, after) })),
];
