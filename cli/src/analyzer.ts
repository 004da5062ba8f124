/** The one place that knows where the analyzer is. It is compiled into the bundle, so it must not import cdk8s. */
export { AccessModel } from '../../src/analysis/access-model';
export type { Finding, Unknown } from '../../src/analysis/engine/findings';
export { groupBy, groupFindings, othersOf, sameOnEveryCluster, type FindingGroup } from '../../src/analysis/engine/grouping';
export type { RuleDescription } from '../../src/analysis/engine/rule-description';
export { spell, type ObjectReference } from '../../src/analysis/input/objects';
export type { AccessOptions } from '../../src/analysis/input/options';
export type { AccessReport, ClusterAccess, HubIdentity } from '../../src/analysis/queries/access-report';
export type { AccessDiff, FindingChange } from '../../src/analysis/queries/diff';
export type { AccessChange } from '../../src/analysis/queries/diff-messages';
export type { Explanation } from '../../src/analysis/queries/explain';
export { clusterFieldOf } from '../../src/analysis/queries/object-cluster';
export { describeStep } from '../../src/analysis/queries/path-messages';
export { PathState, StepState, type PathStep } from '../../src/analysis/queries/path-step';
export type { Grantee } from '../../src/analysis/queries/who-can';
export { counted, some, thousands } from '../../src/errors/format-error';
