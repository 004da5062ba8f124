import { stringify } from 'yaml';
import { Json } from '../../../src/kubernetes/json';
import {
  account, admissionCheck, BATCH_RULES, clusterQueue, clusterSet, configuration, exec, grants, instead, kueueConfig, kueueDeployment, multiKueue,
  multiKueueConfig, permission, READ_PODS, subject, work, worker,
} from '../../fixtures/builders';
import { RuleCases } from '../../fixtures/rule-cases';

const none = { manifests: [clusterSet('s', { matchLabels: { use: 'app' } })] };
/** Kueue without MultiKueue, and without frameworks of the default. */
const alone = { manifests: [kueueConfig(configuration({ multiKueue: undefined })), kueueDeployment({}, {})] };
const KEY = 'data[\'controller_manager_config.yaml\']';
const entry = { name: 'open-cluster-management', execConfig: exec('multikueue', 'kueue-system') };
const providers = (clusterProfile: Json) => configuration({ multiKueue: { clusterProfile } });
const frameworks = (...names: string[]) => configuration({ integrations: { frameworks: names } });
const noReleases = { releases: {} };
const many = (count: number) => [multiKueueConfig('m', Array.from({ length: count }, (_, i) => `w${i}`))];

const CLUSTER_ADMIN = { kind: 'ClusterRole', name: 'cluster-admin', apiGroup: 'rbac.authorization.k8s.io' };
const inTeam = (rules: Json[]) => permission('w1', 'team', {
  roles: [{ namespace: 'team-a', rules }], roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
});
const listing = (coveredResources: string[], names: string[]) => clusterQueue([], { resourceGroups: [{ coveredResources, flavors: [{ name: 'f', resources: names.map(name => ({ name, nominalQuota: 1 })) }] }] });
/** As applied over Kueue's own. */
const partialKueue = () => ({ ...kueueDeployment(), spec: { template: { spec: { containers: [{ name: 'manager' }], volumes: [{ name: 'config', configMap: { name: 'kueue-manager-config' } }] } } } });

