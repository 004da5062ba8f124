import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments, parseDocument } from 'yaml';
import { AccessOptions } from './options';
import { requireSchema } from './options-schema';
import { refuse } from '../../errors/format-error';
import { isRecord, strings } from '../../kubernetes/json';

/** Reads `ocm-access.yaml`, and the manifests of others that it names. */
export function readOptionsFile(file: string): AccessOptions {
  const value = document(file);
  requireSchema(file, value ?? {});
  const { background, ...options } = isRecord(value) ? value : {};
  return { ...options, background: strings(background).flatMap(name => manifestsIn(path.resolve(path.dirname(file), name))) };
}

function document(file: string): unknown {
  const parsed = parseDocument(load(file), { prettyErrors: false });
  const [error] = parsed.errors;
  if (error) {
    refuse(
      file,
      'the file',
      error.code,
      { wrong: `is not YAML (${error.message.split('\n')[0]})`, remedy: 'correct it; its schema is docs/ocm-access.schema.json' },
    );
  }
  return parsed.toJS();
}

function load(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    refuse(file, 'the file', undefined, { wrong: `cannot be read (${(error as Error).message})`, remedy: 'check the path' });
  }
}

/** Manifests of a file, or of every YAML and JSON file of a folder. */
function manifestsIn(name: string): unknown[] {
  const folder = fs.existsSync(name) && fs.statSync(name).isDirectory();
  const files = folder ? fs.readdirSync(name).filter(entry => /\.(ya?ml|json)$/.test(entry)).sort().map(entry => path.join(name, entry)) : [name];
  return files.flatMap(file => parseAllDocuments(load(file), { prettyErrors: false }).map(parsed => {
    const [error] = parsed.errors;
    if (error) {
      refuse(file, 'background', error.code, { wrong: `is not YAML (${error.message.split('\n')[0]})`, remedy: 'correct it, or take it out' });
    }
    return parsed.toJS() as unknown;
  }));
}
