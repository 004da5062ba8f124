import { parseDocument, stringify } from 'yaml';
import { Remedy } from './findings';
import { Manager } from './kueue';
import { at, text } from './objects';
import { parseJson, ProviderEntry } from './providers';
import { ask, set } from './rule';
import { Json } from '../manifests/json';

/** Changes of one text in an object, for remedies: the text as a whole is what a JSON patch can replace. */

/** Sets one value of Kueue's configuration; comments of the file stay. */
export function editConfiguration(words: string, manager: Manager, path: readonly (string | number)[], value: unknown): Remedy {
  const document = parseDocument(manager.source, { version: '1.1', prettyErrors: false });
  // What is missing above it is put in as plain mappings: by itself the YAML 1.1 reader would make ordered maps of them.
  const depth = path.findIndex((_, i) => !document.hasIn(path.slice(0, i + 1)));
  const present = depth < 0 ? path : path.slice(0, depth + 1);
  const nested = path.slice(present.length).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  document.setIn(present, document.createNode(nested));
  return set(words, manager.object, ['data', manager.key], document.toString({ lineWidth: 0 }));
}

export function replaceConfiguration(words: string, manager: Manager, config: Json): Remedy {
  return set(words, manager.object, ['data', manager.key], stringify(config, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }));
}

/** Sets one value of a provider entry, wherever the entry stands. */
export function editEntry(words: string, entry: ProviderEntry, path: readonly string[], value: unknown): Remedy {
  const position = Number(/\[(\d+)\]$/.exec(entry.field)?.[1]);
  if (entry.manager) {
    const list = /multiKueue\.clusterProfile\.(\w+)\[/.exec(entry.field)?.[1] ?? '';
    return editConfiguration(words, entry.manager, ['multiKueue', 'clusterProfile', list, position, ...path], value);
  }
  const key = /^data\['(.*)'\] providers/.exec(entry.field)?.[1];
  const file = key === undefined ? undefined : parseJson(text(at(entry.object.manifest, 'data', key)));
  if (key === undefined || file === undefined) {
    return ask(words, `How is ${path[path.length - 1]} of this entry written where it comes from?`);
  }
  const document = parseDocument(JSON.stringify(file));
  document.setIn(['providers', position, ...path], value);
  return set(words, entry.object, ['data', key], `${JSON.stringify(document.toJS(), undefined, 2)}\n`);
}

