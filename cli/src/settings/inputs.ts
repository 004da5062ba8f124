import * as path from 'path';
import { parse } from 'yaml';
import { namedFile, nearestFile, SettingsFile } from './find';
import { Io } from '../io';

/** What the settings name for reading, as far as they can be read: an output there would be lost, also where the settings have a mistake. */
export function inputsOfSettings(io: Io, named: string | undefined, manifests: readonly string[]): string[] {
  const files = named === undefined ? manifests.map(one => tried(() => nearestFile(io, one))) : [tried(() => namedFile(io, named))];
  return files.flatMap(file => file === undefined ? [] : tried(() => backgroundOf(file)) ?? []);
}

function backgroundOf({ bytes, folder }: SettingsFile): string[] {
  const value: unknown = parse(bytes.toString('utf8'), { logLevel: 'silent', merge: true });
  const { background } = (value ?? {}) as { readonly background?: unknown };
  const entries = Array.isArray(background) ? background.filter(entry => typeof entry === 'string') : [];
  return entries.map(entry => path.isAbsolute(entry) ? entry : path.join(folder, entry));
}

/** A mistake is named where the file is read for its values. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
