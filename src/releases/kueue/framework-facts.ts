import { CHANGE_LOG_020 } from './change-logs';
import { Fact, Proof } from '../fact';

/** One built-in integration of Kueue, as far as a hub configuration and a worker's rights depend on it. */
export interface FrameworkFacts {
  /** Name in `integrations.frameworks`. */
  readonly name: string;
  readonly group: string;
  readonly resource: string;
  readonly version: string;
  /** CRD a worker must have; none where Kubernetes itself serves the kind. */
  readonly crd?: string;
  /** Whether the release knows the name at all; an unknown name ends the manager. */
  readonly known: Fact<boolean>;
  /** Whether the shipped configuration lists it. */
  readonly shipped: Fact<boolean>;
  /** Whether MultiKueue can send the kind to a worker. */
  readonly adapter: Fact<boolean>;
  /** Verbs the adapter uses beyond the common ones. */
  readonly extraVerbs: Fact<readonly string[]>;
}

const TYPES = 'kubernetes-sigs/kueue pkg/controller/jobs';
const CONFIG = 'kubernetes-sigs/kueue config/components/manager/controller_manager_config.yaml';

function from(since: string, source: string, before = false, proof: Proof = 'read'): Fact<boolean> {
  return since === '0.15.2'
    ? [{ since, value: !before, source, proof }]
    : [{ since: '0.15.2', value: before, source, proof }, { since, value: !before, source, proof }];
}

/** The manager of a release lists the names it knows when it is given another. */
function knownFrom(since: string, source: string): Fact<boolean> {
  return from(since, source, false, 'run:kueue-configuration');
}

const knownAlways = knownFrom('0.15.2', `${TYPES}@v0.15.2`);
const always = from('0.15.2', `${TYPES}@v0.15.2`);
const never: Fact<boolean> = [{ since: '0.15.2', value: false, source: `${TYPES}@v0.19.2`, proof: 'read' }];
const shippedAlways = from('0.15.2', `${CONFIG}@v0.15.8 … @v0.19.2`);
const shippedFrom016 = from('0.16.0', `${CONFIG}@v0.15.8, @v0.16.9`);
const shippedUntil018 = from('0.19.0', `${CONFIG}@v0.18.6, @v0.19.2`, true);
const noExtraVerbs: Fact<readonly string[]> = [{ since: '0.15.2', value: [], source: `${TYPES}@v0.15.2 … @v0.19.2`, proof: 'read' }];

/** Kubeflow's v1 training jobs are alike but for the kind. */
function trainingJob(kind: string): FrameworkFacts {
  return {
    name: `kubeflow.org/${kind}`,
    group: 'kubeflow.org',
    resource: `${kind}s`,
    version: 'v1',
    crd: `${kind}s.kubeflow.org`,
    known: knownAlways,
    shipped: shippedUntil018,
    adapter: always,
    extraVerbs: noExtraVerbs,
  };
}

