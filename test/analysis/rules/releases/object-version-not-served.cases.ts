import { AccessOptions } from '../../../../src/analysis/input/options';
import { Json } from '../../../../src/kubernetes/json';
import { account, clusterSet } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

const profile = (version: string): Json => ({
  apiVersion: `multicluster.x-k8s.io/${version}`, kind: 'ClusterProfile', metadata: { name: 'c1', namespace: 'my-app' }, spec: {},
});
const set = (version: string): Json => ({ ...clusterSet('s', { matchLabels: { a: 'b' } }), apiVersion: `cluster.open-cluster-management.io/${version}` });
const fires = (when: string, manifest: Json, options: AccessOptions, message: string) => ({
  when,
  manifests: [manifest],
  options: { releases: {}, ...options },
  field: 'apiVersion',
  message,
  severity: message === 'not-served-yet' ? 'warning' : 'error',
});

export const objectVersionNotServedCases: RuleCases = {
  rule: 'object-version-not-served',
  fires: [
    fires('a ClusterProfile is of a version that the hub does not have', profile('v1alpha2'), { releases: { ocm: '1.3.1' } }, 'not-served'),
    fires('nobody tells which release the hub has', profile('v1alpha2'), {}, 'not-served-yet'),
    fires('the release of the hub is assumed', profile('v1alpha2'), { assume: { ocm: '1.9.0' } }, 'not-served-yet'),
    fires('a set is of a version that went before', set('v1beta1'), {}, 'gone'),
    fires('a set is of a version before that, and the release is stated', set('v1alpha1'), { releases: { ocm: '1.2' } }, 'not-served'),
    fires('an account is of a version to come', { ...account('c1', 'x'), apiVersion: 'authentication.open-cluster-management.io/v1' },
      { releases: { managedServiceAccount: '0.11.0' } }, 'not-served'),
    fires('a set is of a version to come', set('v1'), {}, 'not-served-yet'),
  ],
  silent: [
    { manifests: [profile('v1alpha1'), set('v1beta2'), { ...account('c1', 'x'), apiVersion: 'authentication.open-cluster-management.io/v1alpha1' }] },
    { manifests: [{ ...profile('v1alpha2'), metadata: { name: 'c1', namespace: 'my-app', uid: '1' } }], options: { releases: { ocm: '1.3.1' } } },
  ],
  notApplicable: { manifests: [] },
};
