import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { parse, stringify } from 'yaml';

/** Where a file that we keep in another form comes from. */
export interface Source {
  /** GitHub owner/name. */
  readonly repository: string;
  /** Tag, or the artifact of that repository. */
  readonly ref: string;
  /** Commit the ref names; absent where the tag alone was recorded. */
  readonly commit?: string;
  /** Path inside the repository, or the command that renders the file there. */
  readonly path: string;
  /** Name of the upstream file in the folder given to the tool. */
  readonly input: string;
  /** SHA-256 of the upstream file. */
  readonly sha256: string;
}

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The folder named on the command line, or an error with the usage of the script. */
export function sourceFolder(script: string, holds: string): string {
  const [folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0) {
    throw new Error(`usage: ts-node --project test/tsconfig.json tools/generate/${basename(script)} <folder with ${holds}>`);
  }
  return folder;
}

/**
 * Reads one upstream file. The digest is compared before anything is made of it: otherwise a header could name a
 * release that the content is not from.
 */
export function readSource(folder: string, source: Source): JsonObject {
  const file = join(folder, source.input);
  if (!existsSync(file)) {
    throw new Error(`${file}: no such file; save ${source.path} of ${source.repository} ${source.ref} under that name`);
  }
  const bytes = readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256) {
    throw new Error(`${file}: SHA-256 is ${sha256}, the table of sources has ${source.sha256} `
      + `for ${source.repository} ${source.ref}; give that file, or change ref, commit and sha256 in the table`);
  }
  const content: Json = parse(bytes.toString('utf8'));
  if (!isObject(content)) {
    throw new Error(`${file}: holds no YAML mapping; expected one Kubernetes object`);
  }
  return content;
}

/** Long lines stay whole, so that a reader's diff shows the value that changed and no refolding. */
export function toYaml(value: Json): string {
  return stringify(value, { lineWidth: 0 });
}

export function withHeader(source: Source, madeBy: string, value: Json): string {
  const ref = source.commit === undefined ? source.ref : `${source.ref} (${source.commit})`;
  return [
    `# Source: ${source.repository}, ${ref}, Apache-2.0`,
    `# Path: ${source.path}`,
    `# SHA-256: ${source.sha256}`,
    `# ${madeBy}`,
    toYaml(value),
  ].join('\n');
}

/** Writes a set of files whose content is complete: a bad input has failed before the first of them changes. */
export function writeAll(files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
