import * as path from 'path';
import { parse } from 'yaml';
import { Source } from './source';

/** A folder of which some tool makes manifests. */
export interface Unrendered {
  /** As it is written on the command line. */
  readonly folder: string;
  /** What it is, and how to render it. */
  readonly message: string;
}

interface Sorted {
  readonly manifests: readonly Source[];
  /** Of these, what is changed before it is applied: whole objects or patches. What they give counts, and nothing is found in them. */
  readonly fragments: ReadonlySet<Source>;
  /** Files of charts, in a language of their own. */
  readonly templates: readonly Source[];
  readonly unrendered: readonly Unrendered[];
}

/** What a kustomization can have and leave the objects that it lists as they are. */
const LISTS = ['apiVersion', 'kind', 'metadata', 'resources', 'crds'];
const KUSTOMIZATION = /^kustomization\.ya?ml$/;
/** Folders of a chart whose files are manifests: Helm installs them as they are. */
const PLAIN_IN_CHART = ['crds'];

/**
 * Finds what is rendered later, folder by folder: Helm charts, and kustomizations that change what they list, with all that these take from other
 * folders. A kustomization that only lists manifests changes nothing.
 *
 * @param read the text of a file, for `kustomization.yaml` alone
 */
export function sortOut(sources: readonly Source[], read: (source: Source) => string | undefined): Sorted {
  const charts = foldersWith(sources, name => name === 'Chart.yaml');
  const kustomizations = changing(sources, read);
  const chartOf = (name: string) => charts.find(folder => isBelow(name, folder) && !PLAIN_IN_CHART.includes(name.slice(folder.length + 1).split('/')[0]));
  const kustomizationOf = (name: string) => [...kustomizations.keys()].find(folder => dirOf(name) === folder || kustomizations.get(folder)?.has(name));
  const templates = sources.filter(source => chartOf(plain(source)) !== undefined);
  const manifests = sources.filter(source => chartOf(plain(source)) === undefined);
  const fragments = manifests.filter(source => kustomizationOf(plain(source)) !== undefined);
  const folders = (all: readonly Source[], folderOf: (name: string) => string | undefined) => [...new Set(all.flatMap(one => folderOf(plain(one)) ?? []))];
  return {
    manifests,
    fragments: new Set(fragments),
    templates,
    unrendered: [
      ...folders(templates, chartOf).map(folder => describe(folder, 'a Helm chart', 'helm template')),
      ...folders(fragments, kustomizationOf).map(folder => describe(folder, 'a kustomization', 'kustomize build')),
    ],
  };
}

function describe(folder: string, what: string, command: string): Unrendered {
  return { folder: folder || '.', message: `is ${what}: judge what \`${command} ${folder || '.'}\` writes` };
}

function foldersWith(sources: readonly Source[], is: (name: string) => boolean): string[] {
  return sources.map(plain).filter(name => is(path.posix.basename(name))).map(dirOf);
}

interface Kustomization {
  readonly changes: boolean;
  /** Files and folders that it takes, from the folder of the command line. */
  readonly takes: readonly string[];
}

/** Folders whose kustomization changes what it takes, or that such a one takes, with the files that each takes from elsewhere. */
function changing(sources: readonly Source[], read: (source: Source) => string | undefined): Map<string, Set<string>> {
  const all = new Map(sources.filter(source => KUSTOMIZATION.test(path.posix.basename(plain(source))))
    .map(source => [dirOf(plain(source)), listOf(dirOf(plain(source)), read(source))]));
  const found = new Map<string, Set<string>>();
  const add = (folder: string) => {
    const { takes } = all.get(folder) ?? { takes: [] };
    if (!found.has(folder)) {
      found.set(folder, new Set(takes));
      takes.filter(taken => all.has(taken)).forEach(add);
    }
  };
  [...all].filter(([, { changes }]) => changes).forEach(([folder]) => add(folder));
  return found;
}

function listOf(folder: string, text: string | undefined): Kustomization {
  const content = contentOf(text);
  // What cannot be read may change anything.
  return {
    changes: content === undefined || Object.keys(content).some(key => !LISTS.includes(key)),
    takes: stringsIn(content ?? {}).filter(taken => !taken.includes('\n')).map(taken => path.posix.join(folder, taken).replace(/\/$/, '')),
  };
}

function contentOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const content: unknown = text === undefined ? undefined : parse(text, { logLevel: 'silent' });
    return typeof content === 'object' && content !== null ? content as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

/** Resources, patches, generators: whatever names a file takes it. */
function stringsIn(value: unknown, left = 6): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null && left > 0 ? Object.values(value).flatMap(inner => stringsIn(inner, left - 1)) : [];
}

/** Its path, in a commit too. Windows has another separator. */
function plain({ name }: Source): string {
  return name.replace(/^git:[^:]+:/, '').replace(/\\/g, '/');
}

function dirOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function isBelow(name: string, folder: string): boolean {
  return folder === '' ? !/^(\/|\.\.\/)/.test(name) : name.startsWith(`${folder}/`);
}
