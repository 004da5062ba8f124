import { lineIn, startOf } from './document-lines';
import { isRecord, Json, Place } from './objects';

interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Finds the line that a finding is about. */
export class Lines {
  private readonly places = new Map<string, Place>();

  public constructor(manifests: readonly Json[], places: readonly Place[]) {
    manifests.forEach((manifest, i) => {
      const metadata = isRecord(manifest.metadata) ? manifest.metadata : {};
      const { apiVersion, kind } = manifest;
      const key = keyOf({ apiVersion: String(apiVersion), kind: String(kind), namespace: textOf(metadata.namespace), name: textOf(metadata.name) });
      // The model takes the object that is applied last.
      this.places.set(key, places[i]);
    });
  }

  public of(object: Reference, field = ''): { readonly file: string; readonly line: number } | undefined {
    const place = this.places.get(keyOf(object));
    return place ? { file: place.file, line: lineIn(place.document, pathOf(field)) ?? place.line ?? startOf(place.document) } : undefined;
  }
}

/** `spec.rules[0].verbs` and `metadata.annotations['a.b/c']` as keys. */
export function pathOf(field: string): (string | number)[] {
  return [...field.matchAll(/\['([^']*)'\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, plain]) => quoted ?? (index === undefined ? plain : Number(index)));
}

function keyOf({ apiVersion, kind, namespace, name }: Reference): string {
  const slash = apiVersion.indexOf('/');
  return [slash < 0 ? '' : apiVersion.slice(0, slash), kind, namespace ?? '', name].join(' ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
