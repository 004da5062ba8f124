import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { AccessOptions } from '../analyzer';
import { decode } from '../input/decode';
import { gitFile } from '../input/git';
import { Io, UsageError } from '../io';
import { packageFile } from '../package-file';

export const DEFAULT_FILE = 'ocm-access.yaml';
/** Made from the published schema when the package is built: ajv itself would make every command start later. */
const VALIDATOR = packageFile('lib', 'validate-settings.js');

/** The file as it was read; its paths are made relative to the working folder. */
export interface Settings extends Omit<AccessOptions, 'background'> {
  readonly background?: string[];
}

/**
 * Reads `ocm-access.yaml`: the one named, or the nearest to the manifests, in their folder or above it, up to the working folder.
 *
 * @param named a file, or `git:REF:path` for that of a commit
 * @param manifests where they are read from: `git:REF:path` has the file of that commit
 */
export function readSettings(io: Io, named: string | undefined, manifests: string): Settings {
  const [, commit, below = ''] = /^(git:[^:]+)(?::(.*))?$/s.exec(manifests) ?? [undefined, '', manifests];
  if (named?.startsWith('git:')) {
    return settingsOfCommit(io, named);
  }
  const load = (file: string) => commit === '' ? localFile(io, file) : gitFile(io, manifests, file);
  for (const file of named === undefined ? nearest(io, below) : [named]) {
    const bytes = load(file);
    if (bytes) {
      return parseSettings(commit === '' ? file : `${commit}:${file}`, bytes, path.dirname(file));
    }
  }
  return named !== undefined && commit === '' ? refuseMissing(named) : {};
}

function settingsOfCommit(io: Io, named: string): Settings {
  const [, reference = '', file = ''] = /^(git:[^:]+:)(.+)$/s.exec(named) ?? [];
  const bytes = file === '' ? undefined : gitFile(io, reference, file);
  return bytes ? parseSettings(named, bytes, path.dirname(named)) : refuseMissing(named);
}

function refuseMissing(file: string): never {
  throw new UsageError(`${file}: there is no such file`);
}

function localFile(io: Io, file: string): Buffer | undefined {
  const full = path.resolve(io.cwd, file);
  return fs.existsSync(full) ? fs.readFileSync(full) : undefined;
}

/** Where the file may be, nearest first. Of a pattern, only the folders before the first dynamic one count. */
function nearest(io: Io, manifests: string): string[] {
  const fixed = manifests.split('/').findIndex(isDynamic);
  const start = path.relative(io.cwd, path.resolve(io.cwd, fixed < 0 ? manifests : manifests.split('/').slice(0, fixed).join('/') || '.'));
  const folders = start.startsWith('..') || path.isAbsolute(start)
    ? []
    : start.split(path.sep).map((_, i, parts) => parts.slice(0, parts.length - i).join(path.sep));
  return [...folders, '.'].map(folder => path.join(folder, DEFAULT_FILE));
}

function isDynamic(part: string): boolean {
  return /[*?[{]/.test(part);
}

function parseSettings(file: string, bytes: Buffer, folder: string): Settings {
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
    throw new UsageError((validate.errors ?? []).map(error => {
      const keys = error.instancePath.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
      const node = document.getIn(keys, true);
      const line = isNode(node) && node.range ? Math.max(lines.linePos(node.range[0]).line, 1) : 1;
      const source = isNode(node) && node.range ? decoded.text.slice(node.range[0], node.range[1]).trim() : '';
      return `${file}:${line}: ${inWords(error, keys.join('.'), source)}`;
    }).join('\n'));
  }
  return value.background ? { ...value, background: value.background.map(entry => entry.startsWith('git:') ? entry : path.join(folder, entry)) } : value;
}

function inWords({ keyword, params, data, parentSchema }: ErrorObject, where: string, source: string): string {
  const place = where === '' ? 'the file' : where;
  const shown = source === '' || source.includes('\n') || source.length > 60 ? '' : ` = ${source}`;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties: object }).properties ?? {});
      return `${place}: has no '${params.additionalProperty}'; it takes ${known.join(', ')}`;
    }
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
