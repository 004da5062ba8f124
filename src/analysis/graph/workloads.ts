import { at, isRecord, Json, list, record, strings, text } from '../../kubernetes/json';
import { controllerOf, templateReference, WORKLOAD_KINDS } from '../../kubernetes/workload-kinds';
import { SERVICE_ACCOUNT_OF_OWNER } from '../../ocm/annotations';
import { annotation, KubeObject, Objects } from '../input/objects';

/** How the credential plugin comes into a pod. */
export interface PluginVolume {
  readonly volume: string;
  readonly image: string;
  readonly pullPolicy: unknown;
  readonly style: 'image volume' | 'init container';
  /** JSON path of the image. */
  readonly field: string;
  readonly initContainer?: Json;
}

export interface Workload {
  readonly object: KubeObject;
  readonly namespace: string;
  /** A partial object is applied over one that another installer owns. */
  readonly partial: boolean;
  /** Nothing where a partial object leaves it to its owner, and does not state it either. */
  readonly serviceAccount?: string;
  readonly pod: Json;
  /** Keys that lead to the pod in its object: none for a Pod. */
  readonly podPath: readonly string[];
  readonly plugins: readonly PluginVolume[];
}

/** Deployments and the like. A partial object and the one it is applied over count as one workload. */
export class Workloads {
  public readonly all: Workload[] = [];
  private readonly byNamespace = new Map<string, Workload[]>();

  public constructor(objects: Objects) {
    for (const [type, { podPath }] of WORKLOAD_KINDS) {
      const seen = new Set<string>();
      for (const object of objects.of(type).filter(candidate => hasOwnPod(candidate) && !isMadeByAnother(objects, candidate))) {
        const key = `${object.namespace}/${object.name}`;
        if (!seen.has(key)) {
          seen.add(key);
          const workload = read(objects.named(type, object.namespace, object.name), podPath);
          this.all.push(workload);
          this.byNamespace.set(object.namespace, [...this.byNamespace.get(object.namespace) ?? [], workload]);
        }
      }
    }
  }

  public in(namespace: string): readonly Workload[] {
    return this.byNamespace.get(namespace) ?? [];
  }
}

/** A whole workload must say which pods are its own, and what each container runs; without that it can only be applied over one that exists. */
export function isPartial({ type, manifest }: KubeObject): boolean {
  return type.startsWith('apps/') && at(manifest, 'spec', 'selector') === undefined
    && list(at(manifest, 'spec', 'template', 'spec', 'containers')).some(container => container.image === undefined);
}

/** The template that a Rollout refers to counts where it is written. */
function hasOwnPod({ type, manifest }: KubeObject): boolean {
  return templateReference(type, manifest) === undefined;
}

/**
 * What a controller makes counts with the controller, unless the input lacks the template it was made from. Owner references alone prove
 * nothing, since anybody can write them: both objects must have the identity that only a server gives.
 */
function isMadeByAnother(objects: Objects, object: KubeObject): boolean {
  const { type, namespace, manifest } = object;
  const controller = controllerOf(type, manifest);
  if (!controller || controller.uid === '' || !object.live) {
    return false;
  }
  const owner = objects.named(controller.type, namespace, controller.name).find(one => uidOf(one) === controller.uid);
  // What is judged does not count with what is not.
  if (!owner || (owner.background && !object.background)) {
    return false;
  }
  const reference = templateReference(owner.type, owner.manifest);
  return reference === undefined || objects.get(reference.type, namespace, reference.name) !== undefined;
}

function uidOf({ manifest }: KubeObject): unknown {
  return at(manifest, 'metadata', 'uid');
}

function read(objects: readonly KubeObject[], podPath: readonly string[]): Workload {
  const whole = objects.filter(object => !isPartial(object));
  const partial = objects.filter(isPartial);
  // A partial object is what somebody wrote; the whole one, if it is there too, is what it is applied over.
  const object = [...partial, ...whole].find(o => !o.background) ?? objects[objects.length - 1];
  const pod = [...whole.slice(-1), ...partial].map(o => record(at(o.manifest, ...podPath))).reduce(overlay, {});
  const spec = record(pod.spec);
  const account = text(spec.serviceAccountName) || text(spec.serviceAccount);
  const byDefault = whole.length === 0 ? stated(partial) : 'default';
  return {
    object,
    namespace: object.namespace,
    partial: whole.length === 0,
    serviceAccount: account || byDefault,
    pod,
    podPath,
    plugins: plugins(spec, record(at(object.manifest, ...podPath, 'spec')), [...podPath, 'spec'].join('.')),
  };
}

/** What partial objects state of the workload that they are applied over; nothing where they do not agree. */
function stated(partial: readonly KubeObject[]): string | undefined {
  const names = new Set(partial.flatMap(object => text(annotation(object, SERVICE_ACCOUNT_OF_OWNER)) || []));
  return names.size === 1 ? [...names][0] : undefined;
}

