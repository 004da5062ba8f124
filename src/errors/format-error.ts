/**
 * One form for every error of the library, so that a reader finds the place, the value and the way out
 * without opening the source.
 */

const SHOWN = 120;

/** A value as a person would write it, short enough for one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

function stringify(value: unknown): string {
  if (typeof value === 'function') {
    return 'a function';
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'an object that refers to itself';
  }
}

/** Why a value is refused. */
export interface Refusal {
  /** What is wrong with it. */
  readonly wrong: string;
  /** What to do instead. */
  readonly remedy: string;
}

/** `<where>: <prop> = <value>: <what is wrong>; <what to do>` */
export function refusal(where: string, prop: string, value: unknown, { wrong, remedy }: Refusal): string {
  return `${where}: ${prop} = ${show(value)}: ${wrong}; ${remedy}`;
}

/** Throws the refusal. Called where the prop is read, so that the stack points at the user's line. */
export function refuse(where: string, prop: string, value: unknown, why: Refusal): never {
  throw new Error(refusal(where, prop, value, why));
}

/** `a, b, c and 4 more` */
export function some(items: readonly string[], shown = 5): string {
  return items.length <= shown ? items.join(', ') : `${items.slice(0, shown).join(', ')} and ${thousands(items.length - shown)} more`;
}

/** A count with commas, `12,345`. The first call of toLocaleString loads locale data, which a short command need not wait for. */
export function thousands(count: number): string {
  const digits = String(count);
  const first = digits.length % 3 || 3;
  return [digits.slice(0, first), ...digits.slice(first).match(/\d{3}/g) ?? []].join(',');
}

/** `1 cluster`, `12,345 clusters` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}
