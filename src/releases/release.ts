import { Component } from './component';
import { compareVersions } from './fact';
import { Basis, StatedRelease, statedRelease } from './stated-release';

/** A release of a component on the hub. Chosen by the user, never read out of manifests. */
export abstract class Release {
  /** The version, without a leading `v`. */
  public readonly version: string;

  /** The catalogued release whose facts are used: the same, or the nearest before it where the catalogue does not have it. */
  public readonly factsOf: string;

  /** Whether the catalogue knows no release of its minor, and it is assumed to be as the newest before it. */
  public readonly isAssumed: boolean;

  protected constructor(version: string, factsOf: string, isAssumed: boolean) {
    this.version = version;
    this.factsOf = factsOf;
    this.isAssumed = isAssumed;
  }

  /** The version, for messages. */
  public toString(): string {
    return this.version;
  }
}

/** A release that the catalogue can answer for. */
export function releaseOf(component: Component, version: string): StatedRelease {
  return statedRelease(component, version, placeOf(component, 'of'));
}

/** A release that may be of a minor which nobody has catalogued. */
export function assumedRelease(component: Component, version: string): StatedRelease {
  return statedRelease(component, version, placeOf(component, 'assume'));
}

function placeOf({ className }: Component, call: 'of' | 'assume') {
  return { where: `${className}.${call}`, prop: 'version', assume: (version: string) => `${className}.assume('${version}')`, assumed: call === 'assume' };
}

export function restsOnAssumption({ basis }: StatedRelease): boolean {
  return basis === Basis.ASSUMED;
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
