import { KubeObject } from './objects';
import { isRecord, Json, parseGoJson, record } from '../../kubernetes/json';
import { SECRET } from '../../ocm/kinds';

/** A file or value that a ConfigMap or a Secret holds. */
export interface HeldText {
  readonly key: string;
  /** Its JSON path in the object. */
  readonly field: string;
  readonly text: string;
  /** Whether the object has the text as it is, so that it can be edited there. */
  readonly plain: boolean;
}

/** What a ConfigMap or a Secret holds, decoded. A Secret takes `stringData` before `data`, as the API server does. */
export function heldTexts({ type, manifest }: Pick<KubeObject, 'type' | 'manifest'>): HeldText[] {
  const isSecret = type === SECRET;
  const plain = held(manifest, isSecret ? 'stringData' : 'data');
  const plainKeys = new Set(plain.map(({ key }) => key));
  const encoded = held(manifest, isSecret ? 'data' : 'binaryData').filter(({ key }) => !plainKeys.has(key));
  return [...plain, ...encoded.map(one => ({ ...one, text: Buffer.from(one.text, 'base64').toString('utf8'), plain: false }))];
}

function held(manifest: Json, section: string): HeldText[] {
  return Object.entries(record(manifest[section])).flatMap(([key, text]) =>
    typeof text === 'string' ? [{ key, field: `${section}['${key}']`, text, plain: true }] : []);
}

/** Texts of several lines or of JSON, which can be files. What a YAML reader makes can refer to itself, so the walk ends somewhere. */
export function textsBelow(value: unknown, deepest = 30): string[] {
  if (typeof value === 'string') {
    return value.includes('\n') || value.includes('{') ? [value] : [];
  }
  if (deepest === 0) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap(inner => textsBelow(inner, deepest - 1));
  }
  return isRecord(value) ? Object.values(value).flatMap(inner => textsBelow(inner, deepest - 1)) : [];
}

/** Keys of a provider file; those of `execConfig` are client-go's (kubernetes/client-go tools/clientcmd/api/types.go@v0.35.4). */
const PROVIDER_KEYS = [
  'providers', 'name', 'execConfig', 'command', 'args', 'env', 'value', 'apiVersion', 'installHint', 'provideClusterInfo', 'interactiveMode',
];
const EXEC_CONFIG = /"execConfig"/i;

/** cluster-inventory-api reads JSON alone, by encoding/json (kubernetes-sigs/cluster-inventory-api pkg/access/config.go@v0.1.2). */
export function parseProviderFile(source: string): unknown {
  return parseGoJson(source, PROVIDER_KEYS);
}

/** A key can be spelled with escapes. */
export function looksLikeProviderFile(source: string): boolean {
  return EXEC_CONFIG.test(source) || (source.includes('\\u') && EXEC_CONFIG.test(JSON.stringify(parseProviderFile(source)) ?? ''));
}
