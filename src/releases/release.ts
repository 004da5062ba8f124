import { compareVersions } from './fact';
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

/** The newest catalogued patch of a minor: what a constant such as `KueueRelease.V0_19` means. */
export function newestPatch(catalogued: readonly string[], minor: string): string {
  const newest = catalogued.filter(version => version === minor || version.startsWith(`${minor}.`)).sort(compareVersions).pop();
  if (newest === undefined) {
    throw new Error(`the release catalogue has no release of ${minor}; it has ${catalogued.join(', ')}`);
  }
  return newest;
}

/** `0.19`, first to last patch: `0.19.0 … 0.19.2`. */
export function patches(minor: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `${minor}.${first + i}`);
}
