import { GATE_ROWS, GateRow } from './gate-rows';
import { Found } from './problem';
import { gateNames, gateOf, minorOf } from './schema';
import { nearest } from '../../../errors/nearest';
import { compareVersions } from '../../fact';

/** The gates that a configuration sets. */
export type Gates = ReadonlyMap<string, boolean>;

const ALL_OF_STAGE: Readonly<Record<string, string>> = { AllAlpha: 'alpha', AllBeta: 'beta' };

export function gatesOf(value: unknown): Gates {
  return new Map(Object.entries((value ?? {}) as Record<string, boolean>));
}

/** Whether a gate is on, by the configuration or by default; off where the release does not know it. */
export function isOn(name: string, gates: Gates, release: string): boolean {
  const gate = gateOf(name, release);
  if (!gate) {
    return false;
  }
  const all = Object.keys(ALL_OF_STAGE).find(key => ALL_OF_STAGE[key] === gate.stage && gates.has(key));
  return gates.get(name) ?? (all === undefined ? gate.on : gates.get(all) === true);
}

/** Gates that the release does not know, has locked, or takes only with another. */
export function gateProblems(gates: Gates, release: string, at: (name: string) => number): Found[] {
  const set = [...gates].flatMap(([name, value]) => oneGate({ name, value, at: at(name) }, release));
  // The manager ends at the first of these, before it looks at what belongs together.
  return set.length > 0 ? set : needed(gates, release, at);
}

function oneGate({ name, value, at }: { name: string; value: boolean; at: number }, release: string): Found[] {
  const gate = gateOf(name, release);
  const place = { path: `featureGates.${name}`, value, at };
  if (gate) {
    return gate.locked && gate.on !== value ? [{ id: 'gate-locked', ...place, data: { wanted: String(gate.on) } }] : [];
  }
  const [closest] = nearest(name, gateNames(release));
  return [closest === undefined ? { id: 'gate-unknown', ...place } : { id: 'gate-misspelled', ...place, data: { nearest: closest } }];
}

function holdsAt({ since }: GateRow, release: string): boolean {
  const own = since.find(first => minorOf(first) === minorOf(release));
  const last = since[since.length - 1];
  return own === undefined ? compareVersions(minorOf(release), minorOf(last)) > 0 : compareVersions(own, release) <= 0;
}

/** One problem for each gate that is off and needed. */
function needed(gates: Gates, release: string, at: (name: string) => number): Found[] {
  const rows = GATE_ROWS.filter(row => holdsAt(row, release) && isOn(row.gate, gates, release));
  const off = new Set(rows.flatMap(({ needs }) => needs).filter(name => !isOn(name, gates, release)));
  return [...off].map(name => {
    const wanting = rows.filter(({ needs }) => needs.includes(name)).map(({ gate }) => gate);
    const named = [name, ...wanting].find(one => gates.has(one)) ?? name;
    return { id: 'gate-needs', path: `featureGates.${named}`, value: gates.get(named), at: at(named), data: { gates: wanting, needed: name } };
  });
}
