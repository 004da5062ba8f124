import { textFor } from './engine/ownership';
import { Rule, RuleMessage } from './engine/rule';

/** Every rule, loaded at the first analysis: importing the library alone does not cost their time. */
export function allRules(): readonly Rule[] {
  return (require('./rules') as typeof import('./rules')).RULES;
}

/** The text of a message of a rule, for those who have only its ids and data. */
export function textOf(rule: string, messageId: string, data: Readonly<Record<string, unknown>>): RuleMessage | undefined {
  const message = allRules().find(({ id }) => id === rule)?.messages[messageId];
  return message && textFor(message, data);
}
