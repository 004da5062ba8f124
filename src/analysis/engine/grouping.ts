import { Severity } from './findings';
import { Message } from './message';
import { some, thousands } from '../../errors/format-error';
import { KubeName, spell } from '../input/objects';

/** The one datum that differs from cluster to cluster where a message is otherwise the same. */
const CLUSTER = 'cluster';
/** Fields whose value is particular to the object: its name, the name of its cluster, its place. */
const OWN_FIELDS = ['metadata.name', 'metadata.namespace', 'spec.clusterSource.clusterProfileRef.name', 'its place in the input'];
const SHOWN = 3;

/** Whether the value of a field is the name, or the place, of the object itself or of its cluster. */
export function isOwnField(field: string): boolean {
  return OWN_FIELDS.includes(field);
}

/** A finding, as far as grouping looks at it. */
export interface GroupedFinding extends Message {
  readonly rule: string;
  readonly severity: Severity;
  readonly object: KubeName;
  readonly field: string;
  readonly value?: unknown;
}

/** Findings that differ in nothing but the names of their object and its cluster. */
export interface FindingGroup<T> {
  readonly first: T;
  /** All of them, the first included. */
  readonly all: readonly T[];
}

/** Puts together what has the same key, in the order in which it comes. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups.values()];
}

/** The part of a message that is the same on every cluster. */
export function sameOnEveryCluster({ messageId, data }: Message): unknown {
  return [messageId, Object.entries(data).filter(([name]) => name !== CLUSTER)];
}

/** One group for what a fleet repeats on every cluster. */
export function groupFindings<T extends GroupedFinding>(findings: readonly T[]): FindingGroup<T>[] {
  return groupBy(findings, finding => [
    finding.rule,
    finding.severity,
    finding.object.kind,
    finding.field,
    isOwnField(finding.field) ? null : finding.value ?? null,
    sameOnEveryCluster(finding),
  ]).map(all => ({ first: all[0], all }));
}

/** `9,999 more: Kind a, Kind b, Kind c and 9,996 more`; undefined where the first is the only one. */
export function othersOf({ all }: FindingGroup<GroupedFinding>, shown = SHOWN): string | undefined {
  const others = all.slice(1).map(({ object }) => spell(object));
  return others.length === 0 ? undefined : `${thousands(others.length)} more: ${some(others, shown)}`;
}
