import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { READ_MODULES } from './components/catalogue.js';
import { moduleFolder } from './components/go.js';
import { type KubeObject } from './control-plane/api.js';

export const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** All objects of a YAML text; throws on broken YAML and on a key given twice. */
export function objectsOf(text: string): KubeObject[] {
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    const value = document.toJS();
    return value ? [value] : [];
  });
}

export const objectsOfFile = (path: string) => objectsOf(readFileSync(path, 'utf8'));

/** The YAML files directly in a folder, by name. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => /\.ya?ml$/.test(file))
    .sort()
    .map(file => join(folder, file));
}

/** Modules that publish what a repository has at a tag; where the tag itself is not a module, the nearest one whose file is the same. */
const MODULES_OF: Readonly<Record<string, readonly string[]>> = {
  'open-cluster-management-io/api': READ_MODULES.ocmApi,
  'open-cluster-management-io/ocm': READ_MODULES.ocm,
  'open-cluster-management-io/managed-serviceaccount': [READ_MODULES.managedServiceAccount],
  'kubernetes-sigs/kueue': READ_MODULES.kueue,
};

/**
 * A file of an upstream repository at a tag, from the module of that tag, else from a module of the same
 * minor release (or, for OCM, the newest there is) that holds a file of that content.
 */
export function upstreamFile(repository: string, ref: string, path: string, digest: string): { module: string; text: string } | undefined {
  const modules = [...(MODULES_OF[repository] ?? [])].sort((a, b) => Number(b.endsWith(`@${ref}`)) - Number(a.endsWith(`@${ref}`)));
  for (const module of modules) {
    const file = join(moduleFolder(module), path);
    if (!existsSync(file)) {
      continue;
    }
    const bytes = readFileSync(file);
    if (sha256(bytes) === digest || module.endsWith(`@${ref}`)) {
      return { module, text: bytes.toString() };
    }
  }
  return undefined;
}
