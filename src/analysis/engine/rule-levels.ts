import { Severity } from './findings';
import { RuleFinding, RuleUnknown } from './rule';
import { Suppressed } from './suppressions';
import { refuse } from '../../errors/format-error';
import { nearest } from '../../errors/nearest';
import { RuleLevel, RuleSetting } from '../input/options';

/** Levels by the id of the rule, as the options set them. */
export type RuleLevels = Readonly<Record<string, RuleSetting>>;

/** A level without effect would look like a decision: names that are not those of rules, other levels and empty reasons are refused. */
export function requireRules(levels: RuleLevels, known: readonly string[]): void {
  for (const [rule, { level, reason }] of Object.entries(levels)) {
    if (!known.includes(rule)) {
      const near = nearest(rule, known);
      refuse('AccessOptions', `rules.${rule}`, level, {
        wrong: 'there is no such rule',
        remedy: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'docs/rules.md lists the rules',
      });
    }
    if (!Object.values(RuleLevel).includes(level)) {
      refuse('AccessOptions', `rules.${rule}.level`, level, { wrong: 'is not a level', remedy: `use ${Object.values(RuleLevel).join(', ')}` });
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      refuse('AccessOptions', `rules.${rule}.reason`, reason, { wrong: 'is empty', remedy: 'give why this is right' });
    }
  }
}

/** What the rules reported. */
interface Reported {
  readonly findings: readonly RuleFinding[];
  readonly suppressed: readonly Suppressed[];
  readonly unknowns: readonly RuleUnknown[];
}

/**
 * Gives each finding the level of its rule. A rule that is switched off leaves no question open: what it finds is set aside with its reason, never dropped.
 */
export function applyLevels(levels: RuleLevels, reported: Reported): Reported {
  if (Object.keys(levels).length === 0) {
    return reported;
  }
  const { findings, suppressed, unknowns } = reported;
  const isOff = ({ rule }: { readonly rule: string }) => levels[rule]?.level === RuleLevel.OFF;
  return {
    findings: findings.filter(finding => !isOff(finding)).map(finding => atLevel(finding, levels[finding.rule]?.level)),
    suppressed: [
      ...suppressed.map(one => ({ ...one, finding: atLevel(one.finding, levels[one.finding.rule]?.level) })),
      ...findings.filter(isOff).map(finding => ({ finding, reason: levels[finding.rule].reason, annotated: false })),
    ],
    unknowns: unknowns.filter(one => !isOff(one)).map(one => openAtLevel(one, levels[one.rule]?.level)),
  };
}

/** Only what a rule itself calls an error breaks access: another level changes how it is reported, not what it means. */
function atLevel(finding: RuleFinding, level: RuleLevel | undefined): RuleFinding {
  const severity = severityOf(level);
  return severity === undefined ? finding : { ...finding, severity, breaks: finding.severity === Severity.ERROR && finding.breaks };
}

/** A question whose answer could break no step leaves none open. */
function openAtLevel(unknown: RuleUnknown, level: RuleLevel | undefined): RuleUnknown {
  return level === undefined || level === RuleLevel.ERROR ? unknown : { ...unknown, breaks: false };
}

function severityOf(level: RuleLevel | undefined): Severity | undefined {
  return Object.values(Severity).find(severity => severity as string === level);
}