/** Lists of named entries are merged by name, as server-side apply does. */
function overlay(below: Json, above: Json): Json {
  const result: Json = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = below[key];
    if (isListOfMappings(value) && isListOfMappings(before)) {
      const id = key === 'volumeMounts' ? 'mountPath' : 'name';
      const named = new Map(value.map(entry => [entry[id], entry]));
      const known = new Set(before.map(entry => entry[id]));
      result[key] = [...before.map(entry => overlay(entry, named.get(entry[id]) ?? {})), ...value.filter(entry => !known.has(entry[id]))];
    } else if (isRecord(value)) {
      result[key] = overlay(record(before), value);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function isListOfMappings(value: unknown): value is Json[] {
  return Array.isArray(value) && value.every(isRecord);
}

const PLUGIN_IMAGE = /(^|\/)(cp-creds|managed-serviceaccount)([:@]|$)/;
const PLUGIN_FILE = /(^|\/)cp-creds$/;

/** `own` is the pod as the object at hand writes it: places are counted there. */
function plugins(spec: Json, own: Json, path: string): PluginVolume[] {
  const found: PluginVolume[] = [];
  const place = (key: string, entry: Json, merged: number) => {
    const index = list(own[key]).findIndex(other => other.name === entry.name);
    return `${path}.${key}[${index < 0 ? merged : index}]`;
  };
  list(spec.volumes).forEach((volume, i) => {
    const reference = text(at(volume, 'image', 'reference'));
    if (PLUGIN_IMAGE.test(reference)) {
      const pullPolicy = at(volume, 'image', 'pullPolicy');
      found.push({ volume: text(volume.name), image: reference, pullPolicy, style: 'image volume', field: `${place('volumes', volume, i)}.image.reference` });
    }
  });
  list(spec.initContainers).forEach((initContainer, i) => {
    // A shell is given everything as one word.
    const words = [...strings(initContainer.command), ...strings(initContainer.args)].flatMap(word => word.split(/\s+/));
    const image = text(initContainer.image);
    const copies = words.some(word => PLUGIN_FILE.test(word));
    const mounts = list(initContainer.volumeMounts);
    const mount = mounts.find(({ mountPath }) => words.some(word => isBelow(word, text(mountPath)))) ?? mounts[0];
    if ((PLUGIN_IMAGE.test(image) || copies) && mount) {
      found.push({
        volume: text(mount.name),
        image,
        pullPolicy: initContainer.imagePullPolicy,
        style: 'init container',
        field: `${place('initContainers', initContainer, i)}.image`,
        initContainer,
      });
    }
  });
  return found;
}

function isBelow(file: string, folder: string): boolean {
  return folder !== '' && `${file}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** JSON path of the pod in its object, or of what is below it. */
export function podField({ podPath }: Workload, below?: string): string {
  return [...podPath, ...below === undefined ? [] : [below]].join('.') || 'spec';
}

/** Where the containers of a workload see a file of a volume: below the mount, or at it where the file alone is mounted. */
export function filePaths(workload: Workload, volume: string, file: string): string[] {
  return list(record(workload.pod.spec).containers).flatMap(container => list(container.volumeMounts)
    .filter(mount => mount.name === volume && text(mount.mountPath) !== '')
    .map(mount => mount.subPath === file ? text(mount.mountPath) : `${text(mount.mountPath).replace(/\/$/, '')}/${file}`));
}

/** Whether a volume of a workload shows a ConfigMap. */
export function showsConfigMap(workload: Workload, configMap: string): boolean {
  return list(record(workload.pod.spec).volumes).some(volume => text(at(volume, 'configMap', 'name')) === configMap
    || list(at(volume, 'projected', 'sources')).some(source => text(at(source, 'configMap', 'name')) === configMap));
}

/** Whether a workload is given a Secret, as files or as variables. */
export function showsSecret(workload: Workload, secret: string): boolean {
  return secretsOf(workload.pod).includes(secret);
}

/** The Secrets that a pod is given as files or variables. */
export function secretsOf(pod: Json): string[] {
  const spec = record(pod.spec);
  const containers = ['containers', 'initContainers', 'ephemeralContainers'].flatMap(key => list(spec[key]));
  return [
    ...list(spec.volumes).flatMap(volume => [at(volume, 'secret', 'secretName'), ...list(at(volume, 'projected', 'sources'))
      .map(source => at(source, 'secret', 'name'))]),
    ...containers.flatMap(container => [
      ...list(container.env).map(variable => at(variable, 'valueFrom', 'secretKeyRef', 'name')),
      ...list(container.envFrom).map(source => at(source, 'secretRef', 'name')),
    ]),
  ].map(text).filter(name => name !== '');
}