/** In the order of the shipped configuration file, which is the order we write. */
export const FRAMEWORKS: readonly FrameworkFacts[] = [
  {
    name: 'batch/job',
    group: 'batch',
    resource: 'jobs',
    version: 'v1',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: [
      { since: '0.15.2', value: [], source: `${TYPES}/job@v0.15.2`, proof: 'read' },
      { since: '0.18.0', value: ['patch'], source: `${TYPES}/job@v0.18.0 (ElasticJobsViaWorkloadSlices on by default)`, proof: 'read' },
    ],
  },
  {
    name: 'kubeflow.org/mpijob',
    group: 'kubeflow.org',
    resource: 'mpijobs',
    version: 'v2beta1',
    crd: 'mpijobs.kubeflow.org',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'ray.io/rayjob',
    group: 'ray.io',
    resource: 'rayjobs',
    version: 'v1',
    crd: 'rayjobs.ray.io',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'ray.io/raycluster',
    group: 'ray.io',
    resource: 'rayclusters',
    version: 'v1',
    crd: 'rayclusters.ray.io',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: [
      { since: '0.15.2', value: [], source: `${TYPES}/raycluster@v0.15.2`, proof: 'read' },
      { since: '0.19.0', value: ['patch'], source: `${TYPES}/raycluster@v0.19.0 (elastic RayClusters)`, proof: 'read' },
      { since: '0.20.0', value: ['patch'], source: `${CHANGE_LOG_020} (no word on the verbs at the shipped gates)`, proof: 'change log' },
    ],
  },
  {
    name: 'ray.io/rayservice',
    group: 'ray.io',
    resource: 'rayservices',
    version: 'v1',
    crd: 'rayservices.ray.io',
    known: knownFrom('0.17.0', `${TYPES}/rayservice@v0.17.0`),
    shipped: from('0.17.0', `${CONFIG}@v0.16.9, @v0.17.8`),
    adapter: from('0.17.0', `${TYPES}/rayservice@v0.17.0`),
    extraVerbs: [
      { since: '0.15.2', value: [], source: `${TYPES}/rayservice@v0.17.0`, proof: 'read' },
      { since: '0.18.5', value: ['patch'], source: 'kubernetes-sigs/kueue pkg/features@v0.18.5 (MultiKueueRemoteSpecSync on)', proof: 'read' },
      { since: '0.19.0', value: [], source: 'kubernetes-sigs/kueue pkg/features@v0.19.0 (off again)', proof: 'read' },
      { since: '0.19.1', value: ['patch'], source: 'kubernetes-sigs/kueue pkg/features@v0.19.1 (MultiKueueRemoteSpecSync on)', proof: 'read' },
      { since: '0.20.0', value: ['patch'], source: `${CHANGE_LOG_020} (pull request 14036)`, proof: 'change log' },
    ],
  },
  {
    name: 'jobset.x-k8s.io/jobset',
    group: 'jobset.x-k8s.io',
    resource: 'jobsets',
    version: 'v1alpha2',
    crd: 'jobsets.jobset.x-k8s.io',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  trainingJob('paddlejob'),
  trainingJob('pytorchjob'),
  trainingJob('tfjob'),
  trainingJob('xgboostjob'),
  trainingJob('jaxjob'),
  {
    name: 'workload.codeflare.dev/appwrapper',
    group: 'workload.codeflare.dev',
    resource: 'appwrappers',
    version: 'v1beta2',
    crd: 'appwrappers.workload.codeflare.dev',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'trainer.kubeflow.org/trainjob',
    group: 'trainer.kubeflow.org',
    resource: 'trainjobs',
    version: 'v1alpha1',
    crd: 'trainjobs.trainer.kubeflow.org',
    known: knownAlways,
    shipped: shippedAlways,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'sparkoperator.k8s.io/sparkapplication',
    group: 'sparkoperator.k8s.io',
    resource: 'sparkapplications',
    version: 'v1beta2',
    crd: 'sparkapplications.sparkoperator.k8s.io',
    known: knownFrom('0.17.0', `${TYPES}/sparkapplication@v0.17.0`),
    shipped: never,
    adapter: never,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'pod',
    group: '',
    resource: 'pods',
    version: 'v1',
    known: knownAlways,
    shipped: shippedFrom016,
    adapter: always,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'deployment',
    group: 'apps',
    resource: 'deployments',
    version: 'v1',
    known: knownAlways,
    shipped: shippedFrom016,
    // Its Pods travel by the pod adapter; adapters are taken from the explicit list only.
    adapter: never,
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'statefulset',
    group: 'apps',
    resource: 'statefulsets',
    version: 'v1',
    known: knownAlways,
    shipped: shippedFrom016,
    adapter: from('0.16.0', `${TYPES}/statefulset@v0.16.0`),
    extraVerbs: noExtraVerbs,
  },
  {
    name: 'leaderworkerset.x-k8s.io/leaderworkerset',
    group: 'leaderworkerset.x-k8s.io',
    resource: 'leaderworkersets',
    version: 'v1',
    crd: 'leaderworkersets.leaderworkerset.x-k8s.io',
    known: knownAlways,
    shipped: shippedFrom016,
    adapter: from('0.17.0', `${TYPES}/leaderworkerset@v0.17.0`),
    extraVerbs: noExtraVerbs,
  },
];

/** A verb list on one resource of a worker. */
export interface WorkerRule {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** What every MultiKueue manager does on a worker, whatever it sends there. */
export const WORKER_BASE_RULES: Fact<readonly WorkerRule[]> = [
  {
    since: '0.15.2',
    value: [
      { group: 'kueue.x-k8s.io', resource: 'workloads', verbs: ['create', 'delete', 'get', 'list', 'update', 'watch'] },
      { group: 'kueue.x-k8s.io', resource: 'workloads/status', verbs: ['get', 'patch', 'update'] },
    ],
    source: 'kubernetes-sigs/kueue pkg/controller/admissionchecks/multikueue/workload.go@v0.15.2 … @v0.19.2',
    proof: 'run:live',
  },
];

/** What a MultiKueue adapter does with its kind on a worker. */
export const WORKER_FRAMEWORK_VERBS: Fact<readonly string[]> = [
  {
    since: '0.15.2',
    value: ['create', 'delete', 'get', 'list', 'watch'],
    source: `${TYPES}/*/…_multikueue_adapter.go@v0.15.2 … @v0.19.2`,
    proof: 'run:live',
  },
];

/** CRDs of Kueue itself that a worker must have, since the manager writes and watches them there. */
export const WORKER_KUEUE_CRDS: Fact<readonly string[]> = [
  {
    since: '0.15.2',
    value: ['workloads.kueue.x-k8s.io', 'localqueues.kueue.x-k8s.io', 'clusterqueues.kueue.x-k8s.io'],
    source: 'kubernetes-sigs/kueue site/content/en/docs/concepts/multikueue.md@v0.19.2 (Kueue runs on every worker)',
    proof: 'read',
  },
];
