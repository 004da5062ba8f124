import type { Finding } from '../analyzer';

/** A finding as a baseline knows it: by what it is about and what it names, never by a line or a text. */
export interface BaselineEntry {
  readonly rule: string;
  readonly kind: string;
  /** Left out for an object without a namespace. */
  readonly namespace?: string;
  readonly name: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
}

type Known = Pick<Finding, 'rule' | 'messageId' | 'data' | 'object'>;

/** The order of names in data, and of objects in the input, makes no difference. */
export function entryOf({ rule, messageId, data, object }: Known): BaselineEntry {
  const { kind, namespace, name } = object;
  const sorted = Object.entries(data).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, datum]): [string, string | number | string[]] => [key, typeof datum === 'object' ? [...datum].sort() : datum]);
  return { rule, kind, ...namespace !== undefined && namespace !== '' && { namespace }, name, messageId, data: Object.fromEntries(sorted) };
}

/** Two findings with the same key are the same finding. */
export function keyOf({ rule, kind, namespace = '', name, messageId, data }: BaselineEntry): string {
  return JSON.stringify([rule, kind, namespace, name, messageId, Object.entries(data).sort(([a], [b]) => a < b ? -1 : 1)]);
}

/** Keys that tell findings apart where one object has several of the same key, such as one for each of two fields. */
export class Occurrences {
  private readonly seen = new Map<string, number>();

  public next(entry: BaselineEntry): string {
    const key = keyOf(entry);
    const count = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, count);
    return `${key} ${count}`;
  }
}
