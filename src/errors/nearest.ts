const SHOWN = 3;
/** Names that share less than this of their pairs of letters are not meant. */
const ALIKE = 0.4;

/** The names that are spelled most like one that is not known; none where nothing is alike. */
export function nearest(name: string, known: readonly string[]): string[] {
  return known.map(other => ({ other, alike: likeness(name, other) })).filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || (a.other < b.other ? -1 : 1)).slice(0, SHOWN).map(({ other }) => other);
}

/** The share of pairs of letters that two names have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  return 2 * [...a].filter(pair => b.has(pair)).length / Math.max(a.size + b.size, 1);
}

function pairsOf(name: string): ReadonlySet<string> {
  return new Set([...name.toLowerCase()].map((letter, i) => letter + (name.toLowerCase()[i + 1] ?? '')));
}
