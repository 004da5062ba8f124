import { AccessModel } from '../../../../src';
import { ONE_STEP_ROWS, OneStepScope } from '../../../../src/analysis/graph/tokens/one-step-rows';
import { Json } from '../../../../src/kubernetes/json';
import { application, OPTIONS } from '../../../fixtures/builders';

const RBAC = 'rbac.authorization.k8s.io/v1';
const PLACES: Record<OneStepScope, string | undefined> = {
  [OneStepScope.TOKENS]: 'my-app',
  [OneStepScope.CLUSTERS]: 'c1',
  [OneStepScope.ANYWHERE]: 'anywhere',
  [OneStepScope.HUB]: undefined,
  [OneStepScope.PROVIDERS]: 'my-app',
  [OneStepScope.KEYS]: 'open-cluster-management-hub',
};

/** A user with one rule, everywhere or in one namespace. */
function planted(name: string, rule: Json, namespace?: string): Json[] {
  const where = namespace === undefined ? {} : { namespace };
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  return [
    { apiVersion: RBAC, kind, metadata: { name, ...where }, rules: [rule] },
    {
      apiVersion: RBAC,
      kind: `${kind}Binding`,
      metadata: { name, ...where },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name }],
    },
  ];
}

const model = (...more: Json[]) => AccessModel.fromManifests([...application(), ...more], OPTIONS);
const modelBefore = (...more: Json[]) => AccessModel.fromManifests([...application(), ...more], OLD);
const holders = (...more: Json[]) =>
  model(...more).toJson().oneStep.map(({ subject, namespace, rights }) => `${subject} ${namespace ?? '*'}: ${rights.join('; ')}`);
const cells = ONE_STEP_ROWS.flatMap(({ group, resources, verbs, scope }) =>
  resources.flatMap(resource => verbs.map(verb => ({ group, resource, verb, scope }))));
const OLD = { ...OPTIONS, releases: { ...OPTIONS.releases, kubernetes: '1.34' } };

test('nobody is listed where nobody holds such a right', () => {
  expect(holders()).toStrictEqual([]);
});

test('each right of each row is a line with the name of who holds it, and a gain', () => {
  const mallory = (i: number) => `mallory-${i}`;
  const rule = ({ group, resource, verb }: typeof cells[number]) => ({ apiGroups: [group], resources: [resource], verbs: [verb] });
  const all = cells.flatMap((cell, i) => planted(mallory(i), rule(cell), PLACES[cell.scope]));
  const report = modelBefore(...all).toJson();
  expect(report.oneStep.map(({ subject }) => subject).sort()).toStrictEqual(cells.map((_, i) => `User ${mallory(i)}`).sort());
  const { gained } = modelBefore().diff(modelBefore(...all));
  expect(gained.filter(({ kind }) => kind === 'in one step')).toHaveLength(cells.length);
  expect(modelBefore(...all).diff(modelBefore()).lost.filter(({ kind }) => kind === 'in one step')).toHaveLength(cells.length);
});

test('verbs and resources of one subject are one line, also by wildcards', () => {
  expect(holders(...planted('m', { apiGroups: ['work.open-cluster-management.io'], resources: ['*'], verbs: ['*'] }))).toStrictEqual([
    'User m *: * *.work.open-cluster-management.io',
  ]);
  expect(holders(...planted('m', { apiGroups: [''], resources: ['*/exec'], verbs: ['create'] }, 'my-app'))).toStrictEqual(['User m my-app: create */exec']);
});

test('a right counts where it leads to a token or a cluster, and nowhere else', () => {
  const pods = { apiGroups: [''], resources: ['pods'], verbs: ['create'] };
  const works = { apiGroups: ['work.open-cluster-management.io'], resources: ['manifestworks'], verbs: ['create'] };
  const sets = { apiGroups: ['cluster.open-cluster-management.io'], resources: ['managedclustersets'], verbs: ['update'] };
  expect(holders(...planted('m', pods, 'elsewhere'), ...planted('n', works, 'elsewhere'), ...planted('o', sets, 'my-app'))).toStrictEqual([]);
  expect(holders(...planted('m', pods, 'c1'), ...planted('n', works, 'c1'))).toStrictEqual([
    'User m c1: create pods', 'User n c1: create manifestworks.work.open-cluster-management.io',
  ]);
});

test('names narrow a right, except where the request has none', () => {
  const named = (resource: string, verb: string) => ({ apiGroups: [''], resources: [resource], verbs: [verb], resourceNames: ['x'] });
  expect(holders(...planted('m', named('pods', 'create'), 'my-app'))).toStrictEqual([]);
  expect(holders(...planted('m', named('serviceaccounts/token', 'create'), 'my-app'))).toStrictEqual(['User m my-app: create serviceaccounts/token \'x\'']);
});

test('reading Secrets counts where OCM keeps its keys, and hub-wide only by name: who reads all is listed for that', () => {
  const read = (more: Json = {}) => ({ apiGroups: [''], resources: ['secrets'], verbs: ['get'], ...more });
  expect(holders(...planted('m', read(), 'open-cluster-management-addon'))).toStrictEqual(['User m open-cluster-management-addon: get secrets']);
  expect(holders(...planted('m', read()))).toStrictEqual([]);
  expect(holders(...planted('m', read({ resourceNames: ['cluster-proxy-signer'] })))).toStrictEqual(['User m *: get secrets \'cluster-proxy-signer\'']);
  expect(holders(...planted('m', read(), 'elsewhere'))).toStrictEqual([]);
});

