import { readFileSync } from 'fs';
import { type AccessModel } from 'cdk8s-ocm';
import { type KubeObject } from '../control-plane/api.js';

const RBAC = 'rbac.authorization.k8s.io/v1';
/** Kinds of which a hub has some for each cluster. */
const OF_A_CLUSTER = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding', 'ManagedCluster', 'ManagedClusterAddOn'];

/** What a hub with more clusters has: of everything that names one cluster, a copy for each of the others. */
export function moreClusters(objects: readonly KubeObject[], cluster: string, count: number): KubeObject[] {
  const own = objects.filter(({ kind, metadata }) =>
    OF_A_CLUSTER.includes(kind) && JSON.stringify(metadata).includes(cluster)).map(object => JSON.stringify(object));
  return Array.from({ length: count }, (_, i) => own.map(text => JSON.parse(text.replaceAll(cluster, `spoke-${i}`)) as KubeObject)).flat();
}

/** Argo CD as its manifests install it, as far as RBAC goes (argoproj/argo-cd manifests@v3.5.1). */
export function argoCd(namespace: string): KubeObject[] {
  const read = ['get', 'list', 'watch'];
  const all = [...read, 'create', 'update', 'patch', 'delete'];
  const rule = (apiGroup: string, resources: string[], verbs: string[]) => ({ apiGroups: [apiGroup], resources, verbs });
  const secrets = (verbs: string[]) => rule('', ['secrets', 'configmaps'], verbs);
  const parts: Record<string, { cluster?: object[]; own?: object[] }> = {
    'application-controller': { cluster: [rule('*', ['*'], ['*'])], own: [secrets(read), rule('argoproj.io', ['applications', 'appprojects'], all)] },
    'server': {
      cluster: [rule('*', ['*'], ['delete', 'get', 'patch']), rule('', ['events'], ['list']), rule('', ['pods', 'pods/log'], ['get'])],
      own: [secrets(all), rule('argoproj.io', ['applications', 'applicationsets', 'appprojects'], all)],
    },
    'applicationset-controller': { own: [secrets(read), rule('argoproj.io', ['applications', 'applicationsets', 'applicationsets/finalizers'], all)] },
    'dex-server': { own: [secrets(read)] },
    'notifications-controller': { own: [secrets(['list', 'watch']), rule('argoproj.io', ['applications', 'appprojects'], [...read, 'update', 'patch'])] },
  };
  return Object.entries(parts).flatMap(([part, { cluster, own }]) => {
    const name = `argocd-${part}`;
    const bound = (kind: string, rules: object[], metadata: { name: string; namespace?: string }): KubeObject[] => [
      { apiVersion: RBAC, kind, metadata, rules },
      {
        apiVersion: RBAC,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      },
    ];
    const labels = { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/component': part };
    const spec = {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [{ name: part, image: 'argocd' }] } },
    };
    return [
      ...(cluster ? bound('ClusterRole', cluster, { name }) : []),
      ...(own ? bound('Role', own, { name, namespace }) : []),
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels }, spec },
    ];
  });
}

/** Lines of the part "in one step" of a report: who is named, and one for each component. */
export function oneStepLines(model: AccessModel): string[] {
  const all = model.toJson().oneStep;
  return [
    ...all.filter(({ component }) => component === undefined).map(({ subject, namespace }) => `${subject} ${namespace ?? 'everywhere'}`),
    ...new Set(all.flatMap(({ component }) => component ?? [])),
  ];
}

/** Lines of the part about coverage: what is not judged, by kind and reason. */
export function coverageLines(model: AccessModel): string[] {
  return model.coverage.kinds.filter(({ state }) => state === 'not judged').map(({ kind, count, reason }) => `${count} ${kind}: ${reason}`);
}

/** Where a user must hold a right to count, by what the documentation calls it. */
const PLACES: Record<string, string | undefined> = {
  'where tokens are': 'my-app',
  'in the namespace of a cluster': 'app-1',
  'in any namespace': 'default',
  'on the whole hub': undefined,
  'where provider entries are': 'kueue-system',
  'in the namespaces of OCM, and on its Secrets anywhere': 'open-cluster-management-hub',
};

/** For each row of the table in docs/coverage.md, a user with exactly its right. */
export function planted(): KubeObject[] {
  return tableRows().flatMap(([group, resources, verbs, place], i) => {
    if (!(place in PLACES)) {
      throw new Error(`docs/coverage.md: a right counts '${place}', and nothing here tells where that is`);
    }
    const namespace = PLACES[place];
    const metadata = { name: `planted-${i}`, ...(namespace === undefined ? {} : { namespace }) };
    const kind = namespace === undefined ? 'ClusterRole' : 'Role';
    const apiGroup = 'rbac.authorization.k8s.io';
    return [
      {
        apiVersion: RBAC,
        kind,
        metadata,
        rules: [{ apiGroups: [group === 'core' ? '' : group], resources: [resources.split(', ')[0]], verbs: [verbs.split(', ')[0]] }],
      },
      {
        apiVersion: RBAC,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup, kind, name: metadata.name },
        subjects: [{ apiGroup, kind: 'User', name: metadata.name }],
      },
    ];
  });
}

function tableRows(): string[][] {
  const page = readFileSync(new URL('../../../docs/coverage.md', import.meta.url), 'utf8').split('## In one step')[1];
  return page.split('\n').filter(line => line.startsWith('| ') && !line.startsWith('| API group') && !line.startsWith('| ---'))
    .map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
}
