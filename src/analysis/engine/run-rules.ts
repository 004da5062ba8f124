import { Finding, SuppressedFinding, Unknown } from './findings';
import { RuleContext, Rule } from './rule';
import { applySuppressions } from './suppressions';
import { AccessGraph } from '../graph/access-graph';

/** How often a rule came to say something. */
export interface RuleOutcome {
  readonly rule: string;
  readonly looked: number;
  readonly findings: number;
  readonly unknowns: number;
}

export interface AnalysisResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknowns: readonly Unknown[];
  readonly outcomes: readonly RuleOutcome[];
}

/** Asks every rule. Rules do not know of each other. */
export function runRules(graph: AccessGraph, rules: readonly Rule[]): AnalysisResult {
  const reports = rules.map(rule => {
    const report = new RuleContext(rule);
    rule.check(graph, report);
    return { rule, report };
  });
  const unknowns = reports.flatMap(({ report }) => report.unknowns);
  const { unused, ...sorted } = applySuppressions(graph, reports.flatMap(({ report }) => report.findings), unknowns);
  const afterwards = rules.flatMap(rule => {
    const report = new RuleContext(rule);
    rule.afterwards?.(graph, report, unused);
    return report.findings;
  });
  const findings = [...sorted.findings, ...afterwards];
  return {
    findings,
    suppressed: sorted.suppressed,
    unknowns,
    outcomes: reports.map(({ rule, report }) => ({
      rule: rule.id, looked: report.looked, findings: report.findings.length, unknowns: report.unknowns.length,
    })),
  };
}
