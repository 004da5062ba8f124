import { stringify } from 'yaml';
import { type Configuration, type RightConfigurations, type Version } from './right.js';
import { type Schema } from './schema.js';
import { type Dice } from '../rbac/dice.js';

export interface Wrong {
  readonly text: string;
  /** What was broken, for the message of a failing test. */
  readonly what: string;
  readonly breaks: 'schema' | 'validation';
}

type Path = ReadonlyArray<string | number>;

/** A value that Kueue's own validation refuses, with the path of the key; a release whose schema has no such key is not asked. */
type Refused = readonly [path: string, value: unknown, only?: Version];

const provider = (change: Configuration) => [{ name: 'a', execConfig: { command: 'c', apiVersion: 'v1', interactiveMode: 'Never' }, ...change }];
const execConfig = (change: Configuration) => provider({ execConfig: { command: 'c', apiVersion: 'v1', interactiveMode: 'Never', ...change } });
const device = (change: Configuration) => [{ name: 'example.com/gpu', deviceClassNames: ['a'], ...change }];
const label = (change: Configuration) => [{ name: 'team', ...change }];
const expression = (change: Configuration) => ({ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'], ...change }] });

const REFUSED: readonly Refused[] = [
  ['waitForPodsReady', { enable: true, timeout: '-5m' }, 'v1beta1'],
  ['waitForPodsReady', { enable: true, timeout: '0s' }, 'v1beta1'],
  ['waitForPodsReady', { timeout: '-5m' }, 'v1beta2'],
  ['waitForPodsReady', { timeout: '5m', recoveryTimeout: '-1s' }, 'v1beta2'],
  ['waitForPodsReady', { timeout: '5m', requeuingStrategy: { timestamp: 'Now' } }, 'v1beta2'],
  ['waitForPodsReady', { timeout: '5m', requeuingStrategy: { backoffLimitCount: -1 } }, 'v1beta2'],
  ['waitForPodsReady', { timeout: '5m', requeuingStrategy: { backoffBaseSeconds: -1 } }, 'v1beta2'],
  ['waitForPodsReady', { enable: true, requeuingStrategy: { backoffMaxSeconds: -1 } }, 'v1beta1'],
  ['integrations.frameworks', ['batch/jobz']],
  ['integrations.frameworks', ['batch/job', 'batch/job']],
  ['integrations.frameworks', [null]],
  ['integrations.externalFrameworks', ['Foo']],
  ['integrations.externalFrameworks', ['Foo.v1.example.com', 'Foo.v1.example.com']],
  ['integrations', { frameworks: ['batch/job'], externalFrameworks: ['Job.v1.batch'] }],
  ['multiKueue.gcInterval', '-1m'],
  ['multiKueue.workerLostTimeout', '-1ns'],
  ['multiKueue.origin', 'a b'],
  ['multiKueue.origin', 'x'.repeat(64)],
  ['multiKueue.externalFrameworks', [{ name: 'Foo' }]],
  ['multiKueue.externalFrameworks', [{}]],
  ['multiKueue.externalFrameworks', [{ name: 'Foo.v1.a' }, { name: 'Foo.v1.a' }]],
  ['multiKueue.clusterProfile.credentialsProviders', provider({ name: '' })],
  ['multiKueue.clusterProfile.credentialsProviders', [{ name: 'a' }]],
  ['multiKueue.clusterProfile.credentialsProviders', execConfig({ interactiveMode: 'Sometimes' })],
  ['multiKueue.clusterProfile.credentialsProviders', execConfig({ env: [{ value: 'x' }] })],
  ['multiKueue.clusterProfile.accessProviders', execConfig({ apiVersion: '' })],
  ['multiKueue.clusterProfile', { accessProviders: provider({}), credentialsProviders: provider({}) }],
  ['multiKueue.incrementalDispatcherConfig', { stepSize: 2 }],
  ['fairSharing', {}, 'v1beta2'],
  ['fairSharing', { preemptionStrategies: ['Foo'] }, 'v1beta2'],
  ['fairSharing', { preemptionStrategies: ['LessThanInitialShare', 'LessThanOrEqualToFinalShare'] }, 'v1beta2'],
  ['fairSharing', { enable: true, preemptionStrategies: ['Foo'] }, 'v1beta1'],
  ['admissionFairSharing.usageHalfLifeTime', '-1h'],
  ['admissionFairSharing.usageSamplingInterval', '-1s'],
  ['admissionFairSharing.resourceWeights', { cpu: -1 }],
  ['internalCertManagement.webhookServiceName', '1service'],
  ['internalCertManagement.webhookServiceName', ''],
  ['internalCertManagement.webhookSecretName', 'Cert'],
  ['resources.transformations', [{ input: 'cpu', strategy: 'Drop' }]],
  ['resources.transformations', [{ input: 'cpu' }, { input: 'cpu' }]],
  ['resources.deviceClassMappings', device({ name: 'a b' })],
  ['resources.deviceClassMappings', device({ deviceClassNames: [] })],
  ['resources.deviceClassMappings', device({ deviceClassNames: ['a', 'a'] })],
  ['resources.deviceClassMappings', [...device({}), { name: 'other', deviceClassNames: ['a'] }]],
  ['resources.deviceClassMappings', Array.from({ length: 17 }, (_, i) => ({ name: `n${i}`, deviceClassNames: [`c${i}`] }))],
  ['resources.deviceClassMappings', device({ deviceClassNames: [...'abcdefghi'] })],
  ['resources.deviceClassMappings', device({ sources: [{}] })],
  ['resources.deviceClassMappings', device({ sources: [{ counter: { name: 'm', driver: '', deviceSelector: { cel: { expression: 'true' } } } }] })],
  ['resources.deviceClassMappings', device({ sources: [{ capacity: { name: 'm', driver: 'd', deviceSelector: { cel: { expression: 'true' } } } }] })],
  ['managedJobsNamespaceSelector', {}],
  ['managedJobsNamespaceSelector', { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }],
  ['managedJobsNamespaceSelector', { matchLabels: { 'a b': 'c' } }],
  ['managedJobsNamespaceSelector', expression({ operator: 'in' })],
  ['managedJobsNamespaceSelector', expression({ values: [] })],
  ['managedJobsNamespaceSelector', expression({ operator: 'Exists' })],
  ['managedJobsNamespaceSelector', expression({ key: '' })],
  ['objectRetentionPolicies.workloads.afterFinished', '-1h'],
  ['objectRetentionPolicies.workloads.afterDeactivatedByKueue', '-1h'],
  ['tls', { minVersion: 'VersionTLS11' }],
  ['tls', { minVersion: '1.2' }],
  ['tls', { cipherSuites: ['TLS_NONE'] }],
  ['tls', { minVersion: 'VersionTLS13', cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] }],
  ['tls.curvePreferences', [1]],
  ['tls.curvePreferences', [29, 29]],
  ['visibilityServer.bindAddress', 'localhost'],
  ['visibilityServer.bindAddress', '10.0.0.01'],
  ['visibilityServer.bindPort', 0],
  ['visibilityServer.bindPort', 65536],
  ['metrics.customLabels', label({ name: '1a' })],
  ['metrics.customLabels', label({ name: 'x'.repeat(64) })],
  ['metrics.customLabels', [...label({}), ...label({})]],
  ['metrics.customLabels', label({ sourceLabelKey: 'a', sourceAnnotationKey: 'b' })],
  ['metrics.customLabels', label({ sourceLabelKey: 'a b' })],
  ['metrics.customLabels', label({ sourceAnnotationKey: 'a/b/c' })],
  ['metrics.customLabels', label({ sourceKind: 'Pod' })],
  ['metrics.customLabels', label({ sourceKind: 'Workload' })],
  ['metrics.customLabels', label({ trackedValues: ['a', 'a'] })],
  ['metrics.customLabels', label({ trackedValues: Array.from({ length: 17 }, (_, i) => `v${i}`) })],
  ['metrics.customLabels', label({ sourceKind: 'Workload', trackedValues: Array.from({ length: 13 }, (_, i) => `v${i}`) })],
  ['featureGates', { TopologyAwareScheduling: false }],
  ['featureGates', { TASFailedNodeReplacement: false }],
  ['featureGates', { KueueDRAIntegration: false }],
  ['featureGates', { AllBeta: false, TASBalancedPlacement: true }],
  ['featureGates', { ElasticJobsViaWorkloadSlices: false, ElasticJobsViaWorkloadSlicesWithTAS: true }],
  ['featureGates', { UnadmittedWorkloadsExplicitStatus: true }],
];

/** Values of another form than the key takes. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, true, ['a'], { a: 1 }],
  boolean: ['true', 1, {}],
  int32: ['5', 5.5, 3e9, true],
  int64: ['5', 5.5, 1e20, []],
  float32: ['1', 1e50, true],
  float64: ['1', {}],
  duration: ['10 minutes', '10', 10, '5d', '', '1m 30s', {}],
  quantity: ['1x', true, '1 Gi', {}],
};

export class WrongConfigurations {
  public constructor(
    private readonly schema: Schema, private readonly version: Version, private readonly dice: Dice, private readonly right: RightConfigurations,
  ) {}

  /** Every value that the validation refuses, each in a right configuration of its own. */
  public ofValidation(): Wrong[] {
    return REFUSED.filter(([path, , only]) => (only === undefined || only === this.version) && this.knows(path.split('.'))).map(([path, value]) => {
      const base = this.right.next();
      delete base.featureGates;
      return { text: stringify(put(base, path.split('.'), value), { version: '1.1' }), what: `${path} = ${JSON.stringify(value)}`, breaks: 'validation' };
    });
  }

  public ofSchema(count: number): Wrong[] {
    const ways = [this.typo, this.otherCase, this.otherForm, this.unknownGate, this.lockedGate, this.twice, this.elsewhere];
    return Array.from({ length: count }, (_, i) => ways[i % ways.length].call(this));
  }

  private knows(path: readonly string[]): boolean {
    let type = 'Configuration';
    return path.every(key => {
      const form = this.schema.types[this.version][type]?.[key];
      type = (form ?? '').replace(/\?$/, '').replace(/^(\[\]|map:)/, '');
      return form !== undefined;
    });
  }

  private typo(): Wrong {
    return this.renamed(key => `${key.slice(0, -1)}${key.endsWith('s') ? '' : 'x'}` || 'x', 'misspelled');
  }

  private otherCase(): Wrong {
    return this.renamed(key => key[0].toUpperCase() + key.slice(1), 'in another case');
  }

  private elsewhere(): Wrong {
    return this.renamed(() => this.dice.of(['enabled', 'replicas', 'logLevel', 'kueue']), 'of something else');
  }

  private renamed(change: (key: string) => string, how: string): Wrong {
    const [type, key] = this.anyKey();
    const path = this.pathTo(type);
    const base = put(this.right.next(), [...path, change(key)], 'x');
    return { text: stringify(base, { version: '1.1' }), what: `${[...path, key].join('.')} ${how}`, breaks: 'schema' };
  }

  private otherForm(): Wrong {
    const [type, key] = this.anyKey();
    const form = this.schema.types[this.version][type][key].replace(/\?$/, '');
    const other = this.dice.of(OTHERS[form] ?? (/^\[\]/.test(form) ? ['a', {}] : ['yes', ['a'], 5]));
    const path = [...this.pathTo(type), key];
    return { text: stringify(put(this.right.next(), path, other), { version: '1.1' }), what: `${path.join('.')} = ${JSON.stringify(other)}`, breaks: 'schema' };
  }

  private unknownGate(): Wrong {
    const [name] = this.dice.of(Object.entries(this.schema.gates));
    const gate = this.dice.of([`${name}s`, name.toLowerCase(), 'NoSuchGate']);
    return { text: stringify({ ...this.right.next(), featureGates: { [gate]: true } }, { version: '1.1' }), what: `gate ${gate}`, breaks: 'schema' };
  }

  private lockedGate(): Wrong {
    const [name, gate] = this.dice.of(Object.entries(this.schema.gates).filter(([, { locked }]) => locked));
    const text = stringify({ ...this.right.next(), featureGates: { [name]: !gate.default } }, { version: '1.1' });
    return { text, what: `locked gate ${name}`, breaks: 'schema' };
  }

  private twice(): Wrong {
    const text = stringify(this.right.next(), { version: '1.1' });
    const line = this.dice.of(text.split('\n').filter(one => /^[a-zA-Z]+: /.test(one)));
    return { text: `${text}${line.replace(/ [|&>].*/, ' a')}\n`, what: `${line} twice`, breaks: 'schema' };
  }

  /** A key of the schema that no list or mapping is above. */
  private anyKey(): [type: string, key: string] {
    const types = this.schema.types[this.version];
    const reached = Object.keys(types).filter(type => this.pathTo(type, true) !== undefined);
    const type = this.dice.of(reached);
    return [type, this.dice.of(Object.keys(types[type]).filter(key => type !== 'Configuration' || !['apiVersion', 'kind'].includes(key)))];
  }

  private pathTo(type: string): string[];
  private pathTo(type: string, ask: true): string[] | undefined;
  private pathTo(type: string, ask = false): string[] | undefined {
    if (type === 'Configuration') {
      return [];
    }
    for (const [owner, fields] of Object.entries(this.schema.types[this.version])) {
      const key = Object.keys(fields).find(name => fields[name].replace(/\?$/, '') === type);
      const above = key === undefined ? undefined : this.pathTo(owner, true);
      if (key !== undefined && above !== undefined) {
        return [...above, key];
      }
    }
    return ask ? undefined : [];
  }
}

function put(configuration: Configuration, path: Path, value: unknown): Configuration {
  const [first, ...rest] = path;
  const inner = configuration[first];
  const below = inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? inner : {};
  return { ...configuration, [first]: rest.length === 0 ? value : put(below, rest, value) };
}
