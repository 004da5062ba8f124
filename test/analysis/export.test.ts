import { AccessModel, AccessOptions } from '../../src';
import { Json, record } from '../../src/kubernetes/json';
import { application, MEANT, multiKueue, OPTIONS } from '../fixtures/builders';

/** A hub's export of what was applied: everything that a server, OCM and Kueue's own manifests add to it. */
function exported(manifests: readonly Json[]): Json[] {
  const metadata = (manifest: Json) => record(manifest.metadata);
  const live = manifests.map((manifest, i) => ({
    ...manifest,
    metadata: { ...metadata(manifest), uid: `uid-${i}`, resourceVersion: String(i), managedFields: [{ manager: 'kubectl', operation: 'Apply' }] },
    ...(manifest.kind === 'ManagedServiceAccount' ? { spec: { rotation: { enabled: true, ...record(record(manifest.spec).rotation) } } } : {}),
    status: { conditions: [] },
  }));
  const accounts = manifests.filter(manifest => manifest.kind === 'ManagedServiceAccount').map(metadata);
  const homes: Record<string, string> = { 'my-app': 'my-app', 'multikueue': 'kueue-system' };
  const profiles = accounts.map(({ namespace, name }) => ({
    apiVersion: 'multicluster.x-k8s.io/v1alpha1',
    kind: 'ClusterProfile',
    metadata: { name: namespace, namespace: homes[String(name)] },
    status: { accessProviders: [{ name: 'open-cluster-management' }] },
  }));
  const works = live.filter(({ kind }: Json) => kind === 'ClusterPermission').map((permission: Json) => ({
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: {
      name: `${String(metadata(permission).name)}-abcde`,
      namespace: metadata(permission).namespace,
      uid: `work-${String(metadata(permission).uid)}`,
      ownerReferences: [{ kind: 'ClusterPermission', name: metadata(permission).name, uid: metadata(permission).uid }],
    },
    spec: {
      workload: {
        manifests: [
          {
            apiVersion: 'rbac.authorization.k8s.io/v1',
            kind: 'ClusterRole',
            metadata: { name: metadata(permission).name },
            rules: record(record(permission.spec).clusterRole).rules,
          },
          {
            apiVersion: 'rbac.authorization.k8s.io/v1',
            kind: 'ClusterRoleBinding',
            metadata: { name: metadata(permission).name },
            roleRef: { kind: 'ClusterRole', name: metadata(permission).name },
            subjects: [{
              kind: 'ServiceAccount',
              name: String(metadata(permission).name).replace(/-access$/, ''),
              namespace: 'open-cluster-management-agent-addon',
            }],
          },
        ],
      },
    },
  }));
  const subjects = [{ kind: 'ServiceAccount', name: 'kueue-controller-manager', namespace: 'kueue-system' }];
  const shipped = [
    ['kueue-manager-secrets-role', '', 'secrets', ['get', 'list', 'watch', 'update']],
    ['kueue-manager-clusterprofiles-role', 'multicluster.x-k8s.io', 'clusterprofiles', ['get', 'list', 'watch']],
  ]
    .flatMap(([name, group, resource, verbs]) => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name, namespace: 'kueue-system' },
        rules: [{ apiGroups: [group], resources: [resource], verbs }],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name, namespace: 'kueue-system' },
        roleRef: { kind: 'Role', name },
        subjects,
      },
    ]);
  const administrators = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'cluster-admin' },
    roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'Group', name: 'system:masters' }],
  };
  const builtIn = [
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSet',
      metadata: { name: 'global' },
      spec: { clusterSelector: { selectorType: 'LabelSelector', labelSelector: {} } },
    },
    {
      apiVersion: 'cluster.open-cluster-management.io/v1beta2',
      kind: 'ManagedClusterSet',
      metadata: { name: 'default' },
      spec: { clusterSelector: { selectorType: 'ExclusiveClusterSetLabel' } },
    },
  ];
  const clusters = (OPTIONS.fleet ?? []).map(({ name, labels }) => ({
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: { name, labels },
    spec: { hubAcceptsClient: true },
  }));
  return [{ apiVersion: 'v1', kind: 'List', items: [...clusters, ...builtIn, ...works, ...live, ...profiles, ...shipped, administrators] }];
}

const manifests = [...application(), ...multiKueue()];
const options: AccessOptions = { releases: OPTIONS.releases, unmanagedFrameworks: MEANT, complete: true };
const ours = () => AccessModel.fromManifests(manifests, { ...OPTIONS, unmanagedFrameworks: MEANT, complete: false });
const theirs = () => AccessModel.fromManifests(exported(manifests), options);

test('a hub\'s export gives no finding that its manifests do not give', () => {
  expect(theirs().findings.map(finding => finding.message)).toStrictEqual([]);
  expect(theirs().unknowns).toStrictEqual([]);
});

test('there is no change of access between manifests and the export of the hub that has them', () => {
  const access = { gained: [], lost: [], newFindings: [], goneFindings: [], newlySuppressed: [], workloads: [], newUnknowns: [], notJudged: [] };
  const rest = { whoGains: [], whoLoses: [], changedFacts: [], changedDecisions: [], clustersAdded: [], clustersRemoved: [], renamedClusters: [] };
  const none = {
    changed: false,
    ...access,
    ...rest,
    notCompared: ['who can read every Secret of the hub, and who reaches a token in one step: only one side is a whole hub'],
    standingFindings: [],
  };
  expect(ours().diff(theirs())).toStrictEqual(none);
  expect(theirs().diff(ours())).toStrictEqual(none);
  // As somebody does who states nothing but releases: the export says which clusters there are, for the manifests too.
  const plain = AccessModel.fromManifests(manifests, options);
  expect(plain.diff(theirs())).toStrictEqual(none);
  expect(theirs().diff(plain)).toStrictEqual(none);
});

test('between two exports, another reader of the whole hub is a gain', () => {
  const auditor = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'auditor', uid: 'uid-auditor' },
    roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'User', name: 'auditor' }],
  };
  const later = AccessModel.fromManifests([...exported(manifests), auditor], options);
  expect(theirs().diff(later)).toMatchObject({
    gained: [
      { kind: 'in one step', description: 'User auditor may * *.* on the whole hub' },
      { kind: 'reader', description: 'User auditor can read every Secret of the hub', clusters: [] },
    ],
    lost: [],
    notCompared: [],
    standingFindings: [],
  });
});

test('the ways are those of the manifests', () => {
  const states = (model: AccessModel) => model.toJson().consumers
    .flatMap(consumer => consumer.access.map(cell => [consumer.name, cell.cluster, cell.state, cell.rights]));
  expect(states(theirs())).toStrictEqual(states(ours()));
  expect(states(theirs())).toHaveLength(3);
});

test('who reads the whole hub is listed once, and no reader of copies', () => {
  const report = theirs().toJson();
  expect(report.readersOfEverything).toStrictEqual(['Group system:masters']);
  expect(report.copies.flatMap(copy => copy.readers)).not.toContain('Group system:masters');
  expect(report.hubIdentities).toStrictEqual([]);
});
