import { groupBy, groupFindings, type Finding, type FindingGroup } from '../analyzer';
import { Lines } from '../input/lines';

/** Findings that differ only in the names of their objects, with the place of the first. */
export interface PlacedGroup extends FindingGroup<Finding> {
  readonly place?: { readonly file: string; readonly line: number };
}

const ORDER = ['error', 'warning', 'notice'];

/** One group for what a fleet repeats; the worst first. */
export function groupsOf(findings: readonly Finding[], lines: Pick<Lines, 'of'>): PlacedGroup[] {
  return groupFindings(findings).map(group => ({ ...group, place: lines.of(group.first.object, group.first.field) }))
    .sort((a, b) => ORDER.indexOf(a.first.severity) - ORDER.indexOf(b.first.severity));
}

/** What has the same remedy, word by word, is together, so that the remedy is written once. The order is that of the first of each. */
export function byRemedy<T>(all: readonly T[], findingOf: (one: T) => Pick<Finding, 'rule' | 'remedy'>): T[][] {
  return groupBy(all, one => [findingOf(one).rule, findingOf(one).remedy.description]);
}
