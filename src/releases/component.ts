import { Fact, Proof } from './fact';

/** Releases that were taken into the catalogue together. */
export interface CataloguedReleases {
  readonly versions: readonly string[];
  /** Repository, file and ref by which they are known. */
  readonly source: string;
  readonly proof: Exclude<Proof, `run:${string}`>;
}

/** A defect that decides which release to run. */
export interface KnownProblem {
  /** Its number in a list that everybody can look up. */
  readonly id: string;
  /** What goes wrong, after `<release> = <version>: `. */
  readonly problem: string;
  /** Whether somebody can get more than is meant. Others are only worth knowing. */
  readonly security: boolean;
  /** Which releases have it. Nothing is said about those before the first row. */
  readonly present: Fact<boolean>;
}

/** A component of the hub whose releases the catalogue knows. */
export interface Component {
  /** Its name in options: `releases.kueue`. */
  readonly key: string;
  /** Its name for people. */
  readonly name: string;
  /** The class whose values are its releases. */
  readonly className: string;
  readonly releases: readonly CataloguedReleases[];
  readonly problems: readonly KnownProblem[];
  /** Versions that the API server has of its kinds, by `<group>/<Kind>`: the current one is the last. */
  readonly served?: Fact<Readonly<Record<string, readonly string[]>>>;
}

/** All its releases, oldest first. */
export function versionsOf(releases: readonly CataloguedReleases[]): string[] {
  return releases.flatMap(({ versions }) => versions);
}
