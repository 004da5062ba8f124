import { clustersOf } from './statements';
import { messageOf, remedyOf } from '../../engine/describe';
import { Remedy, Severity } from '../../engine/findings';
import { groupFindings } from '../../engine/grouping';
import { RuleFinding } from '../../engine/rule';
import { AnalysisResult } from '../../engine/run-rules';
import { ObjectReference } from '../../input/objects';
import { RELEASE_RULE } from '../../input/releases';

/** A finding that appears or disappears, on all the objects on which it does. */
export interface FindingChange {
  /** Id of the rule. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** Id of the message, one of those of the rule. */
  readonly messageId: string;
  /** The message about the first object. */
  readonly message: string;
  /** What to do about the first object. */
  readonly remedy: Remedy;
  /** Every object for which the same holds, the first included. */
  readonly objects: ObjectReference[];
  /**
   * Whether it only comes with another name of a cluster, see `renamedClusters`.
   *
   * @default false
   */
  readonly ofRenamedCluster?: boolean;
}

/** A finding that only the head sets aside, or that its rule reports at a lower level there. */
export interface SuppressionChange extends FindingChange {
  /**
   * The reason that the head gives.
   *
   * @default - none: another option of the head makes it no finding, such as `rightsGrantedElsewhere`
   */
  readonly reason?: string;
  /**
   * The severity at which the head reports it, less than that of the base.
   *
   * @default - the head does not report it
   */
  readonly level?: Severity;
}

/** The findings of a comparison. */
export interface FindingChanges {
  readonly newFindings: FindingChange[];
  readonly newlySuppressed: SuppressionChange[];
  readonly goneFindings: FindingChange[];
  readonly standingFindings: FindingChange[];
}

/** Findings before the change, after it under the decisions of the base, and after it under the head's own. */
export interface FindingSides {
  readonly base: AnalysisResult;
  readonly judged: AnalysisResult;
  readonly own: AnalysisResult;
}

/** Names of clusters. */
type Names = Pick<ReadonlySet<string>, 'has'>;

/**
 * @param sides what is compared
 * @param renamed names of clusters that are renamed
 */
export function findingChanges({ base, judged, own }: FindingSides, renamed: Readonly<Record<'before' | 'after', Names>>): FindingChanges {
  const [before, setAside, reported] = [keys(base.findings), keys(suppressedOf(base)), keys(own.findings)];
  const all = keys([...judged.findings, ...suppressedOf(judged)]);
  const added = judged.findings.filter(finding => !before.has(keyOf(finding)));
  const annotated = judged.suppressed.filter(one => one.annotated).map(({ finding }) => finding);
  const hidden = [...judged.findings.filter(finding => !reported.has(keyOf(finding))), ...annotated.filter(finding => !setAside.has(keyOf(finding)))];
  const reasons = new Map([...own.suppressed, ...judged.suppressed].map(({ finding, reason }) => [keyOf(finding), reason]));
  return {
    newFindings: changesOf(added.filter(finding => reported.has(keyOf(finding))), renamed.after),
    newlySuppressed: [
      ...grouped(hidden).map(group => {
        const reason = reasons.get(keyOf(group[0]));
        return { ...changeOf(group), ...reason !== undefined && { reason } };
      }),
      ...lowered(judged, own),
    ],
    goneFindings: changesOf(base.findings.filter(finding => !all.has(keyOf(finding))), renamed.before),
    standingFindings: changesOf(aboutReleases(base, own), renamed.before),
  };
}

/** What both sides find about the same release: each in its own words, since they may state different ones. */
function aboutReleases(base: AnalysisResult, own: AnalysisResult): RuleFinding[] {
  const [before, after] = [base.findings, own.findings].map(findings => findings.filter(({ rule }) => rule === RELEASE_RULE));
  const [inBase, inHead] = [keys(before), keys(after)];
  const both = [...before.filter(finding => inHead.has(keyOf(finding))), ...after.filter(finding => inBase.has(keyOf(finding)))];
  return [...new Map(both.map(finding => [messageOf(finding), finding])).values()];
}

/** Findings of the same manifests under other facts: what comes, or comes in another way or with another severity, and what goes. */
export function changedByFacts(before: AnalysisResult, after: AnalysisResult): Pick<FindingChanges, 'newFindings' | 'goneFindings'> {
  const exactly = (finding: RuleFinding) => JSON.stringify([keyOf(finding), finding.severity, finding.messageId]);
  const [known, there] = [new Set(before.findings.map(exactly)), keys(after.findings)];
  return {
    newFindings: changesOf(after.findings.filter(finding => !known.has(exactly(finding))), new Set()),
    goneFindings: changesOf(before.findings.filter(finding => !there.has(keyOf(finding))), new Set()),
  };
}

const ORDER = [Severity.NOTICE, Severity.WARNING, Severity.ERROR];

/** What the head reports as less than the base would, by the level that it sets for the rule. */
function lowered(judged: AnalysisResult, own: AnalysisResult): SuppressionChange[] {
  const settings = new Map(own.outcomes.flatMap(({ rule, level, reason }) => level === undefined ? [] : [[rule, reason]]));
  const levels = new Map(own.findings.filter(({ rule }) => settings.has(rule)).map(finding => [keyOf(finding), finding.severity]));
  const levelOf = (finding: RuleFinding) => levels.get(keyOf(finding)) ?? finding.severity;
  return grouped(judged.findings.filter(finding => ORDER.indexOf(levelOf(finding)) < ORDER.indexOf(finding.severity)))
    .map(group => ({ ...changeOf(group), reason: settings.get(group[0].rule), level: levelOf(group[0]) }));
}

/** What only comes with another name of a cluster is apart, after the rest. */
function changesOf(findings: readonly RuleFinding[], renamed: Names): FindingChange[] {
  const isRenamed = (finding: RuleFinding) => clustersOf(finding).some(cluster => renamed.has(cluster));
  return [
    ...grouped(findings.filter(finding => !isRenamed(finding))).map(changeOf),
    ...grouped(findings.filter(isRenamed)).map(all => ({ ...changeOf(all), ofRenamedCluster: true })),
  ];
}

function suppressedOf({ suppressed }: AnalysisResult): RuleFinding[] {
  return suppressed.map(({ finding }) => finding);
}

/** Data that tell findings on one field apart: a binding can bring the tokens of several accounts. */
const TELLING = ['account', 'namespace', 'cluster'];

function keyOf({ rule, object, field, data }: RuleFinding): string {
  return JSON.stringify([rule, object.kind, object.namespace ?? '', object.name, field, ...TELLING.map(name => data[name] ?? '')]);
}

function keys(findings: readonly RuleFinding[]): ReadonlySet<string> {
  return new Set(findings.map(keyOf));
}

function grouped(findings: readonly RuleFinding[]): (readonly RuleFinding[])[] {
  return groupFindings([...findings].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1)).map(({ all }) => all);
}

function changeOf(all: readonly RuleFinding[]): FindingChange {
  const [first] = all;
  const { rule, severity, messageId } = first;
  return { rule, severity, messageId, message: messageOf(first), remedy: remedyOf(first), objects: all.map(({ object }) => ({ ...object })) };
}
