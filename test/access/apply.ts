import { Finding } from '../../src/access/findings';
import { Json, isRecord } from '../../src/manifests/json';

/** Does what a finding's remedy says, as somebody would by hand: JSON patch, objects added, object taken out. */
export function applyRemedy(manifests: readonly Json[], { object, remedy }: Finding): Json[] {
  const target = remedy.target ?? object;
  if (remedy.add) {
    return [...manifests, ...remedy.add as Json[]];
  }
  const is = (manifest: Json) => {
    const metadata = manifest.metadata as Json | undefined;
    return manifest.apiVersion === target.apiVersion && manifest.kind === target.kind && metadata?.name === target.name && (metadata?.namespace ?? '') === (target.namespace ?? '');
  };
  if (!manifests.some(is)) {
    throw new Error(`no object ${JSON.stringify(target)}`);
  }
  if (remedy.remove) {
    return manifests.filter(manifest => !is(manifest));
  }
  if (!remedy.patch) {
    throw new Error(`no data in the remedy: ${remedy.words}`);
  }
  const first = manifests.findIndex(is);
  const patched = remedy.patch.reduce((json, { op, path, value }) => applyOperation(json, op, path, value), structuredClone(manifests[first]));
  return manifests.map((manifest, i) => i === first ? patched : manifest);
}

function applyOperation(document: Json, op: string, path: string, value: unknown): Json {
  const keys = path.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = keys.pop() as string;
  const parent = keys.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) {
      return node[Number(key)];
    }
    return isRecord(node) ? node[key] : undefined;
  }, document);
  if (Array.isArray(parent)) {
    parent.splice(Number(last), op === 'add' ? 0 : 1, ...op === 'remove' ? [] : [value]);
  } else if (isRecord(parent)) {
    if (op === 'remove') {
      delete parent[last];
    } else {
      parent[last] = value;
    }
  } else {
    throw new Error(`no parent for ${path}`);
  }
  return document;
}
