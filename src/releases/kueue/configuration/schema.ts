import { FRAMEWORK_KINDS } from './data/framework-kinds';
import { CONFIGURATION_GATES } from './data/gates';
import { PATCH_GATES } from './data/patch-gates';
import { V1BETA1_TYPES } from './data/v1beta1-types';
import { V1BETA2_TYPES } from './data/v1beta2-types';
import { compareVersions } from '../../fact';

/** What a release knows of its configuration, out of the generated data. */

/** Releases whose module the data was made from, oldest first. */
export const MODULES: readonly string[] = ['0.15.2', '0.16.1', '0.17.1', '0.18.4', '0.19.0', '0.19.2'];

export type ConfigurationVersion = 'v1beta1' | 'v1beta2';

export const CONFIGURATION_GROUP = 'config.kueue.x-k8s.io';

const TYPES: Readonly<Record<ConfigurationVersion, Readonly<Record<string, string>>>> = { v1beta1: V1BETA1_TYPES, v1beta2: V1BETA2_TYPES };

export function minorOf(release: string): string {
  return release.split('.').slice(0, 2).join('.');
}

/** The release whose module tells what this one knows: itself, else the nearest of its minor, else the nearest minor. */
export function moduleOf(release: string): string {
  const sameMinor = MODULES.filter(module => minorOf(module) === minorOf(release));
  const candidates = sameMinor.length > 0 ? sameMinor : MODULES;
  return candidates.filter(module => compareVersions(module, release) <= 0).pop() ?? candidates[0];
}

export interface Key {
  /** `string`, `boolean`, `int32`, `int64`, `float32`, `float64`, `duration`, `quantity`, a type, `[]form`, `map:form`; `?` after it takes null. */
  readonly form: string;
  /** The first minor that has it, where not all do. */
  readonly since?: string;
}

const read = new Map<string, ReadonlyMap<string, Key>>();

/** The keys of a type in every release; nothing where the name is none of a type. */
export function keysOf(version: ConfigurationVersion, type: string): ReadonlyMap<string, Key> | undefined {
  const id = `${version} ${type}`;
  const text = Object.hasOwn(TYPES[version], type) ? TYPES[version][type] : undefined;
  if (text !== undefined && !read.has(id)) {
    read.set(id, new Map(text.split(',').map(part => {
      const [key, form, since] = part.trim().split(' ');
      return [key, { form, ...since !== undefined && { since: since.slice(1) } }];
    })));
  }
  return read.get(id);
}

export function hasKey({ since }: Key, release: string): boolean {
  return since === undefined || compareVersions(minorOf(release), since) >= 0;
}

/** The row of `0.15.2 this; 0.19.0 that` in force at a release. */
function rowAt(rows: string, release: string): string | undefined {
  const row = rows.split('; ').filter(text => compareVersions(text.split(' ')[0], release) <= 0).pop();
  const said = row?.slice(row.indexOf(' ') + 1);
  return said === 'none' ? undefined : said;
}

export interface Gate {
  readonly on: boolean;
  readonly stage: string;
  readonly locked: boolean;
}

/** A feature gate at a release; nothing where the release does not know it. */
export function gateOf(name: string, release: string): Gate | undefined {
  const patch = PATCH_GATES[minorOf(release)]?.[name];
  const rows = Object.hasOwn(CONFIGURATION_GATES, name) ? CONFIGURATION_GATES[name] : undefined;
  const said = patch === undefined ? rows && rowAt(rows, moduleOf(release)) : rowAt(patch, release);
  if (said === undefined) {
    return undefined;
  }
  const [stage, state, lock] = said.split(' ');
  return { stage, on: state === 'on', locked: lock === 'locked' };
}

export function gateNames(release: string): string[] {
  const all = new Set([...Object.keys(CONFIGURATION_GATES), ...Object.keys(PATCH_GATES[minorOf(release)] ?? {})]);
  return [...all].filter(name => gateOf(name, release) !== undefined);
}

export interface FrameworkKind {
  /** `Kind.version.group` */
  readonly kind: string;
  readonly sent: boolean;
}

export function frameworkKind(name: string, release: string): FrameworkKind | undefined {
  const said = Object.hasOwn(FRAMEWORK_KINDS, name) ? rowAt(FRAMEWORK_KINDS[name], moduleOf(release)) : undefined;
  const [kind, sent] = said?.split(' ') ?? [];
  return kind === undefined ? undefined : { kind, sent: sent === 'sent' };
}

export function frameworkNames(release: string): string[] {
  return Object.keys(FRAMEWORK_KINDS).filter(name => frameworkKind(name, release) !== undefined);
}
