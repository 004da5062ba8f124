import { BaselineEntry, entryOf, Occurrences } from './entry';
import { counted, some, spell, type Finding } from '../analyzer';
import { ascii } from '../text/ascii';

/** What a baseline makes of the findings. */
export interface Baseline {
  readonly file: string;
  /** Findings that it holds. */
  readonly known: readonly Finding[];
  /** Entries without a finding. */
  readonly stale: readonly BaselineEntry[];
}

/** Findings that the baseline does not hold, and what it holds. */
export interface Compared {
  readonly fresh: readonly Finding[];
  readonly baseline: Baseline;
}

const NAMED = 3;

export function compare(file: string, entries: readonly BaselineEntry[], findings: readonly Finding[]): Compared {
  const [inFile, inInput] = [new Occurrences(), new Occurrences()];
  const open = new Map(entries.map(entry => [inFile.next(entry), entry]));
  const known = new Set(findings.filter(finding => open.delete(inInput.next(entryOf(finding)))));
  return {
    fresh: findings.filter(finding => !known.has(finding)),
    baseline: { file, known: [...known], stale: [...open.values()] },
  };
}

/** One line for standard error, whatever the format; nothing where all entries meet a finding. */
export function staleText({ file, stale }: Baseline): string {
  const names = stale.map(entry => ascii(`${entry.rule} ${spell(entry)}`));
  return stale.length === 0 ? ''
    : `baseline: ${counted(stale.length, 'stale entry', 'stale entries')} in ${file}, without a finding: ${some(names, NAMED)}; `
      + '--write-baseline removes them\n';
}
