import { Json, record } from '../../../../src/kubernetes/json';
import { application, binding, clusterSet, instead, role } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const GROUP = 'cluster.open-cluster-management.io';
const RBAC = 'rbac.authorization.k8s.io';
const rule = (resources: string[], more: Json = {}) => ({ apiGroups: [GROUP], resources, verbs: ['create', 'get', 'list', 'patch', 'watch'], ...more });
const APPLY = rule(['managedclustersets', 'managedclustersetbindings']);
const bind = (set: string) => rule(['managedclustersets/bind'], { verbs: ['create'], resourceNames: [set] });

function hubWide(name: string, rules: Json[], subjects: Json[] = [{ kind: 'ServiceAccount', name: 'sync', namespace: 'gitops' }], labels: Json = {}): Json[] {
  return [
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name, labels }, rules },
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name }, subjects },
  ];
}

const BOUND = [clusterSet('apps', { matchLabels: { use: 'app' } }), binding('my-app', 'apps')];
const account = (namespace: string) => [{ kind: 'ServiceAccount', name: 'sync', namespace }];
const user = [{ kind: 'User', name: 'system:serviceaccount:gitops:sync', apiGroup: RBAC }];
const live = BOUND.map(manifest => ({ ...manifest, metadata: { ...record(manifest.metadata), uid: 'u' } }));
const incomplete = { complete: false };
const fires = (when: string, rbac: Json[], message = 'one-account') => ({ when, manifests: [...BOUND, ...rbac], field: 'spec.clusterSet', message });

export const setBindRightCases: RuleCases = {
  rule: 'set-bind-right',
  fires: [
    fires('the account may only create bindings', hubWide('sync', [APPLY])),
    fires('the account is spelled as a user', hubWide('sync', [APPLY], user)),
    fires('it may bind another set', hubWide('sync', [APPLY, bind('other')])),
    fires('it may create them in this namespace', role('my-app', 'sync', [APPLY], 'gitops/sync')),
    fires('it may bind the set in a namespace, where no set is', [...hubWide('sync', [APPLY]), ...role('my-app', 'bind', [bind('apps')], 'gitops/sync')]),
    fires('two accounts may create bindings', hubWide('sync', [APPLY], [...account('gitops'), ...account('other')]), 'several-accounts'),
    fires('a role has the name that one would give it', [...hubWide('sync', [APPLY]), ...hubWide('bind-apps', [])], 'several-accounts'),
  ],
  silent: [
    { manifests: [...BOUND, ...hubWide('sync', [APPLY, bind('apps')])] },
    { manifests: [...BOUND, ...hubWide('sync', [APPLY, bind('apps')])], options: incomplete },
    { manifests: [...BOUND, ...hubWide('sync', [APPLY]), ...hubWide('more', [bind('apps')], [{ kind: 'Group', name: 'system:serviceaccounts:gitops' }])] },
    // Another account may bind it, and it may be that one that applies it.
    { manifests: [...BOUND, ...hubWide('sync', [APPLY]), ...hubWide('other', [APPLY, bind('apps')], account('other'))] },
    // Nobody's purpose: everything, all of a namespace, reading, OCM's own.
    { manifests: [...BOUND, ...hubWide('sync', [{ apiGroups: ['*'], resources: ['*'], verbs: ['create'] }])], options: incomplete },
    { manifests: [...BOUND, ...hubWide('all', [APPLY], undefined, { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' })] },
    { manifests: [...BOUND, ...hubWide('view', [{ ...APPLY, verbs: ['get', 'list', 'watch'] }])] },
    { manifests: [...BOUND, ...hubWide('edit', [{ ...APPLY, resourceNames: ['apps'], verbs: ['create', 'update'] }])] },
    { manifests: [...BOUND, ...hubWide('ocm', [APPLY], account('open-cluster-management-hub'))] },
    { manifests: [...BOUND, ...hubWide('people', [APPLY], [{ kind: 'User', name: 'jane' }])] },
    { manifests: [...BOUND, ...role('other', 'sync', [APPLY], 'gitops/sync')] },
    { manifests: [...live, ...hubWide('sync', [APPLY])] },
  ],
  notApplicable: { manifests: instead(application(), 'ManagedClusterSetBinding') },
  unknown: [
    { manifests: [...BOUND, ...hubWide('sync', [APPLY])], options: incomplete, missing: 'bind-right' },
    { manifests: [...BOUND, ...hubWide('sync', [APPLY]), ...hubWide('absent', []).slice(1)], options: incomplete, missing: 'bind-right' },
  ],
};
