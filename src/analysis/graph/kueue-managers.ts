import { showsConfigMap, Workload, Workloads } from './workloads';
import { at, isRecord, Json, list, record, strings, text } from '../../kubernetes/json';
import { CONFIG_MAP } from '../../ocm/kinds';
import { constantValue, rowAt } from '../../releases/fact';
import { shown } from '../../releases/kueue/configuration/decode';
import { readDocument } from '../../releases/kueue/configuration/document';
import { MANIFEST_NAMES, PROVIDER_KEY } from '../../releases/kueue/facts';
import { FRAMEWORKS, FrameworkFacts } from '../../releases/kueue/framework-facts';
import { HeldText, heldTexts } from '../input/held-texts';
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
  /** Where the object has the text: `data['<key>']`. */
  readonly field: string;
  /** Whether it is there as it is, so that it can be edited in place. */
  readonly plain: boolean;
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

/** A text of a ConfigMap that is a configuration of Kueue, whether a manager reads it or not. */
export interface ConfigurationText {
  readonly object: KubeObject;
  readonly held: HeldText;
}

export function configurationTexts(objects: Objects): ConfigurationText[] {
  return objects.of(CONFIG_MAP).flatMap(object => heldTexts(object).filter(held => isConfiguration(object, held)).map(held => ({ object, held })));
}

export function managers(objects: Objects, workloads: Workloads): Manager[] {
  const found = new Map<string, Manager>();
  for (const { object, held } of configurationTexts(objects)) {
    const id = `${object.namespace}/${object.name}`;
    const before = found.get(id);
    // Of several texts in one ConfigMap the manager reads the one under the key of Kueue's manifests.
    if (before?.object !== object || before.key !== NAMES.configKey) {
      // Applied over the installer's, a partial one wins; both have one name.
      found.set(id, read(object, held, workloads));
    }
  }
  return [...found.values()];
}

/** By what it holds, or where a mistake hides that, by the names of Kueue's own manifests. */
function isConfiguration({ name }: KubeObject, { key, text: source }: HeldText): boolean {
  return source.includes('config.kueue.x-k8s.io') || name === NAMES.configMap && key === NAMES.configKey;
}

function read(configMap: KubeObject, { key, field, plain, text: source }: HeldText, workloads: Workloads): Manager {
  const { config, error } = parse(source);
  const home = workloads.in(configMap.namespace);
  const workload = home.find(w => showsConfigMap(w, configMap.name)) ?? home.find(w => w.object.name === NAMES.deployment);
  const frameworks = at(config, 'integrations', 'frameworks');
  return {
    object: configMap,
    key,
    field,
    plain,
    source,
    config,
    error,
    namespace: text(config?.namespace) || configMap.namespace,
    workload,
    frameworks: Array.isArray(frameworks) ? strings(frameworks) : CODE_DEFAULT,
  };
}

/** As the manager's loader reads it; a text without keys takes every default. */
export function parse(source: string): { config?: Json; error?: string } {
  const { root, errors: [error], position } = readDocument(source);
  if (error) {
    const reason = error.id === 'doubled-key' ? `the key '${error.reason}' is there twice` : error.reason;
    return { error: `line ${position(error.at).line}: ${reason}` };
  }
  const value = root ? shown(root) ?? {} : {};
  return isRecord(value) ? { config: value } : { error: 'it is not a mapping' };
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
