import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { homedir } from 'os';
import { join, resolve } from 'path';
import { COMPONENTS, type Component, KUBERNETES_VERSION } from './catalogue.js';
import { goVersion } from './go.js';
import { PACKAGE, REPOSITORY } from '../report/paths.js';

/** Where built programs are kept: outside the clone, so that `git clean` does not cost twenty minutes. */
export function cacheFolder(): string {
  const named = process.env.CONFORMANCE_CACHE;
  return named ? resolve(named) : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-ocm-conformance');
}

/** Folder of a program of ours. */
export const sourceFolder = (component: Component) => (component.program ? join(REPOSITORY, component.program) : join(PACKAGE, component.module));

function sourceDigest(component: Component): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(sourceFolder(component)).sort()) {
    hash.update(file).update(readFileSync(join(sourceFolder(component), file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Keyed by everything that decides what a build gives: module, version, Go version; for a program of ours, its sources. */
export function cachedPath(component: Component): string {
  const version = component.how === 'ownSource' ? sourceDigest(component) : component.version;
  const name = component.how === 'besideModule' ? `${component.name}-${sourceDigest(component)}` : component.name;
  return join(cacheFolder(), `${component.module.replaceAll('/', '_')}@${version}`, goVersion(), name);
}

/** A program somebody else built: it wins over building. */
export function readyPath(component: Pick<Component, 'name' | 'version'>): string | undefined {
  const candidates: string[] = [];
  const ready = process.env.CONFORMANCE_BINARIES;
  if (ready) {
    candidates.push(join(ready, `${component.name}-${component.version.replace(/^v/, '')}`), join(ready, component.name));
  }
  const envtest = process.env.KUBEBUILDER_ASSETS;
  // Those folders hold one release, whatever it is: only the default release may come from there.
  if (envtest && (component.name === 'etcd' || component.version === `v${KUBERNETES_VERSION}`)) {
    candidates.push(join(envtest, component.name));
  }
  return candidates.map(path => resolve(path)).find(path => existsSync(path));
}

/** Path of a component that is there already; throws with the command that builds it. */
export function binary(name: string, version?: string): string {
  const component = COMPONENTS.find(entry => entry.name === name && (version === undefined || entry.version === `v${version}`));
  if (!component) {
    throw new Error(`no component ${name}${version ? ` ${version}` : ''} in the catalogue`);
  }
  const path = readyPath(component) ?? cachedPath(component);
  if (!existsSync(path)) {
    throw new Error(`${name} ${component.version} is not built: run \`npm run conformance:build\``);
  }
  return path;
}
