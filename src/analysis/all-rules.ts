import { Rule } from './engine/rule';

/** Every rule, loaded when the first judgement is asked for: an app that only imports the library does not pay for them. */
export function allRules(): readonly Rule[] {
  return (require('./rules') as typeof import('./rules')).RULES;
}
