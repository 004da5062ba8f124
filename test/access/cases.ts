import { MEANT, OPTIONS } from './world';
import { AccessOptions } from '../../src/access/options';
import { RULES } from '../../src/access/registry';
import { Rule } from '../../src/access/rule';
import { Json } from '../../src/manifests/json';

/** What goes into the model. */
export interface Input {
  readonly manifests: readonly Json[];
  /** Over the options of `world.ts`. */
  readonly options?: AccessOptions;
}

export interface Firing extends Input {
  /** What happens, for the name of the test. */
  readonly when: string;
  /** The field that the finding names. */
  readonly field: string;
  /** Part of the message. */
  readonly says: string;
  readonly severity?: string;
  /** How many findings of the rule; one unless said. */
  readonly times?: number;
}

export interface RuleCases {
  readonly rule: string;
  readonly fires: readonly Firing[];
  /** Further inputs about which the rule has nothing to say, beside an application and MultiKueue in order. */
  readonly silent?: readonly Input[];
  /** An input in which there is nothing for the rule to look at. */
  readonly notApplicable: Input;
  /** Inputs that it cannot judge, and what it says is missing; none where one object says it all. */
  readonly unknown?: readonly (Input & { readonly missing: string })[];
}

export function optionsOf(input: Input): AccessOptions {
  return { ...OPTIONS, unmanagedFrameworks: MEANT, ...input.options };
}

/** Nothing is declared: neither releases nor fleet, and the manifests are not everything. */
export const NOTHING_STATED: AccessOptions = { releases: {}, fleet: [], complete: false };

/** What a judgement of one rule asks: itself, and every rule where it is about what the others found. */
export function rulesFor(rule: string): readonly Rule[] {
  return rule === 'suppression-without-finding' ? RULES : RULES.filter(one => one.id === rule);
}
