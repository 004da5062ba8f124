import * as fs from 'fs';
import * as path from 'path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { BaselineEntry, entryOf, keyOf } from './entry';
import type { Finding } from '../analyzer';
import { decode } from '../input/decode';
import { isRecord } from '../input/objects';
import { Io, UsageError } from '../io';
import { namedFile } from '../settings/find';

/** The form of the file. Another one gets another number. */
const SCHEMA_VERSION = 1;
const TEXTS = ['rule', 'kind', 'name', 'messageId'] as const;
const KEYS: readonly string[] = [...TEXTS, 'namespace', 'data'];

/** Reads a baseline: a file of the working folder, or `git:REF:path`. */
export function readBaseline(io: Io, name: string): BaselineEntry[] {
  const decoded = decode(namedFile(io, name).bytes);
  if ('wrong' in decoded) {
    throw new UsageError(`${name}:${decoded.line}: ${decoded.wrong}`);
  }
  return entriesOf(name, valueOf(name, decoded.text));
}

function valueOf(name: string, text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    const { reason = 'it cannot be read', mark } = error as { reason?: string; mark?: { line: number } };
    throw new UsageError(`${name}${mark ? `:${mark.line + 1}` : ''}: is not YAML: ${reason}; write it again with --write-baseline`);
  }
}

function entriesOf(name: string, value: unknown): BaselineEntry[] {
  const refuse = (wrong: string): never => {
    throw new UsageError(`${name}: ${wrong}; write it again with --write-baseline`);
  };
  if (!isRecord(value) || !('schemaVersion' in value) || !Array.isArray(value.findings)) {
    return refuse('is not a baseline: it must have schemaVersion and a list of findings');
  }
  if (value.schemaVersion !== SCHEMA_VERSION) {
    return refuse(`schemaVersion = ${JSON.stringify(value.schemaVersion)}: this version of ocm-access reads ${SCHEMA_VERSION}`);
  }
  const wrong = value.findings.map(wrongWith).findIndex(words => words !== undefined);
  return wrong < 0 ? value.findings as BaselineEntry[] : refuse(`findings.${wrong}: ${wrongWith(value.findings[wrong])}`);
}

function wrongWith(entry: unknown): string | undefined {
  if (!isRecord(entry)) {
    return 'must be a mapping';
  }
  const [strange] = Object.keys(entry).filter(key => !KEYS.includes(key));
  const [missing] = TEXTS.filter(key => typeof entry[key] !== 'string');
  if (strange !== undefined) {
    return `has no '${strange}'; it takes ${KEYS.join(', ')}`;
  }
  if (missing !== undefined || !['string', 'undefined'].includes(typeof entry.namespace)) {
    return `'${missing ?? 'namespace'}' must be text`;
  }
  return isRecord(entry.data) && Object.values(entry.data).every(isDatum) ? undefined : '\'data\' must hold texts, numbers and lists of texts';
}

function isDatum(value: unknown): boolean {
  return ['string', 'number'].includes(typeof value) || (Array.isArray(value) && value.every(one => typeof one === 'string'));
}

/** Writes a baseline of all findings, in place of an older one; another file is never written over. */
export function writeBaseline(io: Io, name: string, findings: readonly Finding[]): BaselineEntry[] {
  const full = path.resolve(io.cwd, name);
  if (name.startsWith('git:')) {
    throw new UsageError(`--write-baseline ${name}: a commit cannot be written; name a file`);
  }
  const entries = findings.map(entryOf).map(entry => ({ entry, key: keyOf(entry) })).sort((a, b) => a.key < b.key ? -1 : 1).map(({ entry }) => entry);
  if (fs.lstatSync(full, { throwIfNoEntry: false }) !== undefined) {
    requireBaseline(io, name);
  }
  const beside = `${full}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(beside, path.extname(name) === '.json' ? jsonText(entries) : yamlText(entries), { flag: 'wx' });
    fs.renameSync(beside, full);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw new UsageError(`--write-baseline ${name}: cannot be written: ${(error as Error).message}`);
  }
  return entries;
}

function requireBaseline(io: Io, name: string): void {
  try {
    readBaseline(io, name);
  } catch (error) {
    const why = (error as Error).message;
    throw new UsageError(`--write-baseline ${name}: is there and is not a baseline that can be read; remove it, or name another file`, why);
  }
}

/** An entry is a line, so that a diff shows what came and went. */
function yamlText(entries: readonly BaselineEntry[]): string {
  return [
    '# Known findings: ocm-access check --baseline counts them and reports only others. Written by --write-baseline.',
    `schemaVersion: ${SCHEMA_VERSION}`,
    `findings:${entries.length === 0 ? ' []' : ''}`,
    ...entries.map(entry => `- ${lineOf(entry)}`),
  ].join('\n') + '\n';
}

function jsonText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(entry => `\n    ${lineOf(entry)}`).join(',');
  return `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "findings": [${lines}\n  ]\n}\n`;
}

/** JSON is YAML as long as it is plain text: what YAML reads in another way is escaped. */
function lineOf(entry: BaselineEntry): string {
  return JSON.stringify(entry, undefined, 1).replace(/\n */g, ' ')
    .replace(/[\u007f-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
