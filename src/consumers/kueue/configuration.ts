import { parseDocument, stringify } from 'yaml';
import { dispatcherConfiguration, MultiKueueDispatcher } from './dispatcher';
import { refuseWrongConfiguration } from './given-configuration';
import { shippedFrameworks } from './kueue-framework';
import { refuse, some } from '../../errors/format-error';
import { isRecord, Json, list, record } from '../../kubernetes/json';
import { isLabelValue } from '../../kubernetes/names';
import { ProviderEntry } from '../../plugin/provider-entry';
import { constantValue, valueAt } from '../../releases/fact';
import { SHIPPED_CONFIGURATION } from '../../releases/kueue/configuration-facts';
import { CLUSTER_PROFILE_FEATURE, CONFIGURATION_API, KUEUE_VERSIONS, MANIFEST_NAMES, PROVIDER_KEY, WORKER_CLIENT_LIMITS } from '../../releases/kueue/facts';
import { KueueRelease } from '../../releases/kueue/release';

/** Names of the gate for the limits of workers' clients. */
const LIMIT_GATES = [...new Set(WORKER_CLIENT_LIMITS.flatMap(({ value }) => value === 'none' ? [] : [value.name]))];

/** Releases that know it. */
const WITH_LIMITS = KUEUE_VERSIONS.filter(version => valueAt(WORKER_CLIENT_LIMITS, version) !== 'none');

/** Both names that a release may know the provider list by. */
const PROVIDER_KEYS = [...new Set(PROVIDER_KEY.map(row => row.value))];

export interface ConfigurationRequest {
  readonly release: KueueRelease;
  readonly namespace: string;
  readonly frameworks: readonly string[];
  readonly provider: ProviderEntry;
  readonly dispatcher?: MultiKueueDispatcher;
  readonly origin?: string;
  readonly workerClientLimits?: boolean;
  readonly overrides?: Json;
  /** Keys that are not looked at. */
  readonly unknown?: Json;
}

/** What Kueue ships as its configuration: every key, so that nothing falls back to code defaults that differ from it. */
export function shippedConfiguration(release: KueueRelease): Json {
  return {
    apiVersion: valueAt(CONFIGURATION_API, release.factsOf),
    kind: 'Configuration',
    ...valueAt(SHIPPED_CONFIGURATION, release.factsOf),
    integrations: { frameworks: shippedFrameworks(release) },
  };
}

/** A configuration with MultiKueue's access in it: the user's keys over the base, ours over both. */
export function withAccess(where: string, base: Json, request: ConfigurationRequest): Json {
  const { release, namespace, overrides = {}, unknown = {} } = request;
  checkBase(where, base, release);
  checkOverrides(where, 'configuration', overrides);
  checkOverrides(where, 'unknownConfiguration', unknown);
  const merged = mergeDeep(base, overrides, unknown);
  const multiKueue = record(merged.multiKueue);
  const feature = valueAt(CLUSTER_PROFILE_FEATURE, release.factsOf);
  const whole = mergeDeep(merged, {
    ...(request.namespace === valueAt(MANIFEST_NAMES, release.factsOf).namespace ? {} : { namespace: request.namespace }),
    featureGates: { [feature]: true, ...workerClientLimits(where, request) },
    integrations: { frameworks: [...request.frameworks] },
    multiKueue: {
      ...(request.dispatcher === undefined ? {} : dispatcherConfiguration(where, request.dispatcher, release)),
      ...(request.origin === undefined ? {} : { origin: checkedOrigin(where, request.origin) }),
    },
  }, { multiKueue: { clusterProfile: { [valueAt(PROVIDER_KEY, release.factsOf)]: providers(multiKueue, request.provider) } } }, without(multiKueue, release));
  refuseWrongConfiguration(where, { text: configurationText(whole), release: release.factsOf, namespace, overrides, unknown });
  return whole;
}

/** Other providers that the user's file has stay, under the key that this release knows. */
function providers(multiKueue: Json, ours: ProviderEntry): unknown[] {
  const clusterProfile = record(multiKueue.clusterProfile);
  const theirs = PROVIDER_KEYS.flatMap(key => list(clusterProfile[key])).filter(entry => entry.name !== ours.name);
  return [...theirs, ours];
}

