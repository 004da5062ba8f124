import * as fs from 'fs';
import * as path from 'path';
import { Document, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments } from 'yaml';
import { ManagedClusterProps } from './managed-cluster';
import { refuse } from '../errors/format-error';

const API_VERSION = 'cluster.open-cluster-management.io/v1';
const EXPORT = 'export it with: kubectl get managedclusters -o yaml';

/** A cluster as read, with the place it was read from. */
export interface ReadCluster {
  readonly place: string;
  readonly props: ManagedClusterProps;
}

/** Reads ManagedClusters from a file in any form that kubectl writes: one object, a List, several documents, YAML or JSON. */
export function readFile(file: string): ReadCluster[] {
  const text = load(file);
  const found = objects(file, text).map(({ place, object }) => ({ place, props: toProps(place, object) }));
  if (found.length === 0) {
    refuse(file, 'fleet', text.slice(0, 40), { wrong: 'contains no ManagedCluster', remedy: EXPORT });
  }
  return found;
}

/** Reads every `.yaml`, `.yml` and `.json` file of a folder, not of its sub-folders. */
export function readFolder(folder: string): ReadCluster[] {
  let names: string[];
  try {
    names = fs.readdirSync(folder).filter(name => /\.(ya?ml|json)$/.test(name)).sort();
  } catch (error) {
    refuse('Fleet.fromFolder', 'path', folder, { wrong: `cannot be read (${(error as Error).message})`, remedy: 'give a folder of exported ManagedClusters' });
  }
  if (names.length === 0) {
    refuse('Fleet.fromFolder', 'path', folder, { wrong: 'has no .yaml, .yml or .json file', remedy: EXPORT });
  }
  return names.flatMap(name => readFile(path.join(folder, name)));
}

function load(file: string): string {
  try {
    // Windows editors leave a byte-order mark, which is not part of YAML.
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    refuse('Fleet.fromFile', 'path', file, { wrong: `cannot be read (${(error as Error).message})`, remedy: EXPORT });
  }
}

interface Placed {
  readonly place: string;
  readonly object: unknown;
}

function objects(file: string, text: string): Placed[] {
  const json = parseJson(text);
  if (json !== undefined) {
    return isList(json) ? json.items.map((object, i) => ({ place: `${file}: items[${i}]`, object })) : [{ place: file, object: json }];
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  return [...documents].flatMap(document => fromDocument(file, document, lines));
}

/** JSON.parse is many times faster than a YAML reader; what it cannot read goes to the YAML reader for a good message. */
function parseJson(text: string): unknown {
  if (!text.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isList(value: unknown): value is { items: unknown[] } {
  return isRecord(value) && Array.isArray(value.items);
}

function fromDocument(file: string, document: Document.Parsed, lines: LineCounter): Placed[] {
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken) {
    refuse(place(broken.pos[0]), 'fleet', broken.code, { wrong: `is not valid YAML (${broken.message.split('\n')[0]})`, remedy: EXPORT });
  }
  const root = document.contents;
  // After a last `---` comes an empty document.
  if (root === null || (isScalar(root) && root.value === null)) {
    return [];
  }
  const items = isMap(root) ? root.get('items') : undefined;
  const nodes = isSeq(items) ? items.items as Node[] : [root];
  return nodes.map(node => {
    const at = place(node.range?.[0] ?? 0);
    try {
      return { place: at, object: node.toJS(document) };
    } catch (error) {
      refuse(at, 'fleet', node.toString().slice(0, 40), { wrong: `cannot be read (${(error as Error).message})`, remedy: EXPORT });
    }
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toProps(place: string, object: unknown): ManagedClusterProps {
  if (!isRecord(object) || typeof object.kind !== 'string') {
    refuse(place, 'fleet', object, { wrong: 'is not a Kubernetes object', remedy: EXPORT });
  }
  if (object.apiVersion !== API_VERSION || object.kind !== 'ManagedCluster') {
    refuse(place, 'kind', `${object.apiVersion}, ${object.kind}`, { wrong: `is not a ManagedCluster of ${API_VERSION}`, remedy: EXPORT });
  }
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  const spec = isRecord(object.spec) ? object.spec : {};
  const labels = metadata.labels ?? {};
  if (!isRecord(labels)) {
    refuse(place, 'metadata.labels', labels, { wrong: 'is not a mapping', remedy: EXPORT });
  }
  return {
    name: metadata.name as string,
    labels: labels as Record<string, string>,
    // A cluster on its way out loses its namespace: whatever is applied there now fails.
    accepted: spec.hubAcceptsClient !== false && metadata.deletionTimestamp === undefined,
  };
}
