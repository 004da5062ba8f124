import { AccessChangeKind, counted, groupBy } from '../analyzer';

/** Kinds of changes, where their name alone is not what one counts. */
const KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  [AccessChangeKind.RIGHTS]: ['change of rights', 'changes of rights'],
  [AccessChangeKind.TOKEN_VALIDITY]: ['token validity', 'token validities'],
  [AccessChangeKind.COPY]: ['copy', 'copies'],
  [AccessChangeKind.HUB_IDENTITY]: ['change of a hub identity', 'changes of hub identities'],
  [AccessChangeKind.ONE_STEP]: ['way in one step', 'ways in one step'],
};
/** Participles have no plural. */
const UNCOUNTED = ['added', 'removed', 'changed'];

/** `12 gains: 9 copies, 3 readers` */
export function tally<T>(whole: string, items: readonly T[], kindOf: (item: T) => string): string {
  return `${whole}: ${kindsText(items, kindOf)}`;
}

/** `9 copies, 3 readers`: how many of which kind, the most first. The kinds are words of ours. */
export function kindsText<T>(items: readonly T[], kindOf: (item: T) => string): string {
  const kinds = groupBy(items, kindOf).sort((a, b) => b.length - a.length || (kindOf(a[0]) < kindOf(b[0]) ? -1 : 1));
  return kinds.map(all => countedKind(all.length, kindOf(all[0]))).join(', ');
}

function countedKind(count: number, kind: string): string {
  const [one, many] = KINDS[kind] ?? [kind, UNCOUNTED.includes(kind) ? kind : `${kind}s`];
  return counted(count, one, many);
}
