import { parseDocument, stringify } from 'yaml';
import { Fix, set } from './fix';
import { at, Json, text } from '../../kubernetes/json';
import { Manager } from '../graph/kueue-managers';
import { ProviderEntry } from '../graph/provider-entries';

/** Changes inside one text of an object. A JSON patch can replace only the whole text. */

/** Sets one value of Kueue's configuration; comments of the file stay. */
export function editConfiguration(manager: Manager, path: readonly (string | number)[], value: unknown): Fix {
  const document = parseDocument(manager.source, { version: '1.1', prettyErrors: false });
  // What is missing above it is put in as plain mappings: by itself the YAML 1.1 reader would make ordered maps of them.
  const depth = path.findIndex((_, i) => !document.hasIn(path.slice(0, i + 1)));
  const present = depth < 0 ? path : path.slice(0, depth + 1);
  const nested = path.slice(present.length).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  document.setIn(present, document.createNode(nested));
  return put(manager, document.toString({ lineWidth: 0 }));
}

export function replaceConfiguration(manager: Manager, config: Json): Fix {
  return put(manager, stringify(config, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }));
}

/** A text in base64 is changed where it was encoded. */
function put({ object, key, field, plain }: Manager, changed: string): Fix {
  return plain ? set(object, ['data', key], changed) : { elsewhere: field };
}

/** Sets one value of a provider entry. */
export function editEntry({ object, manager, place }: ProviderEntry, path: readonly string[], value: unknown): Fix {
  if (!place) {
    return { elsewhere: path[path.length - 1] };
  }
  if (manager) {
    return editConfiguration(manager, [...place.path, ...path], value);
  }
  const document = parseDocument(text(at(object.manifest, 'data', place.key)));
  document.setIn([...place.path, ...path], value);
  return set(object, ['data', place.key], `${JSON.stringify(document.toJS(), undefined, 2)}\n`);
}
