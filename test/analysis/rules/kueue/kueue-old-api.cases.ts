import { Json } from '../../../../src/kubernetes/json';
import { admissionCheck, clusterQueue, configuration, kueueConfig, multiKueueConfig, worker } from '../../../fixtures/builders';
import { KEY, none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const old = (manifest: Json, spec?: Json) => ({ ...manifest, apiVersion: 'kueue.x-k8s.io/v1beta1', ...spec && { spec } });
const kind = (name: string, spec: Json) => ({ apiVersion: 'kueue.x-k8s.io/v1beta1', kind: name, metadata: { name: 'x' }, spec });
const queue = (more: Json) => old(clusterQueue([{ name: 'multikueue' }], more));

const fires = (when: string, manifest: Json, message: string) => ({ when, manifests: [manifest], field: 'apiVersion', message });

const gone = (when: string, manifest: Json, message: string) => ({
  ...fires(when, manifest, message), severity: 'error', options: { releases: { kueue: '0.20.0' } },
});

export const kueueOldApiCases: RuleCases = {
  rule: 'kueue-old-api',
  fires: [
    fires('a flavor is v1beta1', kind('ResourceFlavor', { nodeLabels: { a: 'b' } }), 'same-fields'),
    fires('a LocalQueue is v1beta1', kind('LocalQueue', { clusterQueue: 'q' }), 'same-fields'),
    fires('a MultiKueueConfig is v1beta1', old(multiKueueConfig('x', ['w1'])), 'same-fields'),
    fires('a check without a delay is v1beta1', old(admissionCheck('x')), 'same-fields'),
    fires('a queue that uses only what both versions have is v1beta1', queue({ flavorFungibility: { whenCanBorrow: 'TryNextFlavor' } }), 'same-fields'),
    fires('a queue of a cohort is v1beta1', queue({ cohort: 'c' }), 'moved-fields'),
    fires('a worker is v1beta1', old(worker('w1'), { clusterProfileRef: { name: 'w1' } }), 'moved-fields'),
    fires('a worker by kubeconfig is v1beta1', old(worker('w1'), { kubeConfig: { location: 's', locationType: 'Secret' } }), 'moved-fields'),
    fires('a worker has two sources', old(worker('w1'), { kubeConfig: { location: 's' }, clusterProfileRef: { name: 'w1' } }), 'object'),
    fires('a queue names its checks in a list', queue({ admissionChecksStrategy: undefined, admissionChecks: ['a'], cohort: 'c' }), 'object'),
    fires('a queue has a value of v1beta1', queue({ flavorFungibility: { whenCanBorrow: 'Borrow', whenCanPreempt: 'TryNextFlavor' } }), 'object'),
    fires('a check has a delay', old(admissionCheck('x'), { controllerName: 'c', retryDelayMinutes: 15 }), 'object'),
    fires('a kind is not known', kind('Other', {}), 'other-kind'),
    gone('a LocalQueue is v1beta1 where Kueue no longer serves it', kind('LocalQueue', { clusterQueue: 'q' }), 'gone-same-fields'),
    gone('a queue of a cohort is v1beta1 there', queue({ cohort: 'c' }), 'gone-moved-fields'),
    gone('a check with a delay is v1beta1 there', old(admissionCheck('x'), { controllerName: 'c', retryDelayMinutes: 15 }), 'gone-object'),
    gone('a kind that is not known is v1beta1 there', kind('Other', {}), 'gone'),
    { ...fires('MultiKueue is v1alpha1', { ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1alpha1' }, 'not-served'), severity: 'error' },
    { ...fires('the version is one to come', { ...worker('w1'), apiVersion: 'kueue.x-k8s.io/v1' }, 'not-served'), severity: 'error' },
    {
      when: 'the configuration is v1beta1',
      severity: 'error',
      manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1' }))],
      field: `${KEY} apiVersion`,
      message: 'configuration',
    },
  ],
  silent: [{ manifests: [kueueConfig(configuration({ apiVersion: 'config.kueue.x-k8s.io/v1beta1', multiKueue: undefined }))] }],
  notApplicable: none,
};
