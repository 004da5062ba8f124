import { canonical, isRecord, record, strings } from '../../../kubernetes/json';
import { FactRow, rowAt } from '../../../releases/fact';
import { About, FACT_LISTS, ListedFact } from '../../../releases/fact-list';
import { Installed } from '../../input/releases';

/** One place of a value that another release has otherwise. */
export interface ValueChange {
  /**
   * The place in the value of the fact: `clientConnection.qps`.
   *
   * @default - the value as a whole
   */
  readonly place?: string;
  /**
   * What it is now.
   *
   * @default - nothing
   */
  readonly before?: string;
  /**
   * What it becomes.
   *
   * @default - nothing
   */
  readonly after?: string;
}

/** A fact that differs between what is installed and what is wanted. */
export interface ChangedFact {
  readonly fact: ListedFact;
  /** The framework of Kueue that it is about. */
  readonly part?: string;
  /** The row of the wanted release. */
  readonly row: FactRow<unknown>;
  /** The first release that has the same value without a break. */
  readonly since: string;
  readonly changes: readonly ValueChange[];
  /** API versions that were served before, as `apiVersion` has them. */
  readonly goneVersions: readonly string[];
}

/** What the catalogue has otherwise for two releases of one component. */
export function changedFacts(from: Installed, to: Installed): ChangedFact[] {
  return FACT_LISTS.filter(({ component }) => component.key === to.component.key).flatMap(({ part, facts }) => facts.flatMap(fact => {
    const [before, row] = [rowAt(fact.rows, from.factsOf), rowAt(fact.rows, to.factsOf)];
    const changes = row ? valueChanges(before?.value, row.value) : [];
    const gone = row ? goneVersions(fact.about, before?.value, row.value) : [];
    return row && changes.length > 0 ? [{ fact, row, since: sinceWhen(fact, row), changes, goneVersions: gone, ...part && { part: part.name } }] : [];
  }));
}

/** A later row may repeat a value, with another source. */
function sinceWhen({ rows }: ListedFact, row: FactRow<unknown>): string {
  const before = rows.slice(0, rows.indexOf(row)).reverse();
  const other = before.findIndex(({ value }) => canonical(value) !== canonical(row.value));
  const same = other < 0 ? before : before.slice(0, other);
  return same[same.length - 1]?.since ?? row.since;
}

const KUEUE_GROUP = 'kueue.x-k8s.io';

function goneVersions(about: About, before: unknown, after: unknown): string[] {
  if (about === About.KUEUE_VERSIONS) {
    return lost(KUEUE_GROUP, before, after);
  }
  return about === About.KIND_VERSIONS
    ? [...new Set(Object.entries(record(before)).flatMap(([kind, versions]) => lost(kind.split('/')[0], versions, record(after)[kind])))] : [];
}

function lost(group: string, before: unknown, after: unknown): string[] {
  const still = strings(after);
  return strings(before).filter(version => !still.includes(version)).map(version => `${group}/${version}`);
}

/** The leaves of two values that differ. */
function valueChanges(before: unknown, after: unknown): ValueChange[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(place => old.get(place) !== now.get(place)).map(place => ({
    ...place !== '' && { place },
    ...old.has(place) && { before: old.get(place) },
    ...now.has(place) && { after: now.get(place) },
  }));
}

/** Every value that is not a mapping, by its place; a list counts as one. */
function leaves(value: unknown, place = ''): Map<string, string> {
  if (value === undefined) {
    return new Map();
  }
  if (!isRecord(value)) {
    return new Map([[place, textOf(value)]]);
  }
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, place === '' ? key : `${place}.${key}`)]));
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map(textOf).join(', ');
  }
  return typeof value === 'string' ? value : canonical(value);
}
