import { ConfigurationVersion } from './schema';

/**
 * What Kueue's own validation refuses, as rows: kubernetes-sigs/kueue pkg/config/validation.go of v0.15.2, v0.16.1, v0.16.9, v0.17.1, v0.17.8, v0.18.4,
 * v0.18.6, v0.19.0 and v0.19.2, after the defaults of apis/config/v1beta1 and v1beta2/defaults.go. Proof: run:kueue-configuration.
 * A path may have `[]` for each item of a list and `{}` for each value of a mapping.
 */

/** When a row holds; `rule-conditions.ts` has what each looks at. */
export type Condition = 'waits' | 'needs-timeout' | 'refuses-zero-timeout' | 'takes-zero-timeout' | 'certificates' | 'fair-sharing' | 'quota-check'
| 'access-providers' | 'credentials-providers';

/** What a text must be. */
export type Form = 'a label value' | 'a label key' | 'a DNS label that begins with a letter' | 'a DNS subdomain' | 'a kind as Kind.version.group'
| 'an IP address' | 'a name of letters, digits and underscores';

interface Common {
  readonly path: string;
  /** The first minor that has the check, where not all do. */
  readonly since?: string;
  readonly only?: ConfigurationVersion;
  readonly when?: Condition;
}

export type RuleRow = Common & (
  | { readonly kind: 'range'; readonly least?: number; readonly above?: number; readonly most?: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[]; readonly empty?: boolean }
  | { readonly kind: 'required'; readonly key: string }
  | { readonly kind: 'form'; readonly form: Form; readonly empty?: boolean; readonly longest?: number }
  | { readonly kind: 'unique'; readonly key?: string }
  | { readonly kind: 'count'; readonly most: number }
  | { readonly kind: 'exclusive'; readonly keys: readonly [string, string] }
  | { readonly kind: 'lists'; readonly lists: readonly (readonly string[])[] }
);

const notNegative = (path: string, common: Partial<Common> = {}): RuleRow => ({ kind: 'range', path, least: 0, ...common });

const WAIT = 'waitForPodsReady';
const REQUEUE = `${WAIT}.requeuingStrategy`;
const waits = { when: 'waits' } as const;

const WAITING: readonly RuleRow[] = [
  { kind: 'required', path: WAIT, key: 'timeout', when: 'needs-timeout' },
  { kind: 'range', path: `${WAIT}.timeout`, above: 0, when: 'refuses-zero-timeout' },
  notNegative(`${WAIT}.timeout`, { when: 'takes-zero-timeout' }),
  notNegative(`${WAIT}.recoveryTimeout`, waits),
  { kind: 'one-of', path: `${REQUEUE}.timestamp`, values: ['Creation', 'Eviction'], ...waits },
  notNegative(`${REQUEUE}.backoffLimitCount`, waits),
  notNegative(`${REQUEUE}.backoffBaseSeconds`, waits),
  notNegative(`${REQUEUE}.backoffMaxSeconds`, waits),
];

function providers(list: string, when: Condition, since?: string): RuleRow[] {
  const path = `multiKueue.clusterProfile.${list}[]`;
  const common = { when, ...since !== undefined && { since } };
  return [
    { kind: 'required', path, key: 'name', ...common },
    { kind: 'required', path, key: 'execConfig.command', ...common },
    { kind: 'required', path, key: 'execConfig.apiVersion', ...common },
    { kind: 'required', path, key: 'execConfig.interactiveMode', ...common },
    { kind: 'required', path: `${path}.execConfig.env[]`, key: 'name', ...common },
    { kind: 'one-of', path: `${path}.execConfig.interactiveMode`, values: ['Never', 'IfAvailable', 'Always'], empty: true, ...common },
  ];
}

const MULTI_KUEUE: readonly RuleRow[] = [
  notNegative('multiKueue.gcInterval'),
  notNegative('multiKueue.workerLostTimeout'),
  { kind: 'form', path: 'multiKueue.origin', form: 'a label value', empty: true },
  { kind: 'form', path: 'multiKueue.externalFrameworks[].name', form: 'a kind as Kind.version.group' },
  { kind: 'required', path: 'multiKueue.externalFrameworks[]', key: 'name' },
  { kind: 'unique', path: 'multiKueue.externalFrameworks', key: 'name' },
  { kind: 'exclusive', path: 'multiKueue.clusterProfile', keys: ['accessProviders', 'credentialsProviders'], since: '0.19' },
  ...providers('accessProviders', 'access-providers', '0.19'),
  ...providers('credentialsProviders', 'credentials-providers'),
  { kind: 'range', path: 'multiKueue.incrementalDispatcherConfig.stepSize', least: 1, since: '0.19' },
];

const SHARING: readonly RuleRow[] = [
  { kind: 'required', path: 'fairSharing', key: 'preemptionStrategies', only: 'v1beta2' },
  {
    kind: 'lists',
    path: 'fairSharing.preemptionStrategies',
    lists: [['LessThanOrEqualToFinalShare'], ['LessThanInitialShare'], ['LessThanOrEqualToFinalShare', 'LessThanInitialShare']],
    when: 'fair-sharing',
  },
  notNegative('admissionFairSharing.usageHalfLifeTime'),
  notNegative('admissionFairSharing.usageSamplingInterval'),
  notNegative('admissionFairSharing.resourceWeights{}'),
];