/** Marks the provider list of the other releases for removal: a manager that finds both exits. */
function without(multiKueue: Json, release: KueueRelease): Json {
  const foreign = PROVIDER_KEYS.filter(key => key !== valueAt(PROVIDER_KEY, release.factsOf) && key in record(multiKueue.clusterProfile));
  return foreign.length === 0 ? {} : { multiKueue: { clusterProfile: Object.fromEntries(foreign.map(key => [key, undefined])) } };
}

function checkBase(where: string, base: Json, release: KueueRelease): void {
  const expected = valueAt(CONFIGURATION_API, release.factsOf);
  if (base.apiVersion !== expected || base.kind !== 'Configuration') {
    refuse(where, 'installation.configMap', `${base.apiVersion}, ${base.kind}`, {
      wrong: `is not a Configuration of ${expected}, the only version with ClusterProfiles`,
      remedy: 'convert the file to that version',
    });
  }
}

const OWNED: readonly { path: readonly string[]; instead: string }[] = [
  { path: ['apiVersion'], instead: 'leave it out: the release sets it' },
  { path: ['kind'], instead: 'leave it out' },
  { path: ['namespace'], instead: 'leave it out: the installation sets it' },
  { path: ['integrations', 'frameworks'], instead: 'use the frameworks prop, which also decides the workers\' rights' },
  { path: ['multiKueue', 'clusterProfile'], instead: 'leave it out: the access sets it' },
  { path: ['multiKueue', 'dispatcherName'], instead: 'use the dispatcher prop' },
  { path: ['multiKueue', 'incrementalDispatcherConfig'], instead: 'use the dispatcher prop' },
  { path: ['multiKueue', 'origin'], instead: 'use the origin prop' },
  { path: ['featureGates', constantValue(CLUSTER_PROFILE_FEATURE)], instead: 'leave it out: it is always on here' },
  ...LIMIT_GATES.map(gate => ({ path: ['featureGates', gate], instead: 'use the workerClientLimits prop' })),
];

function checkOverrides(where: string, prop: string, overrides: Json): void {
  for (const { path, instead } of OWNED) {
    const value = path.reduce<unknown>((node, key) => record(node)[key], overrides);
    if (value !== undefined) {
      refuse(where, `${prop}.${path.join('.')}`, value, { wrong: 'is set by this construct', remedy: instead });
    }
  }
}

/** Stated where somebody decides it: a name that the manager does not know would end it. */
function workerClientLimits(where: string, { workerClientLimits: limited, release }: ConfigurationRequest): Json {
  const gate = valueAt(WORKER_CLIENT_LIMITS, release.factsOf);
  if (limited === undefined || (gate === 'none' && !limited)) {
    return {};
  }
  return gate === 'none' ? refuse(where, 'workerClientLimits', limited, {
    wrong: `needs the feature gate ${some(LIMIT_GATES)}, which Kueue ${release.version} does not know`,
    remedy: `leave it out, or state a release that has it: ${some(WITH_LIMITS)}`,
  }) : { [gate.name]: limited };
}

function checkedOrigin(where: string, origin: string): string {
  if (!isLabelValue(origin) || origin === '') {
    refuse(where, 'origin', origin, { wrong: 'is not a label value', remedy: 'use at most 63 letters, digits, dashes, dots and underscores' });
  }
  return origin;
}

/** Objects are merged, everything else is replaced; `undefined` takes a key out. */
export function mergeDeep(...layers: readonly Json[]): Json {
  const result = new Map<string, unknown>();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      const before = result.get(key);
      if (value === undefined) {
        result.delete(key);
      } else {
        result.set(key, isRecord(value) ? mergeDeep(isRecord(before) ? before : {}, value) : value);
      }
    }
  }
  return Object.fromEntries(result);
}

/** Kueue reads YAML 1.1, in which `on` and `12:30` are no strings. */
export function configurationText(configuration: Json): string {
  return stringify(configuration, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

export function parseConfiguration(where: string, prop: string, text: unknown): Json {
  if (typeof text !== 'string') {
    refuse(where, prop, text, { wrong: 'is missing', remedy: 'use the ConfigMap of Kueue\'s own manifests' });
  }
  const document = parseDocument(text, { version: '1.1', prettyErrors: false });
  const error = document.errors[0];
  const value: unknown = error ? undefined : document.toJS();
  if (error || !isRecord(value)) {
    refuse(where, prop, text.slice(0, 40), {
      wrong: `is not a YAML mapping${error ? ` (${error.message})` : ''}`,
      remedy: 'use the ConfigMap of Kueue\'s own manifests',
    });
  }
  return value;
}
