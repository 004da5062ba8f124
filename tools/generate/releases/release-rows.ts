import { Component, versionsOf } from '../../../src/releases/component';
import { compareVersions } from '../../../src/releases/fact';

/** What a person has yet to write; a test fails while it is in the catalogue. */
export const TO_CONFIRM = 'TO CONFIRM';

/** A release that the catalogue does not have yet. */
export interface NewRelease {
  readonly component: Component;
  readonly version: string;
  readonly minor: string;
  /** Whether the catalogue has no release of its minor. */
  readonly isMinor: boolean;
}

/** Refuses what a row at the end of its minor cannot hold. */
export function newRelease(component: Component, written: string): NewRelease {
  const versions = versionsOf(component.releases);
  const byMinor = versions.every(version => version.split('.').length === 2);
  const [, text, minor, patch] = /^v?((\d+\.\d+)(?:\.(\d+))?)$/.exec(written) ?? [];
  if (text === undefined || (patch === undefined && !byMinor)) {
    throw new Error(`${written}: not a release of ${component.name}; give one such as ${versions[versions.length - 1]}`);
  }
  const version = byMinor ? minor : text;
  const ofMinor = versions.filter(known => known === minor || known.startsWith(`${minor}.`)).sort(compareVersions);
  const before = ofMinor.length > 0 ? ofMinor : [...versions].sort(compareVersions);
  const newest = before[before.length - 1];
  if (compareVersions(version, newest) <= 0) {
    throw new Error(`${version}: ${component.name} has ${newest} in the catalogue; add a release before it by hand`);
  }
  return { component, version, minor, isMinor: ofMinor.length === 0 };
}

/** `facts.ts` with the release at the end of its minor. */
export function withRow(facts: string, { component, version, minor }: NewRelease): string {
  const [, before, body, after] = /^([\s\S]*_RELEASES: readonly CataloguedReleases\[\] = \[\n)([\s\S]*?\n)(\];[\s\S]*)$/.exec(facts) ?? [];
  if (body === undefined) {
    throw new Error(`the facts of ${component.name} have no list of releases`);
  }
  const entries = body.match(/^ {2}\{[^\n]*\},\n|^ {2}\{\n[\s\S]*?\n {2}\},\n/gm) ?? [];
  if (entries.length !== component.releases.length) {
    throw new Error(`the facts of ${component.name} have ${entries.length} lines of releases for ${component.releases.length}`);
  }
  const last = component.releases.map(({ versions }) => versions.some(known => known === minor || known.startsWith(`${minor}.`))).lastIndexOf(true);
  const at = last < 0 ? entries.length : last + 1;
  const patch = version.split('.')[2];
  const list = patch === undefined ? `['${version}']` : `patches('${minor}', ${patch}, ${patch})`;
  const row = `  { versions: ${list}, source: '${TO_CONFIRM}: repository, file and ref of ${version}', proof: 'change log' },\n`;
  return before + [...entries.slice(0, at), row, ...entries.slice(at)].join('') + after;
}

/** `release.ts` with the constant of a new minor. */
export function withConstant(release: string, { component: { className }, minor }: NewRelease): string {
  const constants = [...release.matchAll(/^ {2}public static readonly V\w+ = .*\n/gm)];
  const { index, 0: text } = constants[constants.length - 1];
  const at = index + text.length;
  const name = `V${minor.replace('.', '_')}`;
  const added = `\n  /** The newest catalogued patch of ${minor}. */\n  public static readonly ${name} = ${className}.newest('${minor}');\n`;
  return release.slice(0, at) + added + release.slice(at);
}
