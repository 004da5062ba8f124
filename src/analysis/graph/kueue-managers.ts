import { LineCounter, parseDocument, YAMLParseError } from 'yaml';
import { showsConfigMap, Workload, Workloads } from './workloads';
import { at, isRecord, Json, list, record, strings, text } from '../../kubernetes/json';
import { CONFIG_MAP } from '../../ocm/kinds';
import { constantValue, rowAt } from '../../releases/fact';
import { MANIFEST_NAMES, PROVIDER_KEY } from '../../releases/kueue/facts';
import { FRAMEWORKS, FrameworkFacts } from '../../releases/kueue/framework-facts';
import { KubeObject, Objects } from '../input/objects';

/** What Kueue's own manifests call their objects: the same in every catalogued release. */
export const NAMES = constantValue(MANIFEST_NAMES);

/** Both keys under which a release may list its providers. */
export const PROVIDER_KEYS = [...new Set(PROVIDER_KEY.map(row => row.value))];

/** What Kueue's code manages where the file lists no frameworks. */
const CODE_DEFAULT = ['batch/job'];

/** A Kueue manager on the hub, known by its configuration. */
export interface Manager {
  readonly object: KubeObject;
  readonly key: string;
  readonly source: string;
  /** Nothing where the text cannot be read. */
  readonly config?: Json;
  readonly error?: string;
  /** The only namespace in which it looks for ClusterProfiles. */
  readonly namespace: string;
  readonly workload?: Workload;
  /** Frameworks that it manages and watches on workers. */
  readonly frameworks: readonly string[];
}

export function managers(objects: Objects, workloads: Workloads): Manager[] {
  const found = new Map<string, Manager>();
  for (const configMap of objects.of(CONFIG_MAP)) {
    for (const [key, source] of Object.entries(record(configMap.manifest.data))) {
      if (typeof source === 'string' && source.includes('config.kueue.x-k8s.io')) {
        // Applied over the installer's, a partial one wins; both have one name.
        found.set(`${configMap.namespace}/${configMap.name}`, read(configMap, key, source, workloads));
      }
    }
  }
  return [...found.values()];
}

function read(configMap: KubeObject, key: string, source: string, workloads: Workloads): Manager {
  const { config, error } = parse(source);
  const home = workloads.in(configMap.namespace);
  const workload = home.find(w => showsConfigMap(w, configMap.name)) ?? home.find(w => w.object.name === NAMES.deployment);
  const frameworks = at(config, 'integrations', 'frameworks');
  return {
    object: configMap,
    key,
    source,
    config,
    error,
    namespace: text(config?.namespace) || configMap.namespace,
    workload,
    frameworks: Array.isArray(frameworks) ? strings(frameworks) : CODE_DEFAULT,
  };
}

/** Kueue reads YAML 1.1, strictly. */
export function parse(source: string): { config?: Json; error?: string } {
  try {
    const lines = new LineCounter();
    const document = parseDocument(source, { version: '1.1', prettyErrors: false, logLevel: 'silent', lineCounter: lines });
    const error = document.errors[0];
    if (error) {
      return { error: `line ${lines.linePos(error.pos[0]).line}: ${wordsOf(error, source)}` };
    }
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isRecord(value) ? { config: value } : { error: 'it is not a mapping' };
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0] };
  }
}

function wordsOf({ code, message, pos: [start] }: YAMLParseError, source: string): string {
  const key = code === 'DUPLICATE_KEY' ? /^[^:\n]{1,80}/.exec(source.slice(start, start + 80))?.[0].trim() : undefined;
  return key === undefined ? message.split('\n')[0] : `the key '${key}' is there twice`;
}

export function frameworkFacts(name: string): FrameworkFacts | undefined {
  return FRAMEWORKS.find(framework => framework.name === name);
}

/** What the shipped configuration of a release lists. */
export function shippedFrameworks(release: string): string[] {
  return FRAMEWORKS.filter(framework => rowAt(framework.shipped, release)?.value).map(framework => framework.name);
}

/** Whether MultiKueue's ClusterProfile access is what this manager is for. */
export function usesClusterProfiles(manager: Manager): boolean {
  return isRecord(at(manager.config, 'multiKueue', 'clusterProfile'));
}

export interface ProviderList {
  readonly key: string;
  readonly entries: readonly Json[];
}

export function providerLists(manager: Manager): ProviderList[] {
  const clusterProfile = record(at(manager.config, 'multiKueue', 'clusterProfile'));
  return PROVIDER_KEYS.filter(key => key in clusterProfile).map(key => ({ key, entries: list(clusterProfile[key]) }));
}