export const KUEUE: readonly RuleCases[] = [
  {
    rule: 'kueue-config-unreadable',
    fires: [
      { when: 'it is no YAML', manifests: [kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: [1')], field: KEY, says: 'cannot be read (' },
      { when: 'a key is there twice', manifests: [kueueConfig('apiVersion: config.kueue.x-k8s.io/v1beta2\na: 1\na: 2')], field: KEY, says: 'cannot be read (' },
      { when: 'it is a list', manifests: [kueueConfig('- config.kueue.x-k8s.io')], field: KEY, says: 'it is no mapping of keys' },
      { when: 'its aliases explode', manifests: [kueueConfig(`x: config.kueue.x-k8s.io\na: &a [1,1]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`).join('\n')}`)], field: KEY, says: 'cannot be read (' },
    ],
    notApplicable: none,
  },
  {
    rule: 'kueue-config-incomplete',
    fires: [
      { when: 'four keys are all there is', severity: 'error', manifests: [kueueConfig(configuration({ integrations: undefined, controller: undefined, clientConnection: undefined }))], field: KEY, says: 'managing batch/job alone, one worker for each kind' },
      {
        when: 'concurrency alone is missing, and other keys are the user\'s own',
        severity: 'warning',
        manifests: [kueueConfig(configuration({ controller: { cacheSyncTimeout: '3m' }, health: 'none', metrics: { enableClusterQueueResources: true } }))],
        field: KEY,
        says: 'what its code says, one worker for each kind',
      },
      { when: 'client limits are missing on 0.18', severity: 'warning', manifests: [kueueConfig(configuration({ clientConnection: undefined }))], options: { releases: { kueue: '0.18' } }, field: KEY, says: 'leaves out clientConnection' },
    ],
    silent: [
      { manifests: [kueueConfig(configuration({ clientConnection: undefined }))] },
      { manifests: [kueueConfig(configuration({ clientConnection: undefined }))], options: { releases: { kueue: '0.19.0' } } },
      { manifests: [kueueConfig()], options: noReleases },
    ],
    notApplicable: none,
    unknown: ['controller', 'clientConnection'].map(key => ({ manifests: [kueueConfig(configuration({ [key]: undefined }))], options: noReleases, missing: 'the release of Kueue' })),
  },
  {
    rule: 'kueue-provider-key',
    fires: [
      { when: 'the old key meets 0.19', severity: 'warning', manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))], field: `${KEY} multiKueue.clusterProfile`, says: 'is deprecated from Kueue 0.19.0' },
      { when: 'the new key meets 0.18', severity: 'error', manifests: [kueueConfig(providers({ accessProviders: [entry] }))], options: { releases: { kueue: '0.18' } }, field: `${KEY} multiKueue.clusterProfile`, says: 'unknown to Kueue 0.18.6' },
      { when: 'both are there', severity: 'error', manifests: [kueueConfig(providers({ accessProviders: [entry], credentialsProviders: [entry] }))], field: `${KEY} multiKueue.clusterProfile`, says: 'are both there' },
      { when: 'both are there, with other keys', severity: 'error', manifests: [kueueConfig(providers({ other: { a: 1 }, accessProviders: [entry], credentialsProviders: [{ ...entry, name: 'x' }] }))], options: { releases: { kueue: '0.18' } }, field: `${KEY} multiKueue.clusterProfile`, says: 'use credentialsProviders alone' },
    ],
    silent: [
      { manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))], options: { releases: { kueue: '0.16' } } },
      { manifests: [kueueConfig(providers({}))], options: noReleases },
    ],
    notApplicable: none,
    unknown: [{ manifests: [kueueConfig(providers({ credentialsProviders: [entry] }))], options: noReleases, missing: 'the release of Kueue' }],
  },
  {
    rule: 'kueue-feature-gates',
    fires: [
      {
        when: 'they are on the command line too',
        field: 'spec.template.spec.containers args',
        says: 'the manager exits',
        manifests: [kueueConfig(), kueueDeployment({ containers: [{ name: 'manager', args: ['--feature-gates=A=true'], volumeMounts: [{ name: 'config', mountPath: '/c' }] }] })],
      },
      ...[
        ['--feature-gates=A=true'], ['-feature-gates', 'A=true,B=false'], ['--feature-gates', 'A=true'], ['--feature-gates=A=true,MultiKueueClusterProfile=false'],
      ].map(args => ({
        when: `the command line has others on, as ${args.join(' ')}`,
        field: 'spec.template.spec.containers args',
        says: 'sets feature gates and not MultiKueueClusterProfile=true',
        manifests: [kueueConfig(configuration({ featureGates: undefined })), kueueDeployment({ containers: [{ name: 'manager', image: 'm:v1', args: [...args, '--v=2'] }] })],
      })),
      { when: 'the gate is switched off', manifests: [kueueConfig(configuration({ featureGates: { MultiKueueClusterProfile: false } })), kueueDeployment()], field: `${KEY} featureGates.MultiKueueClusterProfile`, says: 'off in every release' },
      { when: 'the gate is nowhere', manifests: [kueueConfig(configuration({ featureGates: undefined })), kueueDeployment()], field: `${KEY} featureGates.MultiKueueClusterProfile`, says: 'off in every release' },
    ],
    silent: [
      ...[['--feature-gates', 'MultiKueueClusterProfile=true'], ['-feature-gates=A=false,MultiKueueClusterProfile=true'], ['--feature-gates=MultiKueueClusterProfile=True,A=false']].map(args => ({
        manifests: [kueueConfig(configuration({ featureGates: undefined })), kueueDeployment({ containers: [{ name: 'manager', args, volumeMounts: [] }] })],
      })),
      { manifests: [kueueConfig(), kueueDeployment({ containers: [{ name: 'manager', args: ['--x--feature-gates=A=true'] }] })] },
      { manifests: [kueueConfig(configuration({ featureGates: undefined })), partialKueue()] },
    ],
    notApplicable: alone,
    unknown: [{ manifests: [kueueConfig()], missing: 'the Deployment of Kueue' }],
  },
  {
    rule: 'kueue-restart',
    fires: [{ when: 'nothing in the pod changes', manifests: [kueueConfig(), kueueDeployment({}, { 'kubectl.kubernetes.io/default-container': 'manager', 'prometheus.io/scrape': 'true' })], field: 'spec.template.metadata.annotations', says: 'never sees an edit' }],
    silent: [{ manifests: [kueueConfig(), kueueDeployment({}, { 'charts.kueue.x-k8s.io/config-checksum': 'x' })] }],
    notApplicable: alone,
    unknown: [{ manifests: [kueueConfig()], missing: 'the Deployment of Kueue' }],
  },
  {
    rule: 'kueue-worker-rights',
    fires: [
      { when: 'a framework has no rule', manifests: multiKueue(frameworks('batch/job', 'jobset.x-k8s.io/jobset')), field: 'spec.clusterRole.rules', says: 'jobsets.jobset.x-k8s.io' },
      { when: 'one right is missing', manifests: instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', [...BATCH_RULES.slice(0, 2), { ...BATCH_RULES[2], verbs: ['create', 'delete', 'get', 'list', 'watch'] }])), field: 'spec.clusterRole.rules', says: '= \'patch jobs.batch\': is a right that' },
      {
        when: 'another permission holds the rules for everywhere',
        field: 'spec.clusterRole.rules',
        says: 'patch jobs.batch',
        manifests: instead(multiKueue(), 'ClusterPermission', inTeam([READ_PODS]), grants('w1', 'multikueue', [...BATCH_RULES.slice(0, 2), { ...BATCH_RULES[2], verbs: ['create', 'delete', 'get', 'list', 'watch'] }])),
      },
      {
        when: 'a ManifestWork brings the rules, which names no account',
        field: 'spec.clusterRole.rules',
        says: 'add a ClusterRole with them',
        manifests: instead(multiKueue(), 'ClusterPermission', inTeam([READ_PODS]), work('w1', 'w', [
          { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' }, rules: [READ_PODS] },
          { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'r' }, subjects: [subject('multikueue')] },
        ])),
      },
      {
        when: 'it is cluster-admin of a namespace',
        field: 'spec.clusterRole.rules',
        says: 'get, list, watch jobs.batch',
        manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', { roleBindings: [{ namespace: 'team-a', roleRef: { ...CLUSTER_ADMIN }, subject: subject('multikueue') }] })),
      },
      { when: 'a verb is missing', manifests: instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', BATCH_RULES.slice(1))), field: 'spec.clusterRole.rules', says: 'create, delete, get, list, update, watch workloads.kueue.x-k8s.io' },
      {
        when: 'watching is narrowed to a namespace',
        field: 'spec.clusterRole.rules',
        says: 'get, list, watch jobs.batch',
        manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', {
          clusterRole: { rules: BATCH_RULES.slice(0, 2) },
          clusterRoleBinding: { subject: subject('multikueue') },
          roles: [{ namespace: 'team-a', rules: BATCH_RULES.slice(2) }],
          roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
        })),
      },
    ],
    silent: [
      { manifests: instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])) },
      // What no release knows or sends asks for nothing.
      { manifests: multiKueue(frameworks('batch/job', 'deployment', 'nonsense')) },
      { manifests: [...multiKueue(), permission('w1', 'other', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } })] },
      { manifests: [...instead(multiKueue(), 'ClusterPermission', grants('w1', 'multikueue', [READ_PODS])), permission('w1', 'other', { clusterRoleBinding: { roleRef: CLUSTER_ADMIN, subject: subject('multikueue') } })] },
      { manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: subject('multikueue') } })) },
      {
        manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', {
          clusterRole: { rules: BATCH_RULES.map(rule => ({ ...rule, verbs: ['get', 'list', 'watch'] })) },
          clusterRoleBinding: { subject: subject('multikueue') },
          roles: [{ namespace: 'team-a', rules: BATCH_RULES }],
          roleBindings: [{ namespace: 'team-a', roleRef: { kind: 'Role' }, subject: subject('multikueue') }],
        })),
      },
    ],
    notApplicable: { manifests: [account('w1', 'multikueue'), grants('w1', 'multikueue')] },
    unknown: [
      { manifests: [...multiKueue(frameworks('batch/job', 'jobset.x-k8s.io/jobset')), permission('w1', 'other', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } })], missing: 'the rules of ClusterRole kueue' },
      { manifests: multiKueue(), options: noReleases, missing: 'the release of Kueue' },
      { manifests: instead(multiKueue(), 'ClusterPermission', permission('w1', 'multikueue', { clusterRoleBinding: { roleRef: { kind: 'ClusterRole', name: 'kueue' }, subject: subject('multikueue') } })), missing: 'the rules of ClusterRole kueue' },
    ],
  },
  {
    rule: 'kueue-deployment-without-pod',
    fires: [
      { when: 'pod is missing', manifests: [kueueConfig(frameworks('batch/job', 'deployment'))], field: `${KEY} integrations.frameworks`, says: 'no adapter' },
      {
        when: 'the file has a strange name',
        field: 'data[\'a~b/c.yaml\'] integrations.frameworks',
        says: 'no adapter',
        manifests: [{ ...kueueConfig(), data: { 'a~b/c.yaml': stringify(frameworks('deployment')) } }],
      },
    ],
    silent: [{ manifests: [kueueConfig(frameworks('pod', 'deployment'))] }],
    notApplicable: none,
  },
  {
    rule: 'kueue-framework-unknown',
    fires: [
      { when: 'the release is too old for it', manifests: [kueueConfig(frameworks('batch/job', 'ray.io/rayservice'))], options: { releases: { kueue: '0.16' } }, field: `${KEY} integrations.frameworks`, says: 'is unknown to Kueue 0.16.9' },
      { when: 'no release knows it', manifests: [kueueConfig(frameworks('batch/jobs'))], options: noReleases, field: `${KEY} integrations.frameworks`, says: 'any release of Kueue' },
      { when: 'one of them is known', manifests: [kueueConfig(frameworks('batch/jobs', 'pod'))], field: `${KEY} integrations.frameworks`, says: 'is unknown to Kueue 0.19.2' },
    ],
    silent: [{ manifests: [kueueConfig(frameworks('ray.io/rayservice'))] }, { manifests: [kueueConfig(frameworks('batch/job', 'pod'))], options: noReleases }],
    notApplicable: { manifests: [kueueConfig('config.kueue.x-k8s.io')] },
    unknown: [{ manifests: [kueueConfig(frameworks('batch/job', 'ray.io/rayservice'))], options: noReleases, missing: 'the release of Kueue' }],
  },
  {
    rule: 'kueue-frameworks-left-out',
    fires: [{ when: 'nobody said so', manifests: [kueueConfig()], options: { unmanagedFrameworks: [] }, field: `${KEY} integrations.frameworks`, says: 'stops managing them' }],
    silent: [{ manifests: [kueueConfig(configuration({ integrations: undefined }))], options: { unmanagedFrameworks: [] } }],
    notApplicable: alone,
    unknown: [{ manifests: [kueueConfig()], options: noReleases, missing: 'the release of Kueue' }],
  },
  {
    rule: 'kueue-old-api',
    fires: [
      { when: 'a worker is v1beta1', manifests: [{ ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1beta1', spec: { clusterProfileRef: { name: 'w1' } } }], field: 'apiVersion', says: 'is deprecated' },
      { when: 'the configuration is v1beta1', severity: 'error', manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1' }))], field: `${KEY} apiVersion`, says: 'no clusterProfile field' },
    ],
    silent: [{ manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1', multiKueue: undefined }))] }],
    notApplicable: none,
  },
  {
    rule: 'kueue-release-skew',
    fires: [{ when: 'hub 0.19 meets worker 0.16', manifests: [worker('w1')], options: { fleet: [{ name: 'w1', kueue: '0.16' }] }, field: 'spec.clusterSource.clusterProfileRef.name', says: 'OwnerNotFound' }],
    silent: [{ manifests: [worker('w1')], options: { fleet: [{ name: 'w1', kueue: '0.17' }] } }, { manifests: [worker('w1')], options: { releases: {} } }],
    notApplicable: none,
    unknown: [{ manifests: [worker('w1')], options: { releases: {}, fleet: [{ name: 'w1', kueue: '0.16' }] }, missing: 'the release of Kueue on the hub' }],
  },
  {
    rule: 'kueue-origin',
    fires: [
      { when: 'neither manager has one', manifests: [kueueConfig(), kueueConfig(configuration(), 'kueue-two')], field: `${KEY} multiKueue.origin`, says: 'Kueue in namespace \'kueue-system\' too' },
      {
        when: 'one has what the other falls back to',
        field: `${KEY} multiKueue.origin`,
        says: 'as garbage',
        manifests: [kueueConfig(), kueueConfig(configuration({ multiKueue: { origin: 'multikueue', clusterProfile: { accessProviders: [] } } }), 'kueue-two')],
      },
    ],
    silent: [{ manifests: [kueueConfig(), kueueConfig(configuration({ multiKueue: { origin: 'two', clusterProfile: {} } }), 'kueue-two')] }],
    notApplicable: alone,
  },
  {
    rule: 'kueue-addon-clash',
    fires: [{
      when: 'both are on the hub',
      manifests: [worker('w1'), worker('w2'), { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ClusterManagementAddOn', metadata: { name: 'multicluster-kueue-manager' } }],
      field: 'metadata.name',
      says: '(2 in all)',
    }],
    silent: [{ manifests: [worker('w1'), { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ClusterManagementAddOn', metadata: { name: 'cluster-proxy' } }] }],
    notApplicable: none,
  },
  {
    rule: 'multikueue-config-size',
    fires: [
      { when: 'it names 21', manifests: many(21), field: 'spec.clusters', says: 'more than the 20' },
      { when: 'it names 11 on 0.15', manifests: many(11), options: { releases: { kueue: '0.15' } }, field: 'spec.clusters', says: 'more than the 10' },
      { when: 'it names more than any release takes', manifests: many(21), options: noReleases, field: 'spec.clusters', says: 'any release of Kueue' },
    ],
    silent: [{ manifests: many(20) }, { manifests: many(10), options: noReleases }],
    notApplicable: none,
    unknown: [{ manifests: many(11), options: noReleases, missing: 'the release of Kueue' }],
  },
  {
    rule: 'multikueue-config-name',
    fires: ['a.b', 'x'.repeat(64)].map(name => ({ when: `it is ${name}`, manifests: [multiKueueConfig(name, ['w1'])], field: 'metadata.name', says: 'cannot refer to it' })),
    notApplicable: none,
  },
  {
    rule: 'multikueue-profile',
    fires: [
      { when: 'no set brings it there', manifests: [...multiKueue(), worker('c1')], field: 'spec.clusterSource.clusterProfileRef.name', says: 'not in namespace \'kueue-system\'' },
      { when: 'nothing is bound to Kueue\'s namespace', manifests: instead(multiKueue(), 'ManagedClusterSetBinding'), field: 'spec.clusterSource.clusterProfileRef.name', says: 'not in namespace \'kueue-system\'' },
    ],
    silent: [{ manifests: [...instead(multiKueue(), 'ManagedClusterSetBinding'), { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'w1', namespace: 'kueue-system' } }] },
      {
        manifests: [...instead(multiKueue(), 'ManagedClusterSetBinding'), { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile', metadata: { name: 'w1', namespace: 'kueue-system' } }],
        options: { complete: false },
      }],
    notApplicable: none,
    unknown: [
      { manifests: [worker('w1')], missing: 'Kueue\'s configuration' },
      { manifests: multiKueue(), options: { fleet: [] }, missing: 'the fleet' },
      { manifests: instead(multiKueue(), 'ManagedClusterSetBinding'), options: { complete: false }, missing: 'the sets bound to namespace \'kueue-system\'' },
    ],
  },
  {
    rule: 'hub-as-worker',
    fires: [
      { when: 'its label says so', manifests: [worker('hub')], field: 'spec.clusterSource.clusterProfileRef.name', says: 'cannot be its own worker' },
      { when: 'its name says so', manifests: [worker('local-cluster')], options: { fleet: [] }, field: 'spec.clusterSource.clusterProfileRef.name', says: 'cannot be its own worker' },
      { when: 'the options say so', manifests: [worker('h')], options: { fleet: [], ownCluster: 'h' }, field: 'spec.clusterSource.clusterProfileRef.name', says: 'cannot be its own worker' },
    ],
    silent: [{ manifests: [worker('w1')], options: { fleet: [], ownCluster: 'h' } }, { manifests: [worker('w9')] }],
    notApplicable: none,
    unknown: [{ manifests: [worker('w1')], options: { fleet: [] }, missing: 'which cluster is the hub itself' }],
  },
  {
    rule: 'cluster-queue-checks',
    fires: [
      { when: 'there are two', manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a'), admissionCheck('b')], field: 'spec.admissionChecksStrategy.admissionChecks', says: '2 MultiKueue checks' },
      { when: 'provisioning is beside it', manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a'), admissionCheck('b', 'kueue.x-k8s.io/provisioning-request')], field: 'spec.admissionChecksStrategy.admissionChecks', says: 'ProvisioningRequest' },
      { when: 'it is for one flavor of two', manifests: [clusterQueue([{ name: 'a', onFlavors: ['spot'] }]), admissionCheck('a')], field: 'spec.admissionChecksStrategy.admissionChecks[0].onFlavors', says: 'leaves out default' },
    ],
    silent: [
      { manifests: [clusterQueue([{ name: 'a', onFlavors: ['spot', 'default'] }, { name: 'b' }]), admissionCheck('a'), admissionCheck('b', 'open-cluster-management.io/placement')] },
      { manifests: [clusterQueue([{ name: 'b', onFlavors: ['spot'] }]), admissionCheck('b', 'other')] },
      { manifests: [clusterQueue([{ name: 'b' }]), admissionCheck('b', 'kueue.x-k8s.io/provisioning-request')] },
      { manifests: [clusterQueue([{ name: 'a' }])] },
    ],
    notApplicable: none,
    unknown: [{ manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a')], options: { complete: false }, missing: 'AdmissionCheck b' }, { manifests: [clusterQueue([{ name: 'a' }])], options: { complete: false }, missing: 'AdmissionCheck a' }],
  },
  {
    rule: 'cluster-queue-shape',
    fires: [
      { when: 'it has no namespace selector', manifests: [clusterQueue([], { namespaceSelector: undefined })], field: 'spec.namespaceSelector', says: 'no namespace may use' },
      { when: 'the selector is null', manifests: [clusterQueue([], { namespaceSelector: null })], field: 'spec.namespaceSelector', says: 'no namespace may use' },
      {
        when: 'resources are in another order',
        field: 'spec.resourceGroups[0].flavors[0].resources',
        says: 'cpu, memory',
        manifests: [clusterQueue([], { resourceGroups: [{ coveredResources: ['cpu', 'memory'], flavors: [{ name: 'f', resources: [{ name: 'memory', nominalQuota: 1 }, { name: 'cpu', nominalQuota: 2 }] }] }] })],
      },
      { when: 'two of three are exchanged', field: 'spec.resourceGroups[0].flavors[0].resources', says: 'cpu, memory, gpu', manifests: [listing(['cpu', 'memory', 'gpu'], ['cpu', 'gpu', 'memory'])] },
    ],
    // What is left out or is another is told by the API server.
    silent: [['memory'], ['memory', 'gpu'], ['memory', 'cpu', 'gpu'], ['cpu', 'memory']].map(names => ({ manifests: [listing(['cpu', 'memory'], names)] })),
    notApplicable: none,
  },
];
