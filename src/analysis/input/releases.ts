import { ObjectReference } from './objects';
import { AccessOptions, AccessReleases } from './options';
import { refuse } from '../../errors/format-error';
import { COMPONENTS } from '../../releases/catalogue';
import { Component, versionsOf } from '../../releases/component';
import { compareVersions } from '../../releases/fact';
import { KUEUE } from '../../releases/kueue/component';
import { Basis, Place, StatedRelease, statedRelease } from '../../releases/stated-release';

/** The rule about releases that the catalogue does not quite answer for. Every answer shows what it finds: all of it rests on that. */
export const RELEASE_RULE = 'release-not-catalogued';

const WHERE = 'AccessOptions';
const KEYS: ReadonlyMap<string, Component> = new Map(COMPONENTS.map(component => [component.key, component]));

/** Every release that can be stated without further words, by component. */
export const CATALOGUE = Object.fromEntries(COMPONENTS.map(({ key, releases }) => [key, versionsOf(releases)])) as unknown as
  Readonly<Record<keyof AccessReleases, readonly string[]>>;

/** A release that the options state. */
export interface Installed extends StatedRelease {
  readonly component: Component;
  /** Where: `releases.kueue`, `assume.kueue`. */
  readonly field: string;
}

/** What is installed, as the options state it. */
export function installed({ releases = {}, assume = {} }: Pick<AccessOptions, 'releases' | 'assume'>): Installed[] {
  const given = (stated: AccessReleases) => Object.entries(stated as Record<string, string | undefined>).filter(([, version]) => version !== undefined);
  const twice = given(assume).find(([key]) => releases[key as keyof AccessReleases] !== undefined);
  if (twice) {
    refuse(WHERE, `assume.${twice[0]}`, twice[1], { wrong: 'is stated by releases too', remedy: 'state it once' });
  }
  return [
    ...given(releases).map(([key, version]) => installedAs(`releases.${key}`, key, version, false)),
    ...given(assume).map(([key, version]) => installedAs(`assume.${key}`, key, version, true)),
  ];
}

function installedAs(field: string, key: string, version: unknown, assumed: boolean): Installed {
  const component = KEYS.get(key) ?? refuse(WHERE, field, version, {
    wrong: 'is not a component that the access model asks for', remedy: `state ${[...KEYS.keys()].join(', ')}`,
  });
  return { component, field, ...statedRelease(component, version, place(field, key, assumed)) };
}

function place(prop: string, key: string, assumed: boolean): Place {
  return { where: WHERE, prop, assumed, assume: version => `assume: { ${key}: '${version}' }` };
}

/** The releases whose facts are used, for rules. */
export function factsOf(all: readonly Installed[]): AccessReleases {
  return Object.fromEntries(all.map(({ component, factsOf: release }) => [component.key, release]));
}

/** A release as a person reads it: `0.21.0 (assumed, facts of 0.20.0)`. */
export function spellRelease({ version, factsOf: facts, basis }: StatedRelease): string {
  return basis === Basis.CATALOGUED ? version : `${version} (${basis === Basis.ASSUMED ? 'assumed, ' : ''}facts of ${facts})`;
}

/** What a finding about a release is about: no manifest has it. */
export function releaseReference({ name }: Component): ObjectReference {
  return { apiVersion: '-', kind: 'Release', name };
}

/** Kueue on a worker: how far it is from the hub's counts, and no fact of it. */
export function workerKueue(prop: string, version: string | undefined): string | undefined {
  if (version === undefined) {
    return undefined;
  }
  return statedRelease(KUEUE, version, place(prop, 'kueue', true)).version;
}

/** A release that may be stated as it is, without an assumption; nothing where it may not. */
export function statable(key: keyof AccessReleases, version: string): string | undefined {
  const minor = version.split('.').slice(0, 2).join('.');
  const ofMinor = CATALOGUE[key].filter(known => known === minor || known.startsWith(`${minor}.`));
  if (ofMinor.includes(minor)) {
    return minor;
  }
  return ofMinor.some(known => compareVersions(known, version) <= 0) ? version : undefined;
}
