import { Rule } from './engine/rule';

/** Every rule, loaded at the first analysis: importing the library alone does not cost their time. */
export function allRules(): readonly Rule[] {
  return (require('./rules') as typeof import('./rules')).RULES;
}
