import { Severity } from './findings';

/** A rule, for those who show findings. */
export interface RuleDescription {
  /** Its id, as findings and suppressions name it. */
  readonly id: string;

  /** What holds where it finds nothing. */
  readonly title: string;

  /** How bad its findings are, unless a finding has another severity. */
  readonly severity: Severity;

  /** Ids of the traps that it covers. */
  readonly traps: string[];

  /** Kinds and fields that it looks at. */
  readonly looksAt: string;
}