test('reading Secrets elsewhere counts by the names that OCM gives its own, and where one of them is', () => {
  const read = (more: Json = {}) => ({ apiGroups: [''], resources: ['secrets'], verbs: ['get'], ...more });
  const secret = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'hosted-c1' } });
  expect(holders(...planted('m', read({ resourceNames: ['external-managed-kubeconfig'] }), 'hosted-c1')))
    .toStrictEqual(['User m hosted-c1: get secrets \'external-managed-kubeconfig\'']);
  expect(holders(...planted('m', read({ resourceNames: ['password'] }), 'hosted-c1'))).toStrictEqual([]);
  expect(holders(...planted('m', read(), 'hosted-c1'), secret('bootstrap-hub-kubeconfig'))).toStrictEqual(['User m hosted-c1: get secrets']);
  expect(holders(...planted('m', read(), 'hosted-c1'), secret('password'))).toStrictEqual([]);
});

test('writing ConfigMaps counts where provider entries are', () => {
  const write = { apiGroups: [''], resources: ['configmaps'], verbs: ['patch'] };
  expect(holders(...planted('m', write, 'my-app'), ...planted('n', write, 'elsewhere'))).toStrictEqual(['User m my-app: patch configmaps']);
});

test('a session by get counts before Kubernetes 1.35, and where the release is not known', () => {
  const session = planted('m', { apiGroups: [''], resources: ['pods/exec'], verbs: ['get'] });
  const steps = (kubernetes: string | undefined) => AccessModel.fromManifests([...application(), ...session], { ...OPTIONS, releases: { kubernetes } })
    .toJson().oneStep.length;
  expect([steps('1.34'), steps('1.35'), steps('1.36'), steps(undefined)]).toStrictEqual([1, 0, 0, 1]);
});

test('reading leases, events and metadata is no step', () => {
  const read = ['pods', 'events', 'namespaces', 'configmaps'].map((resource, i) =>
    planted(`m${i}`, { apiGroups: [''], resources: [resource], verbs: ['get', 'list', 'watch'] })).flat();
  expect(holders(...read, ...planted('l', { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['*'] }))).toStrictEqual([]);
});

test('what Kubernetes and Open Cluster Management bring names its component; who only borrows the namespace does not, with a role of their own', () => {
  const bound = (subject: Json, role: string) => ({
    apiVersion: RBAC, kind: 'ClusterRoleBinding', metadata: { name: role }, roleRef: { kind: 'ClusterRole', name: role }, subjects: [subject],
  });
  const pods = { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name: 'mine' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }] };
  const inKubeSystem = (name: string) => ({ kind: 'ServiceAccount', namespace: 'kube-system', name });
  const found = model(pods, bound(inKubeSystem('deployment-controller'), 'system:controller:deployment-controller'), bound(inKubeSystem('mine'), 'mine'));
  expect(found.toJson().oneStep.map(({ subject, component }) => [subject, component])).toStrictEqual([
    ['ServiceAccount kube-system/deployment-controller', 'Kubernetes'], ['ServiceAccount kube-system/mine', undefined],
  ]);
});

test('Kueue is who has its name where its configuration is, and nobody else', () => {
  const role = { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name: 'pods' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }] };
  const named = (namespace: string) => ({ kind: 'ServiceAccount', namespace, name: 'kueue-controller-manager' });
  const bound = {
    apiVersion: RBAC,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'b' },
    roleRef: { kind: 'ClusterRole', name: 'pods' },
    subjects: [named('kueue-system'), named('evil')],
  };
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kueue-manager-config', namespace: 'kueue-system' },
    data: { 'controller_manager_config.yaml': 'apiVersion: config.kueue.x-k8s.io/v1beta2\nkind: Configuration' },
  };
  expect(model(role, bound, config).toJson().oneStep.map(({ subject, component }) => [subject, component])).toStrictEqual([
    ['ServiceAccount kueue-system/kueue-controller-manager', 'Kueue'], ['ServiceAccount evil/kueue-controller-manager', undefined],
  ]);
});

describe('what Argo CD ships for its service accounts', () => {
  const account = (name: string) => ({ kind: 'ServiceAccount', namespace: 'argocd', name });
  const everything = { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name: 'all' }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] };
  const bound = (name: string) => ({
    apiVersion: RBAC, kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { kind: 'ClusterRole', name: 'all' }, subjects: [account(name)],
  });
  const running = (component: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: component, namespace: 'argocd', labels: { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/component': component } },
    spec: { selector: {}, template: { spec: { serviceAccountName: `argocd-${component}`, containers: [{ name: 'c', image: 'argocd' }] } } },
  });
  const components = (...manifests: Json[]) => model(everything, ...manifests).toJson().oneStep.map(({ subject, component }) => `${subject}: ${component}`);

  test('is Argo CD where its part runs, and somebody else without it', () => {
    const controller = 'argocd-application-controller';
    expect(components(bound(controller), running('application-controller'))).toStrictEqual([`ServiceAccount argocd/${controller}: Argo CD`]);
    expect(components(bound(controller))).toStrictEqual([`ServiceAccount argocd/${controller}: undefined`]);
  });

  test('and what it does not ship is named', () => {
    expect(components(bound('argocd-server'), running('server'))).toStrictEqual(['ServiceAccount argocd/argocd-server: undefined']);
    const patch = { ...everything, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['patch'] }] };
    expect(model(patch, bound('argocd-server'), running('server')).toJson().oneStep.map(({ component }) => component)).toStrictEqual(['Argo CD']);
  });
});
