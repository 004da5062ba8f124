import { cli } from './cli';
import { account, cluster, permission, READ_PODS, setFor, yaml } from './world';

/**
 * Whole repositories of others, as people clone them, rebuilt small with the kinds of files that each holds. Nobody applies all of such a folder, so an
 * error that rests on two files of it would be false; what is wrong in one object is found all the same, and folders that are rendered later are named.
 */
interface Repository {
  readonly files: Readonly<Record<string, string>>;
  /** `severity rule: message`, each once. */
  readonly findings?: readonly string[];
  /** Folders and files, with what is said of each. */
  readonly named?: readonly string[];
  /** Files that kubectl refuses as well. */
  readonly unreadable?: readonly string[];
}

const WORKFLOW = { '.github/workflows/test.yml': 'on: [push]\njobs: {test: {steps: [{run: "echo ${{ github.sha }}"}]}}\n' };
const ALL_WORKFLOWS = '.github/workflows/test.yml: is a file of another tool and holds no Kubernetes object';

const chart = (folder: string) => ({
  [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
  [`${folder}/values.yaml`]: 'spec: {replicas: 1}\n',
  [`${folder}/templates/role.yaml`]: '{{- if .Values.on }}\nmetadata:\n  name: {{ .Values.name }}\n  labels: {{ toYaml .Values.labels }}\n{{- end }}\n',
  [`${folder}/templates/binding.yaml`]: yaml(setFor('{{ .Values.env }}')),
});
const chartAt = (folder: string) => `${folder}: is a Helm chart: judge what \`helm template ${folder}\` writes`;
const kustomizationAt = (folder: string) => `${folder}: is a kustomization: judge what \`kustomize build ${folder}\` writes`;

const crd = (version: string) => yaml([{
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'demos.example.com' }, spec: { versions: [{ name: version }] },
}]);
const kueue = (kind: string, name: string, spec: object, version = 'v1beta1') =>
  ({ apiVersion: `kueue.x-k8s.io/${version}`, kind, metadata: { name, ...kind === 'LocalQueue' && { namespace: 'default' } }, spec });
const queue = (checks: readonly string[], version?: string) => kueue('ClusterQueue', 'cluster-queue', {
  namespaceSelector: {},
  resourceGroups: [{ coveredResources: ['cpu'], flavors: [{ name: 'default-flavor', resources: [{ name: 'cpu', nominalQuota: 9 }] }] }],
  ...version === undefined ? { admissionChecks: checks } : { admissionChecksStrategy: { admissionChecks: checks.map(name => ({ name })) } },
}, version);
const demo = (name: string) => yaml([
  kueue('ResourceFlavor', 'default-flavor', {}),
  queue([name]),
  kueue('LocalQueue', 'user-queue', { clusterQueue: 'cluster-queue' }),
  kueue('AdmissionCheck', name, {
    controllerName: 'open-cluster-management.io/placement',
    parameters: {
      apiGroup: 'cluster.open-cluster-management.io', kind: 'Placement', name,
    },
  }),
]);
const old = (on: string, name: string, validity: string) =>
  ({ ...account(on, name, validity), apiVersion: 'authentication.open-cluster-management.io/v1alpha1' });
const addOn = (namespace: string, spec: object) =>
  ({ apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ManagedClusterAddOn', metadata: { name: 'managed-serviceaccount', namespace }, spec });
const clusterRole = (name: string, namespace?: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name, ...namespace !== undefined && { namespace } }, rules: [READ_PODS],
});
const policy = (namespace: string, name: string, objects: readonly object[]) => ({
  apiVersion: 'policy.open-cluster-management.io/v1',
  kind: 'Policy',
  metadata: { name, namespace },
  spec: {
    'remediationAction': 'enforce',
    'disabled': false,
    'policy-templates': [{
      objectDefinition: {
        apiVersion: 'policy.open-cluster-management.io/v1',
        kind: 'ConfigurationPolicy',
        metadata: { name },
        spec: {
          'remediationAction': 'enforce',
          'severity': 'low',
          'object-templates': objects.map(objectDefinition =>
            ({ complianceType: 'musthave', objectDefinition })),
        },
      },
    }],
  },
});
const plugin = (name: string, data: object) => yaml([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'skupper' }, data }]);
const sample = (name: string, spec: object) =>
  yaml([{ apiVersion: 'rbac.open-cluster-management.io/v1alpha1', kind: 'ClusterPermission', metadata: { name }, spec }]);

