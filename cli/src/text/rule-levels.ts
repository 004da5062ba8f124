import { counted, RuleLevel, some, type RuleOutcome } from '../analyzer';

const NAMED = 5;

/** `rules off: permission-broad (12 findings)`, `rules at another level: plugin-image (notice)`: what the settings set is never silent. */
export function levelsText(outcomes: readonly RuleOutcome[]): string[] {
  const off = outcomes.filter(({ level }) => level === RuleLevel.OFF);
  const other = outcomes.filter(({ level }) => level !== undefined && level !== RuleLevel.OFF);
  return [
    ...off.length > 0 ? [`rules off: ${some(off.map(({ rule, findings }) => `${rule} (${counted(findings, 'finding')})`), NAMED)}`] : [],
    ...other.length > 0 ? [`rules at another level: ${some(other.map(({ rule, level }) => `${rule} (${level})`), NAMED)}`] : [],
  ];
}

/** How many of the findings that are set aside are so because their rule is off. */
export function findingsOff(suppressed: readonly { readonly finding: { readonly rule: string } }[], outcomes: readonly RuleOutcome[]): number {
  const off = new Set(outcomes.filter(({ level }) => level === RuleLevel.OFF).map(({ rule }) => rule));
  return suppressed.filter(({ finding }) => off.has(finding.rule)).length;
}
