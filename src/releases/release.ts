import { Fact, valueAt } from './fact';
import { refuse } from '../errors/format-error';

/** A release of a component on the hub. Chosen by the user from the catalogue, never read out of manifests. */
export abstract class Release {
  /** The version, without a leading `v`. */
  public readonly version: string;

  protected constructor(version: string) {
    this.version = version;
  }

  /** The version, for messages. */
  public toString(): string {
    return this.version;
  }

  /** @internal */
  public _value<T>(fact: Fact<T>): T {
    return valueAt(fact, this.version);
  }
}

/**
 * Refuses a release that the catalogue does not hold: a version is chosen from what was read or run,
 * never guessed from its neighbors.
 */
export function requireCatalogued(component: string, catalogued: readonly string[], version: string): void {
  if (!catalogued.includes(version)) {
    refuse(`${component}.of`, 'version', version, { wrong: 'is not in the release catalogue', remedy: `choose one of ${catalogued.join(', ')}` });
  }
}

/** `0.19`, first to last patch: `0.19.0 … 0.19.2`. */
export function patches(minor: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `${minor}.${first + i}`);
}
