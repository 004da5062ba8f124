import { argoCdClusters } from './argo-cd';
import { Manager, providerLists } from './kueue-managers';
import { podField, showsConfigMap, showsSecret, Workload, Workloads } from './workloads';
import { at, isRecord, Json, list, parseJson, record, strings, text } from '../../kubernetes/json';
import { CONFIG_MAP, SECRET } from '../../ocm/kinds';
import { heldTexts, looksLikeProviderFile, parseProviderFile, textsBelow } from '../input/held-texts';
import { KubeObject, Objects } from '../input/objects';

/** A place that makes an application on the hub run a credential plugin. */
export interface ProviderEntry {
  readonly object: KubeObject;
  /** Path of the entry in its object. */
  readonly field: string;
  readonly origin: 'Kueue' | 'provider file' | 'Argo CD' | 'argument';
  readonly name: string;
  readonly exec: Json;
  readonly command: string;
  /** The account that the plugin is asked for. */
  readonly account?: string;
  /** Namespace in which the plugin looks for the Secret. */
  readonly namespace: string;
  /** Whether the entry itself sets the namespace. */
  readonly pinned: boolean;
  /** The one cluster it is for; nothing where it serves every profile. */
  readonly cluster?: string;
  readonly workloads: readonly Workload[];
  readonly manager?: Manager;
  /** Key of the file in its ConfigMap or Secret; undefined where it comes from elsewhere. */
  readonly key?: string;
  /** Place of the entry in the file of a ConfigMap, where it can be edited. */
  readonly place?: { readonly key: string; readonly path: readonly (string | number)[] };
}

const ACCOUNT_FLAG = '--managed-serviceaccount';

export function providerEntries(objects: Objects, workloads: Workloads, managers: readonly Manager[]): ProviderEntry[] {
  return [
    ...fromKueue(managers), ...fromFiles(objects, workloads), ...fromTexts(workloads), ...fromArgoCd(objects, workloads), ...fromArguments(workloads),
  ];
}

function fromKueue(managers: readonly Manager[]): ProviderEntry[] {
  return managers.flatMap(manager => providerLists(manager).flatMap(({ key, entries }) => entries.map((entry, i) => ({
    ...read(manager.object, `${manager.field} multiKueue.clusterProfile.${key}[${i}]`, entry, manager.namespace),
    origin: 'Kueue' as const,
    workloads: manager.workload ? [manager.workload] : [],
    manager,
    place: { key: manager.key, path: ['multiKueue', 'clusterProfile', key, i] },
  }))));
}

/** cluster-inventory-api's provider file, in whichever ConfigMap or Secret and under whichever key. */
function fromFiles(objects: Objects, workloads: Workloads): ProviderEntry[] {
  return [...objects.of(CONFIG_MAP), ...objects.of(SECRET)].flatMap(holder => heldTexts(holder).flatMap(({ key, field, text: source, plain }) => {
    if (!looksLikeProviderFile(source)) {
      return [];
    }
    const shows = holder.type === SECRET ? showsSecret : showsConfigMap;
    const users = workloads.in(holder.namespace).filter(workload => shows(workload, holder.name));
    const file = parseProviderFile(source);
    // An edit needs the keys as they are written.
    const editable = plain && holder.type === CONFIG_MAP && JSON.stringify(file) === JSON.stringify(parseJson(source));
    return list(at(file, 'providers')).map((entry, i) => ({
      ...read(holder, `${field} providers[${i}]`, entry, holder.namespace),
      origin: 'provider file' as const,
      workloads: users,
      key,
      ...editable && { place: { key, path: ['providers', i] } },
    }));
  }));
}

/** The same file in a variable or an argument of a container. */
function fromTexts(workloads: Workloads): ProviderEntry[] {
  return workloads.all.flatMap(workload => textsBelow(workload.pod.spec).filter(looksLikeProviderFile).flatMap(source =>
    list(at(parseProviderFile(source), 'providers')).map((entry, i) => ({
      ...read(workload.object, podField(workload, `spec providers[${i}]`), entry, workload.namespace),
      origin: 'provider file' as const,
      workloads: [workload],
    }))));
}

/** The two workloads of Argo CD that talk to clusters. */
const ARGO_WORKLOADS = /(application-controller|argocd-server|^server$)/;

function fromArgoCd(objects: Objects, workloads: Workloads): ProviderEntry[] {
  return argoCdClusters(objects).flatMap(({ object: secret, config }) => {
    const exec = at(config, 'execProviderConfig');
    if (!isRecord(exec)) {
      return [];
    }
    const env = Object.entries(record(exec.env)).map(([name, value]) => ({ name, value }));
    return [{
      ...read(
        secret,
        'config execProviderConfig',
        { name: 'open-cluster-management', execConfig: { interactiveMode: 'Never', ...exec, env } },
        secret.namespace,
      ),
      origin: 'Argo CD' as const,
      key: 'config',
      cluster: text(at(exec, 'config', 'clusterName')) || undefined,
      workloads: workloads.in(secret.namespace).filter(workload => ARGO_WORKLOADS.test(workload.object.name)),
    }];
  });
}

/** A container that is itself given the plugin's argument. */
function fromArguments(workloads: Workloads): ProviderEntry[] {
  return workloads.all.flatMap(workload => list(record(workload.pod.spec).containers).flatMap((container, i) => {
    const words = [...strings(container.command), ...strings(container.args)];
    if (accountIn(words) === undefined) {
      return [];
    }
    const exec = { apiVersion: undefined, command: words.find(word => word.endsWith('/cp-creds')) ?? '', args: words, env: list(container.env) };
    return [{
      ...read(workload.object, podField(workload, `spec.containers[${i}]`), { name: '', execConfig: exec }, workload.namespace),
      origin: 'argument' as const,
      workloads: [workload],
    }];
  }));
}

function read(object: KubeObject, field: string, entry: Json, home: string) {
  const exec = record(entry.execConfig);
  const pinned = list(exec.env).find(variable => variable.name === 'NAMESPACE');
  return {
    object,
    field,
    name: text(entry.name),
    exec,
    command: text(exec.command),
    account: accountIn(strings(exec.args)),
    namespace: text(pinned?.value) || home,
    pinned: pinned !== undefined,
  };
}

/** `--managed-serviceaccount=x` or `--managed-serviceaccount x`, with one dash or two, as Go's flags allow. */
export function accountIn(words: readonly string[]): string | undefined {
  for (let i = 0; i < words.length; i++) {
    const word = words[i].replace(/^--?/, '--');
    if (word.startsWith(`${ACCOUNT_FLAG}=`)) {
      return word.slice(ACCOUNT_FLAG.length + 1) || undefined;
    }
    if (word === ACCOUNT_FLAG) {
      return words[i + 1] || undefined;
    }
  }
  return undefined;
}