const CERTIFICATES: readonly RuleRow[] = [
  { kind: 'form', path: 'internalCertManagement.webhookServiceName', form: 'a DNS label that begins with a letter', when: 'certificates' },
  { kind: 'form', path: 'internalCertManagement.webhookSecretName', form: 'a DNS subdomain', when: 'certificates' },
];

const LABELS: readonly RuleRow[] = [
  { kind: 'count', path: 'metrics.customLabels', most: 20, since: '0.19' },
  { kind: 'required', path: 'metrics.customLabels[]', key: 'name', since: '0.17' },
  { kind: 'form', path: 'metrics.customLabels[].name', form: 'a name of letters, digits and underscores', empty: true, since: '0.17' },
  { kind: 'unique', path: 'metrics.customLabels', key: 'name', since: '0.17' },
  { kind: 'exclusive', path: 'metrics.customLabels[]', keys: ['sourceLabelKey', 'sourceAnnotationKey'], since: '0.17' },
  { kind: 'form', path: 'metrics.customLabels[].sourceLabelKey', form: 'a label key', empty: true, since: '0.17' },
  { kind: 'unique', path: 'metrics.customLabels[].trackedValues', since: '0.19' },
];

const DEVICES = 'resources.deviceClassMappings';

const RESOURCES: readonly RuleRow[] = [
  { kind: 'one-of', path: 'resources.transformations[].strategy', values: ['Retain', 'Replace'], empty: true },
  { kind: 'unique', path: 'resources.transformations', key: 'input' },
  { kind: 'count', path: DEVICES, most: 16 },
  { kind: 'required', path: `${DEVICES}[]`, key: 'name' },
  { kind: 'form', path: `${DEVICES}[].name`, form: 'a label key', empty: true, longest: 253 },
  { kind: 'unique', path: DEVICES, key: 'name' },
  { kind: 'required', path: `${DEVICES}[]`, key: 'deviceClassNames' },
  { kind: 'count', path: `${DEVICES}[].deviceClassNames`, most: 8 },
  { kind: 'form', path: `${DEVICES}[].deviceClassNames[]`, form: 'a label key', longest: 253 },
  { kind: 'unique', path: `${DEVICES}[].deviceClassNames` },
  { kind: 'one-of', path: 'resources.quotaCheckStrategy', values: ['BlockUndeclared', 'IgnoreUndeclared'], when: 'quota-check' },
];

/** kubernetes/component-base cli/flag/ciphersuites_flag.go, with the names of crypto/tls of Go 1.26. */
const CIPHERS: readonly string[] = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  ...['ECDSA', 'RSA'].flatMap(kind => ['AES_128_CBC_SHA', 'AES_128_CBC_SHA256', 'AES_128_GCM_SHA256', 'AES_256_CBC_SHA', 'AES_256_GCM_SHA384',
    'CHACHA20_POLY1305', 'CHACHA20_POLY1305_SHA256', 'RC4_128_SHA'].map(suite => `TLS_ECDHE_${kind}_WITH_${suite}`)),
  'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', ...['3DES_EDE_CBC_SHA', 'AES_128_CBC_SHA', 'AES_128_CBC_SHA256', 'AES_128_GCM_SHA256', 'AES_256_CBC_SHA',
    'AES_256_GCM_SHA384', 'RC4_128_SHA'].map(suite => `TLS_RSA_WITH_${suite}`),
];

/** The curves that crypto/tls of Go 1.26 has a name for. */
const CURVES = ['23', '24', '25', '29', '4587', '4588', '4589'];

const SERVERS: readonly RuleRow[] = [
  { kind: 'one-of', path: 'tls.minVersion', values: ['VersionTLS12', 'VersionTLS13'], empty: true },
  { kind: 'one-of', path: 'tls.cipherSuites[]', values: CIPHERS },
  { kind: 'one-of', path: 'tls.curvePreferences[]', values: CURVES },
  { kind: 'unique', path: 'tls.curvePreferences' },
  { kind: 'form', path: 'visibilityServer.bindAddress', form: 'an IP address' },
  { kind: 'range', path: 'visibilityServer.bindPort', least: 1, most: 65535 },
];

const KEPT: readonly RuleRow[] = [
  notNegative('objectRetentionPolicies.workloads.afterFinished'),
  notNegative('objectRetentionPolicies.workloads.afterDeactivatedByKueue'),
  { kind: 'form', path: 'integrations.externalFrameworks[]', form: 'a kind as Kind.version.group' },
];

export const RULE_ROWS: readonly RuleRow[] = [...WAITING, ...MULTI_KUEUE, ...SHARING, ...CERTIFICATES, ...LABELS, ...RESOURCES, ...SERVERS, ...KEPT];
