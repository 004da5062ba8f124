import { Component, versionsOf } from './component';
import { compareVersions } from './fact';
import { refuse } from '../errors/format-error';

/** How the catalogue knows a release that somebody states. */
export enum Basis {
  /** It is in the catalogue. */
  CATALOGUED = 'catalogued',
  /** Its minor is in the catalogue, and a release before it is the nearest. */
  NEAREST = 'nearest',
  /** Its minor is not in the catalogue, and somebody goes on with the newest facts all the same. */
  ASSUMED = 'assumed',
}

/** A release as somebody states it. */
export interface StatedRelease {
  /** As it is written, without a leading `v`; of a minor, its newest catalogued patch. */
  readonly version: string;
  /** The catalogued release whose facts are used. */
  readonly factsOf: string;
  readonly basis: Basis;
}

/** Where a version is written, and how its author can go on with one that nobody has catalogued. */
export interface Place {
  readonly where: string;
  readonly prop: string;
  /** The call, or the lines of the settings. */
  readonly assume: (version: string) => string;
  /** Whether this is that call. */
  readonly assumed: boolean;
}

interface Written {
  readonly text: string;
  readonly minor: string;
  /** With its patch, where it has one. */
  readonly release?: string;
  /** Whether it comes before the release that it is named after. */
  readonly isBefore: boolean;
}

/** `0.19.7`, `v0.19.7`, `0.19`, `0.19.x`, `v1.35.4-gke.100`, `1.35.4+k3s1`, `0.20.0-rc.1` */
const VERSION = /^v?((0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})(?:\.(0|[1-9]\d{0,4}|x))?((?:[-+][0-9a-z.+_-]*)?))$/i;
const BEFORE_RELEASE = /^-(alpha|beta|rc|pre|dev|devel|snapshot|nightly)(?![a-z])/i;

function read(version: unknown): Written | undefined {
  const [, text, major, minor, patch, suffix = ''] = (typeof version === 'string' && VERSION.exec(version.trim())) || [];
  return text === undefined ? undefined : {
    text,
    minor: `${major}.${minor}`,
    ...patch !== undefined && patch.toLowerCase() !== 'x' && { release: `${major}.${minor}.${patch}` },
    isBefore: BEFORE_RELEASE.test(suffix),
  };
}

/** Reads a version as people write it. One that the catalogue cannot answer for is refused, with the list. */
export function statedRelease(component: Component, version: unknown, place: Place): StatedRelease {
  const versions = versionsOf(component.releases);
  const written = read(version);
  if (!written) {
    refuse(place.where, place.prop, version, { wrong: 'is not a version', remedy: choose(versions) });
  }
  const ofMinor = versions.filter(known => minorOf(known) === written.minor).sort(compareVersions);
  return ofMinor.length > 0 ? ofKnownMinor(ofMinor, written, versions, place) : ofUnknownMinor(written, versions, place);
}

function ofKnownMinor(ofMinor: readonly string[], written: Written, versions: readonly string[], place: Place): StatedRelease {
  const newest = ofMinor[ofMinor.length - 1];
  // Where minors are catalogued, a patch makes no difference.
  const release = ofMinor.includes(written.minor) ? written.minor : written.release;
  if (release === undefined) {
    return { version: newest, factsOf: newest, basis: Basis.CATALOGUED };
  }
  const factsOf = lastUpTo(ofMinor, release) ?? refuse(place.where, place.prop, written.text, {
    wrong: `is not in the release catalogue, which begins with ${ofMinor[0]} of that minor`, remedy: choose(versions),
  });
  return { version: written.text, factsOf, basis: factsOf === release && !written.isBefore ? Basis.CATALOGUED : Basis.NEAREST };
}

function ofUnknownMinor(written: Written, versions: readonly string[], place: Place): StatedRelease {
  const sorted = [...versions].sort(compareVersions);
  const factsOf = lastUpTo(sorted, written.release ?? written.minor) ?? refuse(place.where, place.prop, written.text, {
    wrong: 'is not in the release catalogue, and older than all that is', remedy: choose(versions),
  });
  return place.assumed ? { version: written.text, factsOf, basis: Basis.ASSUMED } : refuse(place.where, place.prop, written.text, {
    wrong: 'is not in the release catalogue', remedy: `${choose(versions)}; or go on with the facts of ${factsOf} by ${place.assume(written.text)}`,
  });
}

function lastUpTo(sorted: readonly string[], version: string): string | undefined {
  return sorted.filter(known => compareVersions(known, version) <= 0).pop();
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function choose(versions: readonly string[]): string {
  return `choose one of ${versions.join(', ')}`;
}