const REPOSITORIES: Readonly<Record<string, Repository>> = {
  'open-cluster-management-io/ocm': {
    files: {
      ...WORKFLOW,
      ...chart('deploy/cluster-manager/chart/cluster-manager'),
      'deploy/cluster-manager/config/kustomization.yaml': 'namePrefix: a-\nresources: [role.yaml]\n',
      'deploy/cluster-manager/config/role.yaml': yaml([clusterRole('manager')]),
      'manifests/hub/role.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Name }}\ndata: {{ .Data }}\n',
      'solutions/kueue/multikueue-setup-demo1.yaml': demo('multikueue-demo1'),
      'solutions/kueue/multikueue-setup-demo2.yaml': demo('multikueue-demo2'),
      'vendor/api/crd.yaml': crd('v1'),
      'vendor/api/old.crd.yaml': crd('v1alpha1'),
      'test/msa.yaml': yaml([old('cluster1', 'test', '8640h0m0s')]),
    },
    findings: [
      'warning account-old-api: deprecated', 'warning kueue-old-api: object', 'warning kueue-old-api: same-fields', 'warning object-twice: repeated-in-source',
      'warning validity-long: months',
    ],
    named: [
      ALL_WORKFLOWS,
      chartAt('deploy/cluster-manager/chart/cluster-manager'),
      kustomizationAt('deploy/cluster-manager/config'),
      'manifests/hub/role.yaml:1: is a template of Go or Helm: judge what it renders to',
    ],
  },
  'open-cluster-management-io/addon-contrib': {
    files: {
      ...chart('fluid-addon/charts'),
      'scoring/deploy/account.yaml': yaml([account('${CLUSTER_NAME}', 'scoring'), permission('${CLUSTER_NAME}', 'scoring')]),
      'scoring/deploy/placeholder.yaml': yaml([permission('placeholder', 'placeholder')]),
      'skupper/site-hub.yaml': plugin('skupper-site', { ingress: 'nodeport' }),
      'skupper/site-none.yaml': plugin('skupper-site', { ingress: 'none' }),
      'a/crd.yaml': crd('v1'),
      'a/b/crd.yaml': crd('v2'),
    },
    findings: ['warning object-twice: repeated-in-source'],
    named: [chartAt('fluid-addon/charts')],
  },
  'kubernetes-sigs/kueue': {
    files: {
      ...WORKFLOW,
      '.skillsaw.yaml': 'rules:\n  a: {enabled: true}\n',
      '.krew.yaml': 'apiVersion: krew.googlecontainertools.github.com/v1alpha2\nkind: Plugin\nmetadata: {name: k}\nspec:\n  version: {{ .TagName }}\n',
      ...chart('charts/kueue'),
      'config/components/kustomization.yaml': 'resources: [sets.yaml]\npatches: [{path: patch.yaml}]\n',
      'config/components/sets.yaml': yaml([clusterRole('manager')]),
      'config/components/patch.yaml': yaml([{ ...clusterRole('manager'), rules: [] }]),
      'keps/1/kep.yaml': 'title: a\nreviewers: [@somebody]\n',
      'site/examples/setup-a.yaml': yaml([queue(['a'], 'v1beta2')]),
      'site/examples/setup-b.yaml': yaml([queue(['b'], 'v1beta2')]),
      'site/visibility.yaml': yaml([clusterRole('visibility', 'default')]),
    },
    findings: ['warning namespace-on-cluster-kind: cluster-scoped', 'warning object-twice: repeated-in-source'],
    named: [
      ALL_WORKFLOWS,
      '.krew.yaml:1: is a template of Go or Helm: judge what it renders to',
      '.skillsaw.yaml: is a file of another tool and holds no Kubernetes object',
      chartAt('charts/kueue'),
      kustomizationAt('config/components'),
    ],
    unreadable: ['keps/1/kep.yaml'],
  },
  'open-cluster-management-io/policy-collection': {
    files: {
      '.yamllint.yaml': 'extends: default\nrules:\n  truthy: disable\n',
      'stable/policy.yaml': yaml([policy('policies', 'quay', [clusterRole('quay')])]),
      'generator/kustomization.yaml': 'generators: [generator.yaml]\n',
      'generator/generator.yaml': 'apiVersion: policy.open-cluster-management.io/v1\nkind: PolicyGenerator\nmetadata: {name: g}\n'
        + 'policies: [{name: p, manifests: [{path: input}]}]\n',
      'generator/input/a.yaml': plugin('opp-ingres-ca', { ca: 'a' }),
      'generator/input/b.yaml': plugin('opp-ingres-ca', { ca: '{{hub fromConfigMap "a" "b" "c" hub}}' }),
      'community/a/quay.yaml': yaml([{ apiVersion: 'redhatcop.redhat.io/v1alpha1', kind: 'QuayIntegration', metadata: { name: 'q' }, spec: { a: 1 } }]),
      'community/quay.yaml': yaml([{ apiVersion: 'redhatcop.redhat.io/v1alpha1', kind: 'QuayIntegration', metadata: { name: 'q' }, spec: { a: 2 } }]),
      'community/zts/role.yaml': yaml([clusterRole('zts', 'zts-xcrypt')]),
    },
    findings: ['warning namespace-on-cluster-kind: cluster-scoped', 'warning object-twice: repeated-in-source'],
    named: ['.yamllint.yaml: is a file of another tool and holds no Kubernetes object', kustomizationAt('generator')],
  },
  'argoproj-labs/argocd-pull-integration': {
    files: {
      ...chart('charts/pull'),
      'config/crd/kustomization.yaml': 'resources: [bases/crd.yaml]\nconfigurations: [kustomizeconfig.yaml]\n',
      'config/crd/bases/crd.yaml': crd('v1'),
      'deploy/crd.yaml': crd('v2'),
      'deploy/crds/crd.yaml': crd('v3'),
      'deploy/role.yaml': yaml([clusterRole('pull')]),
      'deploy/e2e/role.yaml': yaml([{ ...clusterRole('pull'), rules: [] }]),
    },
    findings: ['warning object-twice: repeated-in-source'],
    named: [chartAt('charts/pull'), kustomizationAt('config/crd')],
  },
  'open-cluster-management-io/managed-serviceaccount': {
    files: {
      ...chart('charts/managed-serviceaccount'),
      'config/crd/addon.yaml': 'apiVersion: v1\nkind: A\nmetadata: {name: a}\nspec:\n  description: \'it\'s broken\n',
      'config/manager/kustomization.yaml': 'namespace: msa\nresources: [role.yaml]\n',
      'config/manager/role.yaml': yaml([clusterRole('manager')]),
      'deploy/samples/addon-metrics.yaml': yaml([addOn('loopback', { installNamespace: 'a' })]),
      'deploy/samples/addon.yaml': yaml([addOn('loopback', {})]),
      'deploy/samples/account.yaml': yaml([{
        ...account('hub', 'sample'), spec: { rotation: { enabled: false, validity: '8640h0m0s' } },
      }, old('vela-dev', 'gateway', '8640h0m0s')]),
      'e2e/msa.yaml': yaml([account('CLUSTER_NAME', 'e2e')]),
    },
    findings: [
      'notice rotation-ignored: ignored', 'warning account-old-api: deprecated', 'warning object-twice: repeated-in-source', 'warning validity-long: months',
    ],
    named: [chartAt('charts/managed-serviceaccount'), kustomizationAt('config/manager')],
    unreadable: ['config/crd/addon.yaml'],
  },
  'kubernetes-sigs/multicluster-runtime': {
    files: {
      'examples/cluster-inventory-api/role.yaml': yaml([clusterRole('controller')]),
      'examples/kubeconfig/a.yaml': yaml([cluster('c1')]),
      'config/kustomization.yaml': 'resources: [role.yaml]\n',
      'config/role.yaml': yaml([clusterRole('manager')]),
    },
    named: ['config/kustomization.yaml:1: is not a Kubernetes object: it has no apiVersion and no kind'],
  },
  'kubernetes-sigs/cluster-inventory-api': { files: { 'config/crd/bases/a.yaml': crd('v1alpha1'), 'config/crd/bases/b.yaml': crd('v1alpha1') } },
  'stolostron/cluster-permission': {
    files: {
      ...chart('chart'),
      'config/samples/msa.yaml': yaml([permission('cluster1', 'sample'), old('cluster1', 'sample', '8640h0m0s')]),
      'config/samples/users.yaml': sample('users', {
        clusterRoleBinding: { name: 'u', roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'User', name: 'user1' }] },
      }),
      'config/samples/binding_error.yaml': sample('binding-error', { clusterRole: { rules: [READ_PODS] }, clusterRoleBinding: { name: 'e' } }),
    },
    findings: [
      'error permission-before-account: order', 'error permission-grants-nothing: no-subject', 'warning account-old-api: deprecated',
      'warning hub-identity-reach: placed', 'warning validity-long: months',
    ],
    named: [chartAt('chart')],
  },
  'ch-stark/enable-managed-service-account': {
    files: {
      'kustomization.yaml': 'generators: [generator.yaml]\n',
      'generator.yaml': 'apiVersion: policy.open-cluster-management.io/v1\nkind: PolicyGenerator\nmetadata: {name: g}\n'
        + 'policies: [{name: p, manifests: [{path: policy.yaml}]}]\n',
      'policy.yaml': yaml([policy('policies', 'enable-msa', [addOn('c1', {})])]),
    },
    named: [kustomizationAt('.')],
  },
};

describe.each(Object.entries(REPOSITORIES))('%s', (_, { files, findings = [], named = [], unreadable = [] }) => {
  const answer = async () => {
    const { out } = await cli(['check', '.', '--format', 'json'], { files });
    return JSON.parse(out);
  };

  test('has these findings alone', async () => {
    const found: { severity: string; rule: string; messageId: string }[] = (await answer()).findings;
    expect([...new Set(found.map(({ severity, rule, messageId }) => `${severity} ${rule}: ${messageId}`))].sort()).toStrictEqual([...findings].sort());
  });

  test('is read as far as kubectl reads it, and what is rendered later is named', async () => {
    const problems: { severity: string; file: string; line?: number; message: string }[] = (await answer()).problems;
    const of = (severity: string) => problems.filter(problem => problem.severity === severity);
    expect(of('unreadable').map(({ file }) => file)).toStrictEqual(unreadable);
    expect(of('remark')).toStrictEqual([]);
    expect(of('skipped').map(({ file, line, message }) => `${line === undefined ? file : `${file}:${line}`}: ${message}`).sort())
      .toStrictEqual([...named].sort());
  });
});
