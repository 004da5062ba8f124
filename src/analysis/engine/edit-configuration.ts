import { parseDocument, stringify } from 'yaml';
import { Remedy } from './findings';
import { ask, set } from './rule';
import { at, Json, text } from '../../kubernetes/json';
import { Manager } from '../graph/kueue-managers';
import { ProviderEntry } from '../graph/provider-entries';

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
export function editEntry(words: string, { object, manager, place }: ProviderEntry, path: readonly string[], value: unknown): Remedy {
  if (!place) {
    return ask(words, `How is ${path[path.length - 1]} of this entry written where it comes from?`);
  }
  if (manager) {
    return editConfiguration(words, manager, [...place.path, ...path], value);
  }
  const document = parseDocument(text(at(object.manifest, 'data', place.key)));
  document.setIn([...place.path, ...path], value);
  return set(words, object, ['data', place.key], `${JSON.stringify(document.toJS(), undefined, 2)}\n`);
}
