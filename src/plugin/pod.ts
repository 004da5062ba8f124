import { refuse, show } from '../errors/format-error';
import { at, canonical, Json, list, record, text } from '../kubernetes/json';
import { groupOf, templateReference, WORKLOAD_KINDS } from '../kubernetes/workload-kinds';

/** Pure changes of a pod, whichever object it stands in. */

/** The pod template of a workload, or the Pod itself. */
export function podOf(manifest: Json): Json {
  return record(at(manifest, ...podPathOf(manifest)));
}

/** The workload with its pod changed. */
export function withPod(manifest: Json, change: (pod: Json) => Json): Json {
  return replaced(manifest, podPathOf(manifest), change(podOf(manifest)));
}

function podPathOf(manifest: Json): readonly string[] {
  const type = `${groupOf(text(manifest.apiVersion))}/${text(manifest.kind)}`;
  const known = WORKLOAD_KINDS.get(type);
  if (!known) {
    const kinds = [...WORKLOAD_KINDS.keys()].map(other => other.split('/')[1]);
    throw new Error(`kind = ${show(manifest.kind)}: has no pod template; use a ${kinds.slice(0, -1).join(', ')} or ${kinds[kinds.length - 1]}`);
  }
  const reference = templateReference(type, manifest);
  if (reference) {
    const owner = `${reference.type.split('/')[1]} '${reference.name}'`;
    throw new Error(`kind = ${show(manifest.kind)}: takes its pod template from spec.workloadRef; use ${owner} instead`);
  }
  return known.podPath;
}

function replaced(value: Json, [key, ...rest]: readonly string[], pod: Json): Json {
  return key === undefined ? pod : { ...value, [key]: replaced(record(value[key]), rest, pod) };
}

/** What to add to a pod. */
export interface PodAddition {
  readonly volume: Json;
  readonly volumeMount: Json;
  readonly initContainer?: Json;
  readonly imagePullSecrets: readonly string[];
  /** Annotations of the pod: a change of one restarts the workload. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Arguments for the containers named. */
  readonly args: readonly string[];
  /** Whether what is added needs the pod's own token; `required` refuses a pod that switched it off. */
  readonly token: 'not needed' | 'switched on' | 'required';
}

/** Adds to a pod what is not there yet: doing it twice changes nothing, and what contradicts it is an error. */
export function addToPod(where: string, pod: Json, addition: PodAddition, containers: readonly string[] | undefined): Json {
  const spec = record(pod.spec);
  const chosen = choose(where, spec, containers);
  const change = (container: Json): Json => !chosen.has(String(container.name)) ? container : {
    ...container,
    ...(addition.args.length > 0 ? { args: withArgs(strings(container.args), addition.args) } : {}),
    volumeMounts: withEntry(where, { listName: 'volumeMounts', key: 'mountPath' }, container.volumeMounts, addition.volumeMount),
  };
  const initContainers = list(spec.initContainers).map(change);
  const changed: Json = {
    ...spec,
    ...(initContainers.length > 0 ? { initContainers } : {}),
    containers: list(spec.containers).map(change),
    volumes: withEntry(where, { listName: 'volumes', key: 'name' }, spec.volumes, addition.volume),
  };
  if (addition.initContainer) {
    changed.initContainers = withEntry(where, { listName: 'initContainers', key: 'name' }, initContainers, addition.initContainer);
  }
  if (addition.imagePullSecrets.length > 0) {
    changed.imagePullSecrets = addition.imagePullSecrets
      .reduce<unknown>((secrets, name) => withEntry(where, { listName: 'imagePullSecrets', key: 'name' }, secrets, { name }), spec.imagePullSecrets);
  }
  if (addition.token !== 'not needed') {
    changed.automountServiceAccountToken = tokenMounted(where, spec, addition);
  }
  return { ...pod, ...annotated(pod, addition.annotations), spec: changed };
}

function tokenMounted(where: string, spec: Json, addition: PodAddition): boolean {
  if (addition.token === 'required' && spec.automountServiceAccountToken === false) {
    refuse(where, 'automountServiceAccountToken', false, {
      wrong: 'leaves the plugin without the pod\'s own token, with which it reads tokens from the hub',
      remedy: 'remove it or set it to true',
    });
  }
  return true;
}

function annotated(pod: Json, annotations: Readonly<Record<string, string>>): Json {
  if (Object.keys(annotations).length === 0) {
    return {};
  }
  const metadata = record(pod.metadata);
  return { metadata: { ...metadata, annotations: { ...record(metadata.annotations), ...annotations } } };
}

function choose(where: string, spec: Json, containers: readonly string[] | undefined): Set<string> {
  const names = list(spec.containers).map(container => String(container.name));
  const all = [...names, ...list(spec.initContainers).map(container => String(container.name))];
  if (!containers) {
    if (names.length !== 1) {
      refuse(where, 'containers', containers, {
        wrong: `is missing, and the pod has ${names.length} containers`,
        remedy: `name those that need it (${names.join(', ')})`,
      });
    }
    return new Set(names);
  }
  const unknown = containers.find(name => !all.includes(name));
  if (unknown !== undefined || containers.length === 0) {
    refuse(where, 'containers', containers, {
      wrong: unknown === undefined ? 'is empty' : `the pod has no container '${unknown}'`,
      remedy: `choose from ${all.join(', ')}`,
    });
  }
  return new Set(containers);
}

/** A list of a pod whose entries Kubernetes identifies by one key. */
interface EntryList {
  readonly listName: string;
  readonly key: string;
}

/** The list with the entry in it. */
function withEntry(where: string, { listName, key }: EntryList, entries: unknown, entry: Json): Json[] {
  const present = list(entries);
  const same = present.find(e => e[key] === entry[key]);
  if (!same) {
    return [...present, entry];
  }
  if (canonical(same) !== canonical(entry)) {
    refuse(where, listName, same, { wrong: `conflicts with ${canonical(entry)}`, remedy: `give it another ${key}, or remove it` });
  }
  return present;
}

/** Replaces the same flag, written `--flag=value` or `--flag value`. */
function withArgs(args: readonly string[], added: readonly string[]): string[] {
  const flags = new Set(added.map(arg => arg.split('=')[0]));
  const isValue = (i: number) => i > 0 && flags.has(args[i - 1]) && !args[i].startsWith('-');
  return [...args.filter((arg, i) => !flags.has(arg.split('=')[0]) && !isValue(i)), ...added];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
