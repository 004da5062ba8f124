import { Duration } from 'cdk8s';
import { refuse } from '../../errors/format-error';
import { at, isRecord, Json } from '../../kubernetes/json';
import { checkConfiguration } from '../../releases/kueue/configuration/check-configuration';
import { ConfigurationProblem, problemText } from '../../releases/kueue/configuration/problem';

/** Of another copy of cdk8s, too. */
function isDuration(value: unknown): value is Duration {
  return typeof (value as Partial<Duration> | null | undefined)?.toMilliseconds === 'function';
}

/** A copy as plain values, so that the caller's later changes do not reach it. */
function plain(value: unknown): unknown {
  if (isDuration(value)) {
    return `${value.toMilliseconds({ integral: false })}ms`.replace(/000ms$/, 's');
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) : value;
}

/** What the user gave as configuration, which is an object: a text would be taken for its letters. */
export function givenConfiguration(where: string, prop: string, given: unknown): Json | undefined {
  if (given === undefined) {
    return undefined;
  }
  const copy = plain(given);
  if (!isRecord(copy)) {
    refuse(where, prop, given, { wrong: 'is not an object', remedy: `give its keys: ${prop}: { waitForPodsReady: { timeout: '10m' } }` });
  }
  return copy;
}

export interface GivenText {
  readonly text: string;
  readonly release: string;
  readonly namespace: string;
  readonly overrides: Json;
  readonly unknown: Json;
}

/** Refuses the first thing that the manager of the release would end for, under the prop that it came by. */
export function refuseWrongConfiguration(where: string, { text, release, namespace, overrides, unknown }: GivenText): void {
  const problem = checkConfiguration(text, { release, namespace }).find(one => !isUnder(unknown, one));
  if (problem) {
    const prop = isUnder(overrides, problem) ? 'configuration' : 'installation.configMap';
    refuse(where, `${prop}.${problem.path}`, problem.value, problemText(problem));
  }
}

/** Whether the keys that were given hold what a problem is about, or what it is missing from. */
function isUnder(given: Json, { path }: ConfigurationProblem): boolean {
  const keys = path.split(/[.[]/);
  return at(given, ...keys) !== undefined || keys.length > 1 && at(given, ...keys.slice(0, -1)) !== undefined;
}
