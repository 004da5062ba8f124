import { type Schema } from './schema.js';
import { type Dice } from '../rbac/dice.js';

export type Configuration = Record<string, any>;
export type Version = 'v1beta1' | 'v1beta2';

/** Right values for keys whose form alone does not say what is right, by type and key. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'AdmissionFairSharing.resourceWeights': [{ cpu: 1, memory: 0.5 }, {}],
  'ClientConnection.qps': [1.5, 50, -1],
  'Configuration.managedJobsNamespaceSelector': [
    { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'kueue-system'] }] },
    { matchLabels: { 'example.com/queues': 'yes' } },
  ],
  'Configuration.namespace': ['kueue-system'],
  'Configuration.pprofBindAddress': [':6060', ''],
  'ControllerConfigurationSpec.groupKindConcurrency': [{ 'Job.batch': 5, 'Pod': 1 }, {}],
  'ControllerMetrics.customLabels': [[{ name: 'team' }], [{ name: 'cost_center', sourceLabelKey: 'example.com/cost' }],
    [{ name: 'a', sourceAnnotationKey: 'b' }]],
  'FairSharing.preemptionStrategies': [['LessThanOrEqualToFinalShare'], ['LessThanInitialShare'], ['LessThanOrEqualToFinalShare', 'LessThanInitialShare']],
  'Integrations.frameworks': [['batch/job'], ['pod', 'batch/job'], ['jobset.x-k8s.io/jobset', 'ray.io/rayjob'], []],
  'Integrations.externalFrameworks': [['Foo.v1.example.com'], []],
  'InternalCertManagement.webhookSecretName': ['cert', 'a.b'],
  'InternalCertManagement.webhookServiceName': ['webhook-service'],
  'LocalQueueMetrics.localQueueSelector': [{ matchLabels: { a: 'b' } }, {}],
  'MultiKueue.clusterProfile': [{ credentialsProviders: [{ name: 'a', execConfig: { command: 'c', apiVersion: 'v1', interactiveMode: 'Never' } }] }, {}],
  'MultiKueue.dispatcherName': ['kueue.x-k8s.io/multikueue-dispatcher-incremental', 'example.com/other'],
  'MultiKueue.externalFrameworks': [[{ name: 'Foo.v1.example.com' }], []],
  'MultiKueue.incrementalDispatcherConfig': [undefined],
  'MultiKueue.origin': ['multikueue', 'a.b_c', ''],
  'PodIntegrationOptions.namespaceSelector': [{ matchLabels: { a: 'b' } }],
  'PodIntegrationOptions.podSelector': [{}],
  'RequeuingStrategy.timestamp': ['Creation', 'Eviction'],
  'Resources.deviceClassMappings': [[{ name: 'example.com/gpu', deviceClassNames: ['gpu.example.com'] }], []],
  'Resources.excludeResourcePrefixes': [['example.com/'], []],
  'Resources.quotaCheckStrategy': ['BlockUndeclared'],
  'Resources.transformations': [
    [{ input: 'cpu', strategy: 'Retain', outputs: { 'example.com/credits': '2500m' } }],
    [{ input: 'a' }, { input: 'b', outputs: {} }],
  ],
  'TLSOptions.cipherSuites': [['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'], []],
  'TLSOptions.curvePreferences': [[29, 23], []],
  'TLSOptions.minVersion': ['VersionTLS12', ''],
  'VisibilityServerConfiguration.bindAddress': ['0.0.0.0', '::1', '10.0.0.255'],
  'VisibilityServerConfiguration.bindPort': [1, 8082, 65535],
};

const FORMS: Readonly<Record<string, readonly unknown[]>> = {
  string: ['a', 'some-text', ':8443', '10'],
  boolean: [true, false],
  int32: [1, 30, 2147483647],
  int64: [1, 9443],
  float32: [1.5, 20],
  float64: [0.5, 2],
  duration: ['10m', '1h30m', '0.5s', '15s', '2h'],
  quantity: ['1', '500m', '2Gi', '1e3'],
};

/** Gates that nothing else depends on. */
const ALONE = /^(MultiKueue|Partial|Flavor|Reclaim|Priority|Visibility|Local|Metric)/;

/** Keys that may be set together without breaking a rule that is not about one value. */
export class RightConfigurations {
  private readonly types: Schema['types'][string];

  public constructor(private readonly schema: Schema, private readonly version: Version, private readonly dice: Dice) {
    this.types = schema.types[version];
  }

  public next(): Configuration {
    const made: Configuration = { apiVersion: `config.kueue.x-k8s.io/${this.version}`, kind: 'Configuration', ...this.struct('Configuration', 40) };
    if (made.fairSharing && this.version === 'v1beta2') {
      made.fairSharing.preemptionStrategies ??= ['LessThanInitialShare'];
    }
    if (made.waitForPodsReady && this.version === 'v1beta2') {
      made.waitForPodsReady.timeout ??= '5m';
    }
    return made;
  }

  private struct(type: string, chance: number): Configuration {
    const keys = Object.keys(this.types[type]).filter(key => !(type === 'Configuration' && (key === 'apiVersion' || key === 'kind')));
    const chosen = keys.filter(() => this.dice.roll(100) < chance).map(key => [key, this.value(type, key)] as const);
    return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
  }

  private value(type: string, key: string): unknown {
    const known = VALUES[`${type}.${key}`];
    if (known) {
      return structuredClone(this.dice.of(known));
    }
    if (type === 'Configuration' && key === 'featureGates') {
      return this.gates();
    }
    return this.ofForm(this.types[type][key].replace(/\?$/, ''));
  }

  private ofForm(form: string): unknown {
    if (form.startsWith('[]')) {
      return [this.ofForm(form.slice(2))];
    }
    if (form.startsWith('map:')) {
      return { a: this.ofForm(form.slice(4)) };
    }
    return form in this.types ? this.struct(form, 60) : this.dice.of(FORMS[form]);
  }

  private gates(): Configuration {
    const free = Object.entries(this.schema.gates).filter(([name, gate]) => !gate.locked && gate.stage !== 'DEPRECATED' && ALONE.test(name));
    return Object.fromEntries([this.dice.of(free), this.dice.of(free)].map(([name]) => [name, this.dice.once(2)]));
  }
}
