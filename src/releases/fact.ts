/**
 * How the catalogue is written: a fact is a list of rows, each valid from one release until the next row.
 * A difference between releases is a row here and nowhere an `if`.
 */

/**
 * `read`: seen in the source named, no test runs it. `change log`: the change log of the release tells it, and its source was not to be had.
 * `run:<suite>`: that conformance suite exercises it with the real program, in at least one release the row is in force for;
 * test/releases-proof.test.ts holds this against the recorded results.
 */
export type Proof = 'read' | 'change log' | `run:${string}`;

export interface FactRow<T> {
  /** First release the value holds for. */
  readonly since: string;
  readonly value: T;
  /** Repository, file and ref where it was read. */
  readonly source: string;
  readonly proof: Proof;
}

/** Rows in the order of `since`. A fix that was backported is three rows: on in 0.18.5, off again in 0.19.0, on in 0.19.1. */
export type Fact<T> = readonly FactRow<T>[];

/** Orders `0.9.2` before `0.10.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => version.split('.').map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** The row in force at a release: the last that does not lie after it. */
export function rowAt<T>(fact: Fact<T>, version: string): FactRow<T> | undefined {
  let found: FactRow<T> | undefined;
  for (const row of fact) {
    if (compareVersions(row.since, version) <= 0) {
      found = row;
    }
  }
  return found;
}

/** The value of a fact that holds in every release so far. Where a later release differs, its reader must name the release: see `valueAt`. */
export function constantValue<T>(fact: Fact<T>): T {
  const [row, next] = fact;
  if (!row || next) {
    throw new Error(next
      ? `the release catalogue has another value from ${next.since}; read it with valueAt and name the release`
      : 'the release catalogue has no row for this fact; add one');
  }
  return row.value;
}

/** The value in force at a release. Every fact starts at its component's floor, so there always is one. */
export function valueAt<T>(fact: Fact<T>, version: string): T {
  const row = rowAt(fact, version);
  if (!row) {
    throw new Error(`the release catalogue has no row for ${version} (first row: ${fact[0]?.since})`);
  }
  return row.value;
}
