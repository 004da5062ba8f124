/** The one place that knows where the analyzer is. It is compiled into the bundle, so it must not import cdk8s. */
export { AccessModel } from '../../src/analysis/access-model';
export type { Finding, Unknown } from '../../src/analysis/engine/findings';
export type { RuleDescription } from '../../src/analysis/engine/rule-description';
export type { AccessOptions } from '../../src/analysis/input/options';
export type { AccessDiff } from '../../src/analysis/queries/diff';
export type { Explanation } from '../../src/analysis/queries/explain';
export type { AccessReport, CellReport } from '../../src/analysis/queries/access-report';
export type { Grantee } from '../../src/analysis/queries/who-can';
