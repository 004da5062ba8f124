import { account, binding, clusterSet, grants, role, getSecrets, kueueDeployment } from '../../fixtures/builders';
import { RuleCases } from '../../fixtures/rule-cases';

const names = (count: number) => Array.from({ length: count }, (_, i) => `${String(i).padStart(8, '0')}-${'a'.repeat(50)}`);
/** Names that take so many bytes together, each with its three around it. */
const sized = (bytes: number) => [...Array.from({ length: Math.floor(bytes / 64) - 1 }, () => 'a'.repeat(61)), 'a'.repeat(61 + bytes % 64)];

export const MANIFESTS: readonly RuleCases[] = [
  {
    rule: 'namespace-on-cluster-kind',
    fires: [{ when: 'a set has one', manifests: [{ ...clusterSet('s', { matchLabels: { a: 'b' } }), metadata: { name: 's', namespace: 'n' } }], field: 'metadata.namespace', says: 'is in no namespace' }],
    notApplicable: { manifests: [account('c1', 'x')] },
  },
  {
    rule: 'object-twice',
    fires: [
      { when: 'two files hold it', manifests: [grants('c1', 'x'), grants('c1', 'x')], field: 'metadata.name', says: 'there 2 times' },
      { when: 'another app of the hub has it', manifests: [binding('n', 's')], options: { background: [binding('n', 's')] }, field: 'metadata.name', says: 'there 2 times' },
      { when: 'it is in a List', manifests: [binding('n', 's'), { apiVersion: 'v1', kind: 'List', items: [binding('n', 's')] }], field: 'metadata.name', says: 'there 2 times' },
    ],
    silent: [
      { manifests: [kueueDeployment(), { ...kueueDeployment(), spec: { template: { spec: { containers: [{ name: 'manager' }] } } }, metadata: { name: 'kueue-controller-manager', namespace: 'kueue-system', annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } } }] },
      { manifests: [binding('n', 's'), binding('m', 's')] },
      { manifests: [account('c1', 'x'), account('c1', 'x')] },
      { manifests: ['a-', 'b-'].map(generateName => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName, namespace: 'n' } })) },
      { manifests: [binding('n', 's'), binding('n', 's', { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } })] },
      { manifests: [binding('n', 's'), binding('n', 's', { annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' } })] },
      { manifests: [kueueDeployment(), { ...kueueDeployment(), spec: { template: { spec: { containers: [{ name: 'manager' }] } } } }] },
    ],
    notApplicable: { manifests: [] },
  },
  {
    rule: 'role-too-large',
    fires: [
      { when: 'a client cannot apply it', severity: 'warning', manifests: role('n', 'r', [getSecrets(...names(5000))], 'x'), field: 'rules[].resourceNames', says: 'a client-side apply fails' },
      { when: 'it is a byte above what a client can apply', severity: 'warning', manifests: role('n', 'r', [getSecrets(...sized(256 * 1024 + 1))], 'x'), field: 'rules[].resourceNames', says: 'names take 256 KiB: a client-side' },
      { when: 'it is the largest that the server takes', severity: 'warning', manifests: role('n', 'r', [getSecrets(...sized(1024 * 1024))], 'x'), field: 'rules[].resourceNames', says: 'names take 1024 KiB: a client-side' },
      {
        when: 'its rules are a byte above that together',
        severity: 'error',
        manifests: [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' }, rules: [getSecrets(...sized(1024 * 1024 - 64)), getSecrets(...sized(65))] }],
        field: 'rules[].resourceNames',
        says: 'the API server refuses',
      },
      { when: 'the server refuses it', severity: 'error', manifests: role('n', 'r', [getSecrets(...names(18000))], 'x'), field: 'rules[].resourceNames', says: 'the API server refuses' },
    ],
    silent: [{ manifests: role('n', 'r', [getSecrets(...sized(256 * 1024))], 'x') }],
    notApplicable: { manifests: [account('c1', 'x')] },
  },
  {
    rule: 'suppression-without-finding',
    fires: [
      { when: 'the annotation meets nothing', manifests: [clusterSet('s', { matchLabels: { a: 'b' } }), { ...binding('n', 's'), metadata: { name: 's', namespace: 'n', annotations: { 'cdk8s-ocm/suppress.binding-name': 'once was' } } }], field: 'metadata.annotations[\'cdk8s-ocm/suppress.binding-name\']', says: 'meets no finding' },
      { when: 'the option meets nothing', manifests: [], options: { suppressions: [{ rule: 'binding-name', kind: 'ManagedClusterSetBinding', reason: 'once was' }] }, field: 'suppressions', says: 'meets no finding' },
      {
        when: 'it has no reason',
        field: 'metadata.annotations[\'cdk8s-ocm/suppress.set-without-selector\']',
        says: 'has no reason',
        manifests: [{ ...clusterSet('s', undefined), metadata: { name: 's', annotations: { 'cdk8s-ocm/suppress.set-without-selector': ' ' } } }],
      },
      {
        when: 'an acknowledged copy is not there',
        field: 'metadata.annotations[\'cdk8s-ocm/acknowledged-copies\']',
        says: 'meets no copy',
        manifests: [clusterSet('s', { matchLabels: { use: 'app' } }), binding('n', 's', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'gone: the same team' } })],
      },
      {
        when: 'an acknowledged copy has no reason',
        field: 'acknowledgedCopies',
        says: 'has no reason',
        manifests: [],
        options: { acknowledgedCopies: [{ account: 'a', namespace: 'n', reason: '' }] },
      },
    ],
    silent: [
      // Without a fleet nobody knows which tokens are copied.
      { manifests: [clusterSet('s', { matchLabels: { use: 'app' } }), binding('n', 's', { annotations: { 'cdk8s-ocm/acknowledged-copies': 'x: the same team' } })], options: { fleet: [] } },
      { manifests: [{ ...clusterSet('s', undefined), metadata: { name: 's', annotations: { 'cdk8s-ocm/suppress.set-without-selector': 'filled in by another team' } } }] },
    ],
    notApplicable: { manifests: [clusterSet('s', {})] },
  },
];
