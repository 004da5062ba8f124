import type { Finding } from '../analyzer';
import { Lines } from '../input/lines';
import { thousands } from '../text/thousands';

/** Findings that read the same but for the name of the object. */
export interface FindingGroup {
  readonly first: Finding;
  readonly all: readonly Finding[];
  readonly place?: { readonly file: string; readonly line: number };
}

const ORDER = ['error', 'warning', 'notice'];

/** One line for what a fleet says a thousand times; the worst first. */
export function groupsOf(findings: readonly Finding[], lines: Lines): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    push(groups, keyOf(finding), finding);
  }
  return [...groups.values()].map(all => ({ first: all[0], all, place: lines.of(all[0].object, all[0].field) }))
    .sort((a, b) => ORDER.indexOf(a.first.severity) - ORDER.indexOf(b.first.severity));
}

function keyOf({ rule, severity, object, field, message }: Finding): string {
  return [rule, severity, object.kind, field, without(without(message, object.namespace), object.name)].join('\u0000');
}

/** The text with a name taken out wherever it stands as a name. */
function without(text: string, name: string | undefined): string {
  return name ? text.split(new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`)).join('\u0001') : text;
}

export function spell({ kind, namespace, name }: Finding['object']): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** `a, b, c and 4 more` */
export function fold(names: readonly string[], shown = 5): string {
  return names.length <= shown ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${thousands(names.length - shown)} more`;
}

export function count(items: number, one: string, many = `${one}s`): string {
  return `${thousands(items)} ${items === 1 ? one : many}`;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}
