import { AccessModel, type RuleDescription } from '../analyzer';

const RULES = new Map(AccessModel.rules().map(rule => [rule.id, rule]));

/** The page about a rule. */
export function helpOf(rule: string): string {
  return `https://github.com/cdk8s-ocm/cdk8s-ocm/blob/main/docs/rules/${rule}.md`;
}

export function rules(): RuleDescription[] {
  return [...RULES.values()];
}

export function titleOf(rule: string): string {
  return RULES.get(rule)?.title ?? rule;
}
