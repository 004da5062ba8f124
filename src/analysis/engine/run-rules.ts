import { leftToOwner } from './ownership';
import { Rule, RuleContext, RuleFinding, RuleUnknown } from './rule';
import { applyLevels, requireRules } from './rule-levels';
import { applySuppressions, Suppressed } from './suppressions';
import { AccessGraph } from '../graph/access-graph';
import { RuleLevel } from '../input/options';

/** How often a rule looked and reported. */
export interface RuleOutcome {
  /** Id of the rule. */
  readonly rule: string;
  /** Number of objects that it looked at. */
  readonly looked: number;
  /** Number of its findings, including those that are suppressed or switched off. */
  readonly findings: number;
  /** Number of objects that it could not judge. */
  readonly unknowns: number;
  /**
   * The level that the options set for it.
   *
   * @default - its findings have their own levels
   */
  readonly level?: RuleLevel;
  /**
   * Why the options set a level.
   *
   * @default - they set none
   */
  readonly reason?: string;
}

export interface AnalysisResult {
  readonly findings: readonly RuleFinding[];
  readonly suppressed: readonly Suppressed[];
  readonly unknowns: readonly RuleUnknown[];
  readonly outcomes: readonly RuleOutcome[];
}

/** Runs every rule. Rules do not know of each other. */
export function runRules(graph: AccessGraph, rules: readonly Rule[]): AnalysisResult {
  const { rules: levels = {} } = graph.options;
  requireRules(levels, rules.map(({ id }) => id));
  const reports = rules.map(rule => {
    const report = new RuleContext(rule);
    rule.check(graph, report);
    return { rule, report };
  });
  const unknowns = reports.flatMap(({ report }) => report.unknowns);
  const found = reports.flatMap(({ report }) => report.findings).map(finding => leftToOwner(graph, finding));
  const { unused, ...sorted } = applySuppressions(graph, found, unknowns);
  const afterwards = rules.flatMap(rule => {
    const report = new RuleContext(rule);
    rule.afterwards?.(graph, report, unused);
    return report.findings;
  });
  return {
    ...applyLevels(levels, { findings: [...sorted.findings, ...afterwards], suppressed: sorted.suppressed, unknowns }),
    outcomes: reports.map(({ rule, report }) => ({
      rule: rule.id, looked: report.looked, findings: report.findings.length, unknowns: report.unknowns.length, ...levels[rule.id],
    })),
  };
}
