import { Unread } from './unread';
import { at, isRecord, Json, record, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/kinds';

/** A Kubernetes object of the input, with what every look-up needs read once. */
export interface KubeObject {
  readonly manifest: Json;
  readonly apiVersion: string;
  readonly kind: string;
  /** `<group>/<Kind>`; the core group is empty. */
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  /** Whether it comes from a server: of what is applied, nothing has an identity yet. */
  readonly live: boolean;
  /** Place in the input, from 0. */
  readonly index: number;
  /** Looked at, but not judged: it belongs to somebody else. */
  readonly background: boolean;
  /** What brings it to the hub, where it is not applied there itself. */
  readonly carrier?: KubeObject;
}

/** A manifest that another object brings to the hub. */
export interface BroughtManifest {
  readonly manifest: Json;
  readonly carrier: KubeObject;
}

/** What names an object. */
export type NamedObject = Pick<KubeObject, 'apiVersion' | 'kind' | 'type' | 'namespace' | 'name'>;

/** Names an object, as JSON. */
export interface ObjectReference {
  /** API version such as `apps/v1`. */
  readonly apiVersion: string;
  /** Kind such as `Deployment`. */
  readonly kind: string;
  /**
   * Its namespace.
   *
   * @default - none, or not stated
   */
  readonly namespace?: string;
  /** Its name. */
  readonly name: string;
}

export function referenceTo(object: NamedObject): ObjectReference {
  const { apiVersion, kind, namespace, name } = object;
  return namespace === '' ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

/** Kind, namespace and name of an object, as far as it has them. */
export type KubeName = Pick<ObjectReference, 'kind' | 'namespace' | 'name'>;

/** `Deployment my-app/controller` */
export function spell(object: KubeName): string {
  return `${object.kind} ${object.namespace ? `${object.namespace}/` : ''}${object.name}`;
}

/** Separates parts of a key; no name can hold it. */
const SEPARATOR = '\u0000';

/** All objects of the input, found by kind and by name. Anything that is not a Kubernetes object is counted and skipped. */
export class Objects {
  private readonly byType = new Map<string, KubeObject[]>();
  private readonly byName = new Map<string, KubeObject[]>();
  private readonly all: KubeObject[] = [];
  /** Places in the input that hold no Kubernetes object. */
  public readonly ignored: number[] = [];
  /** What is there instead. */
  public readonly noObjects: unknown[] = [];

  public constructor(manifests: readonly unknown[], background: readonly unknown[], brought: readonly BroughtManifest[] = []) {
    manifests.forEach((manifest, i) => this.add(manifest, i, { background: false }));
    background.forEach((manifest, i) => this.add(manifest, manifests.length + i, { background: true }));
    // Who changes it changes what brings it.
    brought.forEach(({ manifest, carrier }) => this.add(manifest, carrier.index, { background: true, carrier }));
  }

  public get size(): number {
    return this.all.length;
  }

  public everything(): readonly KubeObject[] {
    return this.all;
  }

  public of(type: string): readonly KubeObject[] {
    return this.byType.get(type) ?? [];
  }

  /** The object applied last under that name. */
  public get(type: string, namespace: string, name: string): KubeObject | undefined {
    const found = this.named(type, namespace, name);
    return found[found.length - 1];
  }

  /** Every object under that name: there may be a partial one and a whole one. */
  public named(type: string, namespace: string, name: string): readonly KubeObject[] {
    return this.byName.get(type + SEPARATOR + namespace + SEPARATOR + name) ?? [];
  }

  /** Names used more than once. */
  public repeated(): KubeObject[][] {
    return [...this.byName.values()].filter(objects => objects.length > 1);
  }

  private ignore(manifest: unknown, index: number): void {
    this.ignored.push(index);
    this.noObjects.push(manifest);
  }

  private add(manifest: unknown, index: number, whose: Pick<KubeObject, 'background' | 'carrier'>): void {
    if (!isRecord(manifest) || manifest instanceof Unread) {
      // An empty document between two separators is nothing to speak of.
      if (manifest !== null && manifest !== undefined) {
        this.ignore(manifest, index);
      }
      return;
    }
    const { apiVersion, kind } = manifest;
    const items = listItems(manifest);
    if (items) {
      items.forEach(item => this.add(item, index, whose));
      return;
    }
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
      this.ignore(manifest, index);
      return;
    }
    const metadata = record(manifest.metadata);
    const namespace = text(metadata.namespace);
    const name = text(metadata.name);
    const type = `${groupOf(apiVersion)}/${kind}`;
    const live = metadata.uid !== undefined;
    const object: KubeObject = { manifest, apiVersion, kind, type, namespace, name, live, index: this.all.length, ...whose };
    this.all.push(object);
    push(this.byType, type, object);
    push(this.byName, type + SEPARATOR + namespace + SEPARATOR + name, object);
  }
}

/**
 * The objects of a list. kubectl takes everything with a list of `items` for one, whatever its kind, and gives an item without a kind the kind of the
 * list without `List` (kubernetes/apimachinery pkg/apis/meta/v1/unstructured).
 */
export function listItems({ apiVersion, kind, items }: Json): unknown[] | undefined {
  if (!Array.isArray(items) || typeof kind !== 'string') {
    return undefined;
  }
  const standard = { apiVersion, kind: kind.replace(/List$/, '') };
  return items.map(item => isRecord(item) && item.kind === undefined && standard.kind !== '' ? { ...standard, ...item } : item as unknown);
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}

export function annotation(object: KubeObject, key: string): unknown {
  return at(object.manifest, 'metadata', 'annotations', key);
}

export function label(object: KubeObject, key: string): unknown {
  return at(object.manifest, 'metadata', 'labels', key);
}
