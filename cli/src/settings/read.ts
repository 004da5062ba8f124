import { createRequire } from 'module';
import * as path from 'path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Document, isNode, LineCounter, parseDocument } from 'yaml';
import { namedFile, nearestFile, SettingsFile } from './find';
import { notUsed, UsedSettings } from './used';
import type { AccessOptions } from '../analyzer';
import { decode } from '../input/decode';
import { pathOf } from '../input/lines';
import { spelledName } from '../input/names';
import { Io, UsageError } from '../io';
import { packageFile } from '../package-file';

/** Made from the published schema when the package is built: ajv itself would make every command start later. */
const VALIDATOR = packageFile('lib', 'validate-settings.js');

/** The file as it was read; its paths are made relative to the working folder. */
export interface Settings extends Omit<AccessOptions, 'background'> {
  readonly background?: string[];
}

/** Settings, and where they come from. */
export interface ReadSettings extends UsedSettings {
  readonly options: Settings;
  /** `ocm-access.yaml:3`, the line of a key such as `releases.kueue`. */
  readonly placeOf: (key: string) => string;
}

/**
 * Reads `ocm-access.yaml`: the one named, or the nearest to the first of the manifests.
 *
 * @param named a file, or `git:REF:path` for that of a commit
 * @param manifests where they are read from: `git:REF:path` has the file of that commit
 */
export function readSettings(io: Io, named: string | undefined, manifests: readonly string[]): ReadSettings {
  const file = named === undefined ? nearestFile(io, manifests[0]) : namedFile(io, named);
  const others = named === undefined ? notUsed(io, file?.name, manifests) : [];
  return file ? { ...parseSettings(file), file: file.name, notUsed: others } : { options: {}, notUsed: others, placeOf: () => 'the settings' };
}

function parseSettings({ name: file, bytes, folder }: SettingsFile): Pick<ReadSettings, 'options' | 'placeOf'> {
  const decoded = decode(bytes);
  if ('wrong' in decoded) {
    throw new UsageError(`${file}:${decoded.line}: ${decoded.wrong}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(decoded.text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'silent' });
  const broken = document.errors[0];
  if (broken) {
    throw new UsageError(`${file}:${Math.max(lines.linePos(broken.pos[0]).line, 1)}: is not YAML: ${broken.message}`);
  }
  const value: unknown = document.toJS() ?? {};
  const validate: ValidateFunction<Settings> = createRequire(VALIDATOR)(VALIDATOR);
  if (!validate(value)) {
    throw new UsageError(...(validate.errors ?? []).map(error => {
      const keys = error.instancePath.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
      const node = document.getIn(keys, true);
      const line = isNode(node) && node.range ? Math.max(lines.linePos(node.range[0]).line, 1) : 1;
      const source = isNode(node) && node.range ? decoded.text.slice(node.range[0], node.range[1]).trim() : '';
      return `${file}:${line}: ${inWords(error, keys.join('.'), source)}`;
    }));
  }
  const background = value.background?.map(entry => entry.startsWith('git:') || path.isAbsolute(entry) ? entry : spelledName(path.join(folder, entry)));
  return { options: { ...value, ...background && { background } }, placeOf: key => `${file}:${lineOf(document, lines, pathOf(key))}` };
}

/** The line of a key, or of what is there of the way to it. */
function lineOf(document: Document, lines: LineCounter, keys: readonly (string | number)[]): number {
  const nodes = keys.map((_, i) => document.getIn(keys.slice(0, keys.length - i), true));
  const node = nodes.find(isNode);
  return node?.range ? Math.max(lines.linePos(node.range[0]).line, 1) : 1;
}

function inWords({ keyword, params, data, parentSchema }: ErrorObject, where: string, source: string): string {
  const place = where === '' ? 'the file' : where;
  const shown = source === '' || source.includes('\n') || source.length > 60 ? '' : ` = ${source}`;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties: object }).properties ?? {});
      return `${place}: has no '${params.additionalProperty}'; it takes ${known.join(', ')}`;
    }
    case 'enum': return `${place}${shown}: is not one of ${params.allowedValues.join(', ')}; use one of them`;
    case 'required': return `${place}: '${params.missingProperty}' is missing; add it`;
    case 'type': return `${place}${shown}: ${wrongType(params.type, data, source)}`;
    default: return `${place}${shown}: is empty; fill it in`;
  }
}

const TYPES: Readonly<Record<string, string>> = { array: 'a list', object: 'a mapping', boolean: 'true or false', string: 'text' };

function wrongType(wanted: string, data: unknown, source: string): string {
  return wanted === 'string' && (typeof data === 'number' || typeof data === 'boolean')
    ? `is a ${typeof data} and must be text; put it in quotes: '${source}'` : `must be ${TYPES[wanted] ?? wanted}`;
}
