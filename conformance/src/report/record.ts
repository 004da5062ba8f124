import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { RUNS } from './paths.js';

/** What a suite tells about its run besides passed and failed. */
export interface Facts {
  /** `<component> <release>` of what really ran. */
  versions?: string[];
  peakMemoryMiB?: number;
  /** One line each, printed at the end: measurements and recorded behavior. */
  notes?: string[];
}

const factsFile = (suite: string) => join(RUNS, suite, 'facts.json');

export function readFacts(suite: string): Facts {
  try {
    return JSON.parse(readFileSync(factsFile(suite), 'utf8'));
  } catch {
    return {};
  }
}

/** Adds to a suite's facts; lists are joined without doubles. */
export function record(suite: string, facts: Facts): void {
  const before = readFacts(suite);
  const merged: Facts = {
    versions: [...new Set([...(before.versions ?? []), ...(facts.versions ?? [])])],
    notes: [...new Set([...(before.notes ?? []), ...(facts.notes ?? [])])],
    peakMemoryMiB: Math.max(before.peakMemoryMiB ?? 0, facts.peakMemoryMiB ?? 0) || undefined,
  };
  mkdirSync(dirname(factsFile(suite)), { recursive: true });
  writeFileSync(factsFile(suite), `${JSON.stringify(merged, undefined, 2)}\n`);
}
