import { Json, record } from '../../../../src/kubernetes/json';
import { admissionCheck, clusterQueue, flavor, instead, localQueue, multiKueue, multiKueueConfig } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const check = (parameters: Json, controllerName = 'kueue.x-k8s.io/multikueue') => ({ ...admissionCheck('multikueue'), spec: { controllerName, parameters } });
const config = (name: string) => ({ apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', name });
const withCheck = (parameters: Json) => instead(multiKueue(), 'AdmissionCheck', check(parameters));
const placement = (name: string) =>
  check({ apiGroup: 'cluster.open-cluster-management.io', kind: 'Placement', name }, 'open-cluster-management.io/placement');
const addOn = { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind: 'ClusterManagementAddOn', metadata: { name: 'multicluster-kueue-manager' } };
const oldQueue = { ...clusterQueue([], { admissionChecksStrategy: undefined, admissionChecks: ['other'] }), apiVersion: 'kueue.x-k8s.io/v1beta1' };
const exported = (manifest: Json) => ({ ...manifest, metadata: { ...record(manifest.metadata), uid: 'u' } });
const incomplete = { complete: false };

export const kueueReferencesCases: RuleCases = {
  rule: 'kueue-references',
  fires: [
    {
      when: 'a check names a cluster',
      manifests: [...withCheck({ apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueCluster', name: 'w1' })],
      options: incomplete,
      field: 'spec.parameters.kind',
      message: 'other-kind',
    },
    {
      when: 'a check names a group with its version',
      manifests: [...withCheck({ ...config('multikueue'), apiGroup: 'kueue.x-k8s.io/v1beta2' })],
      field: 'spec.parameters.apiGroup',
      message: 'other-group',
    },
    { when: 'a check has no parameters', manifests: withCheck({}), field: 'spec.parameters.kind', message: 'other-kind', times: 2 },
    { when: 'a check names another configuration', manifests: withCheck(config('other')), field: 'spec.parameters.name', message: 'no-config' },
    {
      when: 'a configuration names another cluster',
      manifests: [...multiKueue(), multiKueueConfig('more', ['w1', 'w2'])],
      field: 'spec.clusters[1]',
      message: 'no-cluster',
    },
    {
      when: 'a queue names another check',
      manifests: instead(multiKueue(), 'ClusterQueue', clusterQueue([{ name: 'multikueue' }, { name: 'other' }])),
      field: 'spec.admissionChecksStrategy.admissionChecks[1].name',
      message: 'no-check',
    },
    {
      when: 'a queue of v1beta1 names another check',
      manifests: instead(multiKueue(), 'ClusterQueue', oldQueue),
      field: 'spec.admissionChecks[0]',
      message: 'no-check',
    },
    {
      when: 'a queue names another flavor',
      manifests: instead(multiKueue(), 'ResourceFlavor', flavor('default')),
      field: 'spec.resourceGroups[0].flavors[1].name',
      message: 'no-flavor',
    },
    { when: 'a LocalQueue names another queue', manifests: [...multiKueue(), localQueue('team-b')], field: 'spec.clusterQueue', message: 'no-queue' },
  ],
  silent: [
    { manifests: [...multiKueue(), localQueue('team-a')] },
    { manifests: [check({ apiGroup: 'x', kind: 'ProvisioningRequestConfig', name: 'p' }, 'kueue.x-k8s.io/provisioning-request')] },
    // The namespace of a chart is set on objects that have none.
    { manifests: instead(multiKueue(), 'ResourceFlavor', ...['default', 'spot'].map(name => ({ ...flavor(name), metadata: { name, namespace: 'n' } }))) },
  ],
  notApplicable: none,
  unknown: [
    { manifests: withCheck(config('other')), options: incomplete, missing: 'kueue-object' },
    { manifests: [multiKueueConfig('more', ['w2'])], options: incomplete, missing: 'kueue-object' },
    { manifests: [localQueue('team-b')], options: incomplete, missing: 'kueue-object' },
    { manifests: instead(multiKueue(), 'ResourceFlavor'), options: incomplete, missing: 'kueue-object' },
    { manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }])], options: incomplete, missing: 'admission-checks' },
    // An export made before these were asked for.
    { manifests: instead(multiKueue(), 'ResourceFlavor').map(exported), missing: 'kueue-object' },
    // kueue-addon makes these while it runs.
    { manifests: [multiKueueConfig('more', ['w2']), addOn], missing: 'kueue-object' },
    { manifests: [...withCheck(config('other')), placement('other')], missing: 'kueue-object' },
  ],
};
