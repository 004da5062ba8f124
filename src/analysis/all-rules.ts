import { Rule, RuleMessage } from './engine/rule';

/** Every rule, loaded at the first analysis: importing the library alone does not cost their time. */
export function allRules(): readonly Rule[] {
  return (require('./rules') as typeof import('./rules')).RULES;
}

/** The text of one message of a rule, for those who have only its ids. */
export function textOf(rule: string, messageId: string): RuleMessage | undefined {
  return allRules().find(({ id }) => id === rule)?.messages[messageId];
}
