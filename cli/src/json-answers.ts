import type {
  AccessReport, Coverage, Explanation, Finding, Grantee, PathState, PathStep, RuleOutcome, SuppressedFinding, Unknown, UpgradePlan,
} from './analyzer';
import type { Baseline } from './baseline/apply';
import { FullDiff } from './diff/full-diff';
import { Problem } from './input/problem';
import { UsedSettings } from './settings/used';

/** Counts up when a key goes, or changes its meaning. */
export const SCHEMA_VERSION = 1;

/** What every answer in JSON begins with. `tools/generate/json-schemas.ts` makes docs/schemas from the types of this file. */
interface Answer {
  readonly schemaVersion: typeof SCHEMA_VERSION;
}

/** What a file for output holds where a command failed before it had an answer. */
export interface Failure extends Answer {
  readonly error: string;
}

export interface Place {
  readonly file: string;
  readonly line: number;
}

export type PlacedFinding = Finding & { readonly place?: Place };
export type PlacedStep = PathStep & { readonly place?: Place };

/** The file of a baseline, how many findings it holds, and its entries without a finding. */
export interface ComparedBaseline extends Omit<Baseline, 'known'> {
  readonly known: number;
}

/** `check --format json` */
export interface CheckAnswer extends Answer {
  readonly objects: number;
  readonly settings: UsedSettings;
  readonly baseline?: ComparedBaseline;
  readonly findings: readonly PlacedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknowns: readonly Unknown[];
  readonly rules: readonly RuleOutcome[];
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}

/** `report --format json` */
export interface ReportAnswer extends Answer, AccessReport {
  readonly settings: UsedSettings;
}

/** `diff --format json` */
export interface DiffAnswer extends Answer, FullDiff {}

/** `explain --format json` */
export interface ExplainAnswer extends Answer, Omit<Explanation, 'path'> {
  readonly path: readonly PlacedStep[];
  readonly coverage: Coverage;
}

/** Clusters whose access paths are in the same state for the same reason. */
export interface GranteePaths {
  readonly clusters: readonly string[];
  readonly state: PathState;
  readonly failing?: PathStep;
}

export interface GranteeWithPaths extends Grantee {
  readonly paths: readonly GranteePaths[];
}

/** `who-can --format json` */
export interface WhoCanAnswer extends Answer {
  readonly verb: string;
  readonly resource: string;
  readonly cluster?: string;
  readonly grantees: readonly GranteeWithPaths[];
  readonly coverage: Coverage;
}

/** `upgrade-plan --format json` */
export interface UpgradePlanAnswer extends Answer, UpgradePlan {
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}

/** An answer as a formatter gets it. */
export type Unversioned<T extends Answer> = Omit<T, 'schemaVersion'>;

export function json<T extends Answer>(answer: Unversioned<T>): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...answer }, undefined, 2)}\n`;
}
