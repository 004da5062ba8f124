import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { binary } from '../components/cache.js';

/** Documents that readers of YAML and JSON understand differently, with what kubectl takes from each. */
export const FILE = new URL('../../../cli/test/input/yaml/odd-documents.json', import.meta.url);

export interface OddDocument {
  readonly title: string;
  readonly text: string;
  readonly kubectl: Answer;
}

export interface Answer {
  readonly objects: readonly unknown[];
  /** Whether it refuses something. */
  readonly refuses: boolean;
}

export function oddDocuments(): OddDocument[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as OddDocument[];
}

const LABEL = 'read-by';

/** The objects of a text, as kubectl reads them without any server: it labels each, and that is taken off again. */
export function askKubectl(text: string): Answer {
  const { status, stdout } = spawnSync(binary('kubectl'), ['label', '--local', '--overwrite', '--filename', '-', '--output', 'json', `${LABEL}=kubectl`], {
    input: text,
    encoding: 'utf8',
    env: { HOME: '/nonexistent' },
  });
  const objects = stdout
    .split(/^(?<=\n)(?=\{$)/m)
    .filter(one => one.trim() !== '')
    .map(one => withoutLabel(JSON.parse(one)));
  return { objects, refuses: status !== 0 };
}

function withoutLabel(object: any): unknown {
  const { [LABEL]: _, ...labels } = object.metadata.labels;
  const { labels: _all, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, ...(Object.keys(labels).length > 0 ? { labels } : {}) } };
}
