import { isCollection, isMap, isNode, isPair, LineCounter, Node, parseDocument } from 'yaml';
import { isRecord, Json, Place } from './read';

interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Finds the line that a finding is about. */
export class Lines {
  private readonly places = new Map<string, Place>();
  private last?: { readonly place: Place['document']; readonly root: Node | null; readonly lines: LineCounter };

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
    return place ? { file: place.file, line: this.fieldLine(place, field) ?? place.line } : undefined;
  }

  private fieldLine(place: Place, field: string): number | undefined {
    const { text, start, startLine, end, item } = place.document;
    if (this.last?.place.text !== text || this.last.place.start !== start) {
      const lines = new LineCounter();
      const { contents } = parseDocument(text.slice(start, end), { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
      this.last = { place: place.document, root: contents, lines };
    }
    const path = [...item === undefined ? [] : ['items', item], ...pathOf(field)];
    const offset = deepest(this.last.root, path);
    if (offset === undefined) {
      return undefined;
    }
    return startLine - 1 + this.last.lines.linePos(offset).line;
  }
}

/** Offset of the key that the path leads to, or of the last key of the path that exists. */
function deepest(root: Node | null, path: readonly (string | number)[]): number | undefined {
  let node: unknown = root;
  let found: number | undefined;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find(candidate => isPair(candidate) && String(candidate.key) === String(key)) : undefined;
    const item: unknown = isCollection(node) ? node.get(key, true) : undefined;
    const next: unknown = pair ? pair.value : item;
    const at = pair && isNode(pair.key) ? pair.key : next;
    if (!isNode(at) || !at.range) {
      break;
    }
    found = at.range[0];
    node = next;
  }
  return found;
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
